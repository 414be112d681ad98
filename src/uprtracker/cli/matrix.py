"""`upr matrix`: OHCHR's thematic lists filled in with the assessments of a workspace."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import remark, visible, write_whole
from uprtracker.core.errors import UprTrackerError

if TYPE_CHECKING:
    from uprtracker.accounts.models import Member, Workspace
    from uprtracker.followup.matrix.filled import Matrix

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("matrix")
def command() -> None:
    """Fill in OHCHR's thematic lists ("matrices").

    \b
    Example:
      upr matrix fill IN.docx --workspace slovenia --out OUT.docx
    """


@command.command("fill")
@click.argument("source", type=FILE, metavar="IN.docx")
@click.option("--workspace", "slug", required=True, help="Name of the workspace in its address.")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="File to write.")
@click.option("--as", "username", default="", help="Account whose seat it is done from.")
@click.option("--party", "parties", multiple=True, help="Whose assessments; else those of the seat's party.")
@click.option("--replace", is_flag=True, help="Replace what stands in the cells.")
@with_database
def fill(source: Path, slug: str, out: Path, username: str, parties: tuple[str, ...], replace: bool) -> None:
    """Fill the assessments of a workspace into a thematic list (DOCX or XLSX).

    Nothing else in the file changes. Without --as only what is published is filled in, of all parties;
    with it what that account may see, noted in the audit of its party.

    \b
    Examples:
      upr matrix fill IN.docx --workspace slovenia --out OUT.docx
      upr matrix fill IN.docx --workspace slovenia --out OUT.docx --as ana --party "Bridge Watch"
    """
    from uprtracker.accounts.models import Workspace

    space = Workspace.objects.filter(slug=slug).first()
    seat = _seat(space, username)
    if space is None or (username and seat is None):
        raise UprTrackerError(
            f"There is no workspace {visible(slug)!r}"
            + (f" with a seat of {username!r}." if username else "."),
            remedy="Its name stands in its address: /workspaces/NAME/.",
        )
    matrix = _filled(source, space, seat, parties, replace)
    write_whole(out, lambda stream: stream.write(matrix.opened.filled.data))
    _tell(matrix, out, published=seat is None)


def _seat(space: "Workspace | None", username: str) -> "Member | None":
    from uprtracker.accounts.models import User
    from uprtracker.accounts.policy import seat

    person = User.objects.filter(username=username).first() if username else None
    return seat(person, space) if person and space else None


def _filled(
    source: Path, space: "Workspace", seat: "Member | None", names: tuple[str, ...], replace: bool
) -> "Matrix":
    from django.contrib.auth.models import AnonymousUser

    from uprtracker.accounts import keeping
    from uprtracker.accounts.models import Trace
    from uprtracker.followup.matrix.filled import filled_in
    from uprtracker.followup.matrix.lists import MOST_BYTES, read_review

    data = source.read_bytes()
    if len(data) > MOST_BYTES:
        raise UprTrackerError(f"The file has more than {MOST_BYTES // 2**20} MB.", place=source.name)
    review = read_review(space, data, source.name)
    matrix = filled_in(
        data,
        name=source.name,
        workspace=space,
        review=review,
        viewer=seat or AnonymousUser(),
        parties=_parties(space, seat, names),
        replace=replace,
    )
    if seat:
        keeping.trace(seat, Trace.Verb.EXPORTED, about=f"matrix {review}")
    return matrix


def _parties(space: "Workspace", seat: "Member | None", names: tuple[str, ...]) -> list[int]:
    if not names:
        return [seat.party_id] if seat else list(space.parties.values_list("pk", flat=True))
    known = dict(space.parties.values_list("name", "pk"))
    for name in names:
        if name not in known:
            raise UprTrackerError(f"There is no party {visible(name)!r} in this workspace.")
    return [known[name] for name in names]


def _tell(matrix: "Matrix", out: Path, *, published: bool) -> None:
    counts = matrix.counts
    remark(
        f"Wrote {visible(out.name)}: {len(matrix.rows)} rows, {counts['filled']} filled, "
        f"{counts['no_text']} without assessment, {counts['kept']} left as they were."
    )
    for number, words in (
        (counts["unknown"], "rows have a number that the workspace does not follow"),
        (counts["no_cell"], "rows have no cell of their own for an assessment"),
        (len(matrix.unlisted), "assessments found no row"),
    ):
        if number:
            remark(f"{number} {words}.")
    if published and not counts["filled"]:
        remark("Only what is published was looked at. Name an account that sits in the workspace: --as NAME.")
