"""How pages say dates of the calendar: `{{ due|when }}`, `{{ due|sure }}`, `{{ due|short_when }}`."""

from datetime import date

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from uprtracker.agenda.calendar import words
from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.kinds import KINDS
from uprtracker.agenda.calendar.when import When
from uprtracker.records.models import Review
from uprtracker.reference import load_reference

register = template.Library()
register.filter("title_of_due", words.title_words)
register.filter("subject", words.subject_words)
register.filter("what", words.kind_words)
register.filter("actor", words.actor_words)
register.filter("sure", words.sure_words)
register.filter("special", words.status_words)
register.filter("rule", words.rule_words)
register.filter("checked", words.checked_words)


@register.filter
def when(value: Due | When) -> str:
    """Return when it is, as far as known."""
    return words.when_words(value.when if isinstance(value, Due) else value)


@register.filter
def kind_label(slug: str) -> str:
    """Return the name of a kind."""
    return str(KINDS[slug].label)


@register.filter
def month_of(value: date) -> str:
    """Return the month of a day: "November 2026"."""
    return _format(value, _("F Y"))


@register.filter
def short_when(due: Due) -> str:
    """Return it as short as a table needs: "18 Jul 2023", "22 Jan – 2 Feb 2024", "Jun – Jul 2024"."""
    first, last, grain = due.when.first, due.when.last, due.when.grain
    if first is None or last is None:
        return "–"
    if grain == "day":
        return _format(first, _("j M Y"))
    same = first.year == last.year
    if grain == "month":
        end = _format(last, _("M Y"))
        if same and first.month == last.month:
            return end
        return f"{_format(first, _('M') if same else _('M Y'))} – {end}"
    return f"{_format(first, _('j M') if same else _('j M Y'))} – {_format(last, _('j M Y'))}"


def _format(value: date, form: str) -> str:
    return date_format(value, form, use_l10n=False)


@register.filter
def due_url(due: Due) -> str:
    """Return the page of the calendar that has it with all its kin."""
    if due.state:
        return f"{reverse('web:calendar-state', args=[due.state.lower()])}#cycle-{due.cycle}"
    return reverse("web:calendar-session", args=[due.session])


@register.simple_tag
def session_is_held(number: int | None) -> bool:
    """Tell whether a session has a page of its own beside the calendar."""
    return number in load_reference().sessions


@register.simple_tag
def docket_url(due: Due) -> str:
    """Return the address of the docket of a date, empty where there is none."""
    code = f"{due.state}-{due.session}"
    return reverse("web:review", args=[code.lower()]) if Review.objects.filter(code=code).exists() else ""
