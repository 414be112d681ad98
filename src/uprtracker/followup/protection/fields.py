"""What an entry of a protection log can say."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

KINDS: Mapping[str, Promise] = {
    "threat": gettext_lazy("Threat or intimidation"),
    "surveillance": gettext_lazy("Surveillance"),
    "detention": gettext_lazy("Arrest or detention"),
    "violence": gettext_lazy("Physical attack"),
    "prosecution": gettext_lazy("Prosecution or lawsuit"),
    "travel": gettext_lazy("Travel ban"),
    "smear": gettext_lazy("Smear campaign"),
    "online": gettext_lazy("Attack online"),
    "restriction": gettext_lazy("Closure, fine or lost funding"),
    "other": gettext_lazy("Other"),
}
# name → its words and the most characters; the long ones are written in an area.
TEXTS: Mapping[str, tuple[Promise, int]] = {
    "place": (gettext_lazy("Where"), 200),
    "happened": (gettext_lazy("What happened"), 20_000),
    "affected": (gettext_lazy("Who is affected"), 2_000),
    "source": (gettext_lazy("Who is behind it, as far as known"), 2_000),
    "link": (gettext_lazy("What connects it to the review or to work with the United Nations"), 2_000),
    "measures": (gettext_lazy("What was done for safety"), 5_000),
    "told": (gettext_lazy("Who was told, and when"), 2_000),
    "consent": (gettext_lazy("What those affected agree to: who may be told what"), 2_000),
    "next": (gettext_lazy("What comes next, and who does it"), 2_000),
}


def checked(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of an entry, trimmed. Raises ValidationError with a sentence."""
    said = {name: str(fields.get(name, "")).strip() for name in ("day", "kind", *TEXTS)}
    if not said["happened"]:
        raise ValidationError(_("Say what happened."))
    if said["kind"] not in KINDS:
        raise ValidationError(_("Choose what kind of incident it is."))
    if len(said["day"]) > 20:
        raise ValidationError(_("Give the day as a date."))
    for name, (words, most) in TEXTS.items():
        if len(said[name]) > most:
            raise ValidationError(_("“{field}” has more than {n} characters.").format(field=words, n=most))
    return said


def title_of(text: str) -> str:
    """Return the title of a log, one line. Raises ValidationError."""
    title = " ".join(text.split())
    if not 0 < len(title) <= 120:
        raise ValidationError(_("Give the log a name of at most 120 characters."))
    return title
