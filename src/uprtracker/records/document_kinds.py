"""What the kinds of documents are called: one table for pages and for the newsletter."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

KINDS: Mapping[str, Promise] = MappingProxyType(
    {
        "wg_report": gettext_lazy("Working Group report"),
        "addendum": gettext_lazy("Addendum"),
        "thematic_list": gettext_lazy("OHCHR’s thematic list"),
        "advance_questions": gettext_lazy("Advance questions"),
        "national_report": gettext_lazy("National report"),
        "compilation": gettext_lazy("Compilation of UN information"),
        "stakeholders_summary": gettext_lazy("Summary of stakeholders' submissions"),
        "decision": gettext_lazy("Decision of the Human Rights Council"),
        "council_report": gettext_lazy("Session report of the Human Rights Council"),
    }
)


def kind_words(kind: str) -> str:
    """Return what kind of document this is; of one that no reader knows, "Other document"."""
    return str(KINDS.get(kind, _("Other document")))
