"""What schemes and origins of codings are called, in columns, tables and pages."""

from django.utils.translation import gettext as _


def scheme_name(scheme: str) -> str:
    """Return what the labels of a scheme are called."""
    return {
        "action": _("Action category"),
        "issue": _("Issues"),
        "instrument": _("Instruments"),
        "mechanism": _("Mechanisms"),
        "theme": _("Themes"),
        "group": _("Groups of persons"),
        "sdg": _("Sustainable Development Goals"),
        "smart": _("Specific, measurable, time-bound"),
    }.get(scheme, scheme)


def origin_name(origin: str) -> str:
    """Return who gave a label; what the machine gave says so."""
    return {
        "uprinfo": _("UPR Info"),
        "ohchr": _("OHCHR"),
        "person": _("an editor"),
        "model": _("machine, unconfirmed"),
    }.get(origin, origin)
