"""Papers written in a workspace: begun, written by several, brought up to date from the records, deleted.

    draft = begin(by=seat, kind="mid_term", title="…", language="en", review="SVN-34")
    write(section, by=seat, revision=3, text="…")    # merges with what others wrote meanwhile
    refresh(section, by=seat)                        # what people changed stays

A published paper stands as it was signed off: it is withdrawn first, and then written on.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level, Member
from uprtracker.accounts.policy import Action, may
from uprtracker.publishing.models.paper_draft import PaperDraft, PaperSection
from uprtracker.publishing.papers.kinds import FORMS
from uprtracker.publishing.papers.merging import merge
from uprtracker.publishing.papers.parts import made
from uprtracker.publishing.papers.parts.basis import Basis
from uprtracker.records.models import Review

MOST_SECTIONS = 60
LONGEST = 400_000  # characters of a section: a table of a thousand recommendations


@dataclass(frozen=True, slots=True)
class Written:
    """A section after saving. `merged`: others had written meanwhile, and both are in it.

    `mine` is set when both changed the same paragraphs: then nothing was saved, `section` is what
    stands, and `mine` both texts as far as they go together, with this person's words where they do not;
    `theirs` are the paragraphs of the others that are not in it.
    """

    section: PaperSection
    merged: bool = False
    mine: str | None = None
    theirs: tuple[str, ...] = ()


@transaction.atomic
def begin(*, by: Member, kind: str, title: str, language: str, review: str) -> PaperDraft:
    """Return a new paper with the sections of its kind, filled from the records. Raises ValidationError."""
    about = Review.objects.filter(code=review).first()
    if about is None:
        raise ValidationError({"review": _("There is no such review.")})
    draft = keeping.add(PaperDraft(kind=kind, title=title, language=language, review=review), by=by)
    basis = Basis(by, about)
    with translation.override(language):
        for order, planned in enumerate(FORMS[kind].sections, 1):
            text = made(planned.part, basis, language) if planned.part else ""
            section = PaperSection(
                paper=draft,
                order=order * 10,
                part=planned.part,
                title=str(planned.title),
                annex=planned.annex,
            )
            section.text = section.made = text
            keeping.add(section, by=by)
    return draft


def set_up(draft: PaperDraft, *, by: Member, revision: int, **fields: str) -> PaperDraft:
    """Change title, lines and signatories. Raises Overtaken as `keeping.change` does."""
    if draft.level == Level.PUBLIC:
        raise PermissionDenied
    return keeping.change(draft, by=by, revision=revision, **fields)


@transaction.atomic
def write(section: PaperSection, *, by: Member, revision: int, title: str, text: str, annex: bool) -> Written:
    """Save what a person wrote who had opened the section at `revision`."""
    _hold(section.paper)
    text = _checked(text)
    try:
        stands = keeping.change(section, by=by, revision=revision, title=title, text=text, annex=annex)
    except keeping.Overtaken as overtaken:
        stands = PaperSection.objects.get(pk=overtaken.thing.pk)
    else:
        return Written(stands)
    met = merge(_as_seen(stands, revision), text, stands.text)
    if met.clashes or stands.title != title:
        return Written(stands, mine=met.text, theirs=met.clashes)
    stands = keeping.change(stands, by=by, revision=stands.revision, text=met.text)
    return Written(stands, merged=True)


@transaction.atomic
def refresh(section: PaperSection, *, by: Member) -> PaperSection:
    """Bring a section up to date from the records; what cannot go in beside people's words waits."""
    draft = _hold(section.paper)
    review = Review.objects.filter(code=draft.review).first()
    if not section.part or review is None:
        return section
    basis = Basis(by, review, coordinators=draft.level == Level.COORDINATORS)
    fresh = _checked(made(section.part, basis, draft.language))
    if fresh == section.made:
        return section
    met = merge(section.made, section.text, fresh)
    waiting = "\n\n".join(met.clashes)
    return keeping.change(
        section, by=by, revision=section.revision, text=met.text, made=fresh, waiting=waiting
    )


@transaction.atomic
def settle(section: PaperSection, *, by: Member, take: bool) -> PaperSection:
    """Put what waits behind the text, or leave it."""
    _hold(section.paper)
    text = f"{section.text}\n\n{section.waiting}" if take else section.text
    return keeping.change(section, by=by, revision=section.revision, text=_checked(text), waiting="")


@transaction.atomic
def add_section(draft: PaperDraft, *, by: Member, title: str, annex: bool = False) -> PaperSection:
    """Add an empty section behind the others."""
    _may_change(draft, by)
    orders = list(draft.sections.values_list("order", flat=True))
    if len(orders) >= MOST_SECTIONS:
        raise ValidationError(_("A paper has at most {n} sections.").format(n=MOST_SECTIONS))
    section = PaperSection(
        paper=draft, level=draft.level, order=max(orders, default=0) + 10, title=title, annex=annex
    )
    added = keeping.add(section, by=by)
    PaperDraft.objects.get(pk=draft.pk).save()  # a contributor's section gets the level of the paper too
    return added


@transaction.atomic
def move(section: PaperSection, *, by: Member, up: bool) -> None:
    """Let a section change places with the one before or behind it."""
    _may_change(section.paper, by)
    row = list(section.paper.sections.filter(annex=section.annex))
    at = [one.pk for one in row].index(section.pk)
    to = at + (-1 if up else 1)
    if not 0 <= to < len(row):
        return
    row[at], row[to] = row[to], row[at]
    for number, one in enumerate(row, 1):
        if one.order != number * 10:
            keeping.change(one, by=by, revision=one.revision, order=number * 10)


@transaction.atomic
def remove(section: PaperSection, *, by: Member) -> None:
    """Delete a section with its revisions."""
    _hold(section.paper)
    keeping.delete(section, by=by)


@transaction.atomic
def delete(draft: PaperDraft, *, by: Member) -> None:
    """Delete a paper with its sections and their revisions."""
    draft = _hold(draft)
    for section in draft.sections.all():
        keeping.delete(section, by=by)
    keeping.delete(draft, by=by)


def _as_seen(section: PaperSection, revision: int) -> str:
    """Return the text of a section as it stood at a revision."""
    later = keeping.revisions(section).filter(number__gt=revision, refused=False)
    return next((str(one.before["text"]) for one in later if "text" in one.before), section.text)


def _may_change(draft: PaperDraft, by: Member) -> None:
    if not may(by.user_or_nobody, Action.CHANGE, _hold(draft)):
        raise PermissionDenied


def _hold(draft: PaperDraft) -> PaperDraft:
    """Return the paper as it stands, locked until the change is made: nobody signs it off in between."""
    held = PaperDraft.objects.select_for_update().get(pk=draft.pk)
    if held.level == Level.PUBLIC:
        raise PermissionDenied
    return held


def _checked(text: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        raise ValidationError({"text": _("A section has at most {n} characters.").format(n=LONGEST)})
    return text
