"""How the desk says things: answers, kinds of findings, outcomes, names of States in a list."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from uprtracker.accounts.policy import Action, may
from uprtracker.records.models import Correction, Review
from uprtracker.web import names
from uprtracker.web.desk import forms, places

register = template.Library()


@register.simple_tag(takes_context=True)
def may_correct(context: dict[str, Any]) -> bool:
    """Tell whether who reads this page may work at the desk; an early refusal knows nobody."""
    user = getattr(context.get("request"), "user", None)
    return user is not None and may(user, Action.CORRECT_READINGS)


@register.simple_tag(takes_context=True)
def may_code(context: dict[str, Any]) -> bool:
    """Tell whether who reads this page may decide on codings."""
    user = getattr(context.get("request"), "user", None)
    return user is not None and may(user, Action.DECIDE_CODINGS)


@register.simple_tag(takes_context=True)
def may_link(context: dict[str, Any]) -> bool:
    """Tell whether who reads this page may decide on links."""
    user = getattr(context.get("request"), "user", None)
    return user is not None and may(user, Action.DECIDE_LINKS)


@register.filter
def has_report(review: Review) -> bool:
    """Tell whether there are readings of this review to correct."""
    return review.documents.filter(kind="wg_report").exists()


@register.filter
def answer(value: str) -> str:
    """supported → Supported; nothing → not said here."""
    return names.position(value) if value else _("not said in the report")


@register.filter
def finding_kind(value: str) -> str:
    """number-gap → Gap in the numbers."""
    return places.kind_words(value)


@register.filter
def state_list(codes: list[str]) -> str:
    """[FRA, ESP] → France; Spain."""
    return forms.state_names(codes) or names.state("")


@register.filter
def decided_field(value: str) -> str:
    """text → text, states → States: what of a reading was decided."""
    return {
        "number": _("number"),
        "text": _("text"),
        "states": _("States"),
        "position": _("answer in the report"),
        "parts": _("parts"),
    }.get(value, value)


@register.filter
def numbers_of(entries: list[dict[str, Any]]) -> str:
    """Return the numbers of entries, to name what a decision is about."""
    return ", ".join(str(entry.get("number") or _("without number")) for entry in entries)


@register.filter
def about(row: Correction) -> str:
    """Return the numbers that a decision is about."""
    return numbers_of(row.after or row.before)
