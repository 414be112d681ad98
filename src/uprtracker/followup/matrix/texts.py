"""What goes into a cell of the matrix: who says how far, since when, with which words.

Partially implemented (12 May 2026)
The law was changed, its budget was not.
Measures taken: …
Evidence: …
"""

from collections.abc import Collection, Iterator, Mapping

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from uprtracker.accounts.models import Party, Workspace
from uprtracker.followup.assessments.standing import Answer, Viewer, standing, visible
from uprtracker.followup.models import Assessment


def texts(
    workspace: Workspace, codes: Collection[str], viewer: Viewer, parties: Collection[int]
) -> Mapping[str, str]:
    """Return the text of each recommendation on which one of these parties said something.

    Only what the viewer may see. Of several parties each is named; of each the last answer counts.
    """
    chosen = {
        code: [answer for answer in one.answers if answer.voice.party in parties]
        for code, one in standing(workspace, codes, viewer).items()
    }
    keys = [answer.assessment for answers in chosen.values() for answer in answers]
    rows = visible(viewer, workspace).in_bulk(keys)
    several = len({answer.voice.party for answers in chosen.values() for answer in answers}) > 1
    return {
        code: "\n\n".join("\n".join(_lines(answer, rows[answer.assessment], several)) for answer in answers)
        for code, answers in chosen.items()
        if answers
    }


def speaking(workspace: Workspace, codes: Collection[str], viewer: Viewer) -> list[tuple[Party, int]]:
    """Return the parties of which the viewer may see assessments of these, with how many each assessed."""
    counts: dict[int, int] = {}
    for one in standing(workspace, codes, viewer).values():
        for party in {answer.voice.party for answer in one.answers}:
            counts[party] = counts.get(party, 0) + 1
    return [(party, counts[party.pk]) for party in Party.objects.filter(pk__in=counts)]


def _lines(answer: Answer, row: Assessment, named: bool) -> Iterator[str]:
    said = f"{row.get_value_display()} ({date_format(answer.on, _('j F Y'), use_l10n=False)})"
    yield f"{answer.voice.name}: {said}" if named else said
    if row.comment:
        yield row.comment
    if row.measures:
        yield _("Measures taken: {words}").format(words=row.measures)
    if row.evidence:
        yield _("Evidence: {words}").format(words=row.evidence)
