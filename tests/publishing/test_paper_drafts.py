"""Papers written in a workspace: by several, from the records, seen by nobody else, cited right."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from followup.small_space import small_space
from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level, Revision
from uprtracker.followup.evidence.taking_in import add_evidence
from uprtracker.followup.models import Assessment, Evidence, PlannedAction
from uprtracker.publishing.models import PaperDraft, PaperKind, PaperSection
from uprtracker.publishing.papers.composing import compose
from uprtracker.publishing.papers.drafts import begin, delete, refresh, settle, write
from uprtracker.publishing.papers.kinds import FORMS
from uprtracker.publishing.papers.markup import read_text
from uprtracker.publishing.papers.merging import merge
from uprtracker.publishing.papers.paper import Heading, Items, Note, Paragraph, Run, Table
from uprtracker.records.models import Alias, Ask


@pytest.fixture
def space(db) -> SimpleNamespace:
    found = small_space()
    found.review.report_symbol = "A/HRC/99/5"
    found.review.save()
    found.seat = found.cso.editor
    return found


def paper(space, kind="mid_term", **given) -> PaperDraft:
    return begin(
        by=space.seat, **{"kind": kind, "title": "Bridges", "language": "en", "review": "XAA-45", **given}
    )


def say(seat, value="partially", comment="Half of it stands.", **given) -> Assessment:
    row = Assessment(code="XAA-45-1.1", value=value, comment=comment, evidence="Visit, https://e.org/1")
    for name, given_value in given.items():
        setattr(row, name, given_value)
    return keeping.add(row, by=seat)


def part(draft, name) -> PaperSection:
    return draft.sections.get(part=name)


@pytest.mark.parametrize("kind", PaperKind.values)
def test_each_kind_begins_with_its_sections(space, kind):
    say(space.seat)
    draft = paper(space, kind)
    assert draft.sections.count() == len(FORMS[kind].sections)
    composed = compose(draft)
    assert composed.words > 0
    assert not composed.unknown
    assert composed.limit == {
        "national_report": 10_700,
        "stakeholder_submission": 2_815,
        "joint_submission": 5_630,
    }.get(kind)


def test_a_national_report_has_five_sections_beside_its_annex(space):
    titles = [one.title for one in paper(space, "national_report").sections.filter(annex=False)]
    assert [title[:2] for title in titles] == ["A.", "B.", "C.", "D.", "E."]


def test_records_are_cited_by_symbol_and_number(space):
    say(space.seat)
    composed = compose(paper(space))
    notes = [
        part
        for block in composed.paper.blocks
        if isinstance(block, Paragraph)
        for part in block.words
        if isinstance(part, Note)
    ]
    assert Note("A/HRC/99/5, para. 1.1; Visit", "https://e.org/1") in notes
    assert composed.paper.cites[0] == "XAA-45-1.1"


def test_a_former_code_cites_the_record_of_today_and_unknown_ones_are_told(space):
    Alias.objects.create(code="XAA-45-x1", recommendation=space.asked)
    draft = paper(space, "item_6")
    section = draft.sections.all()[1]
    text = "See {XAA-45-x1} and {XAA-45-9.9}. Recommendation 7.7 was not made, recommendation 1.1 was."
    write(section, by=space.seat, revision=section.revision, title="", text=text, annex=False)
    composed = compose(draft)
    assert Run("A/HRC/99/5, para. 1.1") in composed.paper.blocks[-1].words
    assert composed.unknown == ("XAA-45-9.9",)
    assert composed.numbers == ("7.7",)


def test_nothing_of_other_parties_enters_a_paper_but_what_they_published(space):
    say(space.state.editor, "fully", "Ours alone.", level=Level.WORKSPACE)
    say(space.cso.coordinator, "not", "For coordinators.", level=Level.COORDINATORS)
    text = "\n".join(paper(space).sections.values_list("text", flat=True))
    assert "Ours alone." not in text
    assert "For coordinators." not in text
    keeping.sign_off(Assessment.objects.get(value="fully"), by=space.state.reviewer)
    assert "Ministry: Fully implemented" in part(paper(space), "table").text


def test_up_to_date_again_and_what_people_wrote_stays(space):
    say(space.seat)
    section = part(paper(space), "by_issue")
    mine = f"{section.text}\n\nWe saw it ourselves."
    section = write(
        section, by=space.seat, revision=section.revision, title="Mine", text=mine, annex=False
    ).section
    say(space.seat, "fully", "All of it stands.")
    section = refresh(section, by=space.seat)
    assert "All of it stands." in section.text
    assert "Half of it stands." not in section.text
    assert section.text.endswith("We saw it ourselves.")
    assert not section.waiting


def test_what_cannot_be_merged_waits(space):
    say(space.seat)
    section = part(paper(space), "by_issue")
    mine = section.text.replace("Half of it stands.", "It sways.")
    section = write(
        section, by=space.seat, revision=section.revision, title="", text=mine, annex=False
    ).section
    say(space.seat, "fully", "All of it stands.")
    section = refresh(section, by=space.seat)
    assert "It sways." in section.text
    assert "All of it stands." in section.waiting
    assert "All of it stands." in settle(section, by=space.seat, take=True).text


def test_two_people_write_at_once_and_nobodys_words_are_lost(space):
    section = paper(space, "item_6").sections.all()[1]
    base = write(section, by=space.seat, revision=1, title="", text="One.\n\nTwo.", annex=False).section
    first = {"by": space.seat, "title": "", "annex": False, "revision": base.revision}
    write(base, **first, text="One, long.\n\nTwo.")
    done = write(base, **{**first, "by": space.cso.coordinator}, text="One.\n\nTwo, wide.")
    assert done.merged
    assert done.section.text == "One, long.\n\nTwo, wide."
    late = write(base, **{**first, "by": space.cso.coordinator}, text="One, short.\n\nTwo.")
    assert late.mine is not None
    assert "One, short." in late.mine
    assert late.theirs == ("One, long.",)
    kept = Revision.objects.filter(kind="publishing.papersection", thing=base.pk, refused=True)
    assert any("One, short." in one.after.get("text", "") for one in kept)
    assert PaperSection.objects.get(pk=base.pk).text == "One, long.\n\nTwo, wide."


def test_sections_are_seen_by_whoever_sees_the_paper(space):
    draft = paper(space)
    other, visitor = space.state.coordinator.user, AnonymousUser()

    def seen(user):
        return (
            PaperDraft.objects.visible_to(user).count(),
            PaperSection.objects.visible_to(user).count(),
        )

    whole = (1, draft.sections.count())
    assert seen(other) == seen(visitor) == (0, 0)
    draft = keeping.share(draft, by=space.seat, level=Level.WORKSPACE)
    assert (seen(other), seen(visitor)) == (whole, (0, 0))
    draft = keeping.sign_off(draft, by=space.cso.reviewer)
    assert seen(visitor) == whole
    section = draft.sections.first()
    with pytest.raises(PermissionDenied):
        write(section, by=space.cso.coordinator, revision=1, title="", text="Later", annex=False)
    draft = keeping.withdraw(draft, by=space.cso.reviewer)
    assert seen(visitor) == (0, 0)
    delete(draft, by=space.seat)
    assert not PaperSection.objects.exists()
    assert not Revision.objects.filter(kind__startswith="publishing.paper").exists()


@pytest.mark.parametrize(
    ("mine", "theirs", "text", "clashes"),
    [
        ("A\n\nB", "A\n\nB", "A\n\nB", 0),
        ("A+\n\nB", "A\n\nB+", "A+\n\nB+", 0),
        ("A\n\nB\n\nC", "A0\n\nB", "A0\n\nB\n\nC", 0),
        ("A+\n\nB", "A+\n\nB", "A+\n\nB", 0),
        ("A+\n\nB", "A-\n\nB", "A+\n\nB", 1),
        ("B", "A\n\nB\n\nC", "B\n\nC", 0),
        ("", "A\n\nB\n\nC", "C", 0),
        ("A\n\nB\n\nC", "A\n\nB\n\nD", "A\n\nB\n\nC\n\nD", 0),
    ],
)
def test_merging(mine, theirs, text, clashes):
    met = merge("A\n\nB", mine, theirs)
    assert met.text == text
    assert len(met.clashes) == clashes


def test_the_notation():
    text = (
        "## Jails\nFull.^[Visit {XAA-45-1.1}, https://e.org/a] **Very** *so* \\*not\\* {#XAA-45-1.1}\n"
        "- one\n- two\n\n1. first\n\n> said\n\n| No. | What |\n|--|----|\n| 1 | a \\| b |\n| across |"
    )
    blocks = read_text(text, lambda code, alone: "1.1" if alone else "A/HRC/99/5, para. 1.1")
    heading, words, points, numbers, quote, table = blocks
    assert heading == Heading("Jails", 2)
    assert Note("Visit A/HRC/99/5, para. 1.1", "https://e.org/a") in words.words
    assert Run("Very", bold=True) in words.words
    assert "".join(part.text for part in words.words if isinstance(part, Run)) == "Full. Very so *not* 1.1"
    assert isinstance(points, Items)
    assert not points.ordered
    assert numbers.ordered
    assert quote.quote
    assert isinstance(table, Table)
    assert table.widths == (2, 4)
    assert len(table.rows[1]) == 1
    assert "".join(part.text for part in table.rows[0][1]) == "a | b"


def test_asks_and_plans_of_the_party_enter_its_papers_and_those_of_others_do_not(space):
    def ask(seat, text, source=Ask.Source.WORKSPACE):
        keeping.add(Ask(text=text, review="XAA-45", source=source, level=Level.WORKSPACE), by=seat)

    ask(space.seat, "Build a second bridge by 2030.")
    ask(space.seat, "From somebody else's paper.", Ask.Source.SUMMARY)
    ask(space.state.editor, "Theirs.")
    keeping.add(PlannedAction(title="Measure it", codes=["XAA-45-1.1"]), by=space.seat)
    assert part(paper(space, "fact_sheet"), "asks").text == "- Build a second bridge by 2030."
    steps = part(paper(space), "steps").text
    assert "- Measure it (Planned) – {#XAA-45-1.1}" in steps


def test_what_only_coordinators_see_enters_their_own_papers_alone(space):
    say(space.cso.coordinator, "not", "For coordinators.", level=Level.COORDINATORS)
    space.seat = space.cso.coordinator
    draft = paper(space)
    assert "For coordinators." not in part(draft, "by_issue").text
    draft = keeping.share(draft, by=space.seat, level=Level.COORDINATORS)
    section = refresh(part(draft, "by_issue"), by=space.seat)
    assert "For coordinators." in section.text
    assert not PaperSection.objects.visible_to(space.cso.editor.user).exists()


def test_evidence_that_may_be_published_is_named_in_notes(space):
    say(space.seat)
    consents = {
        "A visit": "public",
        "A whisper": "private",
        "Unasked": "unknown",
        "UN, paragraph 3": "needless",
    }
    for title, consent in consents.items():
        add_evidence(
            Evidence(title=title, account="Seen", source="Ana", consent=consent, codes=["XAA-45-1.1"]),
            by=space.seat,
        )
    add_evidence(
        Evidence(title="Of the State", consent="needless", codes=["XAA-45-1.1"]), by=space.state.editor
    )
    text = " ".join(section.text for section in paper(space).sections.all())
    assert "^[A visit, Ana]" in text
    assert "^[UN, paragraph 3, Ana]" in text
    for private in ("A whisper", "Unasked", "Of the State"):
        assert private not in text
