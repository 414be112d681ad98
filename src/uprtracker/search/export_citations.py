"""Records found or chosen as citations: what a footnote says, and what stands beside the quotation."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from uprtracker.exchange.citations import Citation
from uprtracker.records.scheme_names import scheme_name
from uprtracker.search.export_columns import Answered, Cells, Line
from uprtracker.search.export_rows import Key, records


def citations(
    keys: Sequence[Key], root: str, version: int, dated: str, remarks: Mapping[int, str] | None = None
) -> Iterator[Citation]:
    """Yield a citation of each record that is there, in the order of `keys`.

    `version` and `dated` are number and date of the version of the data; `remarks` are a
    person's notes by place in `keys`.
    """
    cells, said = Cells(version), _version(version, dated)
    for place, line, pairs in records(keys, root):
        yield _citation(line, pairs, cells, said, (remarks or {}).get(place, ""))


def _citation(line: Line, pairs: Sequence[Answered], cells: Cells, said: str, remark: str) -> Citation:
    title = title_of(line.kind, cells.label("sur", line.sur), line.session, line.number or line.code)
    return Citation(
        key=line.code,
        title=title,
        text=line.text,
        address=line.address,
        footnote=_footnote(line, title, said, cells),
        version=said,
        symbol=line.document or line.report,
        paragraph=line.paragraph if line.document else "",
        page=line.page,
        date=line.date,
        facts=tuple(_facts(line, pairs, cells)),
        keywords=_keywords(line, pairs, cells),
        note=remark,
    )


def title_of(kind: str, state: str, session: int, number: str) -> str:
    """Return `Slovenia, UPR session 48, recommendation 140.7`; `kind` as that of a hit, `state` its name."""
    words = (
        _("%(state)s, UPR session %(session)d, voluntary pledge %(number)s")
        if kind == "pledge"
        else _("%(state)s, UPR session %(session)d, recommendation %(number)s")
    )
    return words % {"state": state, "session": session, "number": number}


def _footnote(line: Line, title: str, said: str, cells: Cells) -> str:
    """Return symbol, paragraph, page, what it is, address and data version in one line."""
    place = []
    if line.document:
        place.append(line.document)
        if line.paragraph:
            place.append(_("para. %(number)s") % {"number": line.number or line.paragraph})
        if line.page:
            place.append(_("p. %(number)s") % {"number": line.page})
    else:
        place.append(_("Database of UPR Info (upr-info.org)"))
        place += [line.report] * bool(line.report)
    remark = [cells.fictitious] * line.demo
    return ". ".join([", ".join([*place, title]), *remark, line.address, said]) + "."


def _version(version: int, dated: str) -> str:
    return _("UPR Tracker, data version %(number)d of %(day)s") % {"number": version, "day": dated or "–"}


def _facts(line: Line, pairs: Sequence[Answered], cells: Cells) -> Iterator[str]:
    if line.demo:
        yield cells.fictitious
    if states := [cells.label("rs", pair.state) for pair in pairs if pair.state]:
        yield _said(_("Recommending States"), ", ".join(states))
    if line.kind != "pledge":
        answer = "; ".join(cells.apart(pairs)) or cells.label("position", line.position)
        yield _said(_("Response"), f"{answer} ({line.source})" if line.source else answer)
    for scheme, codings in line.codings.items():
        if codings.labels:
            labels = ", ".join(cells.label(scheme, name) for name in codings.labels)
            yield _said(scheme_name(scheme), f"{labels} ({cells.whose(scheme, codings)})")


def _said(name: str, value: str) -> str:
    return f"{name}: {value}"


def _keywords(line: Line, pairs: Sequence[Answered], cells: Cells) -> tuple[str, ...]:
    """Return States and issues: what a library is sorted by. Labels of the machine's alone stay out."""
    issues = line.codings["issue"]
    sure = [cells.label("issue", name) for name in issues.labels if name not in issues.unconfirmed]
    states = [cells.label("sur", line.sur), *(cells.label("rs", pair.state) for pair in pairs if pair.state)]
    return tuple(dict.fromkeys([*states, *sure]))
