"""The rows of a thematic list as `upr extract --json` prints them, labels beside those of a report."""

from typing import Any

from uprtracker.exchange.thematic_list.row import Tagged, ThematicList, ThematicRow


def rows_as_json(listed: ThematicList) -> list[dict[str, Any]]:
    """Return the rows of `listed` as plain dicts and lists, in printed order."""
    return [_row(row) for row in listed.rows]


def _row(row: ThematicRow) -> dict[str, Any]:
    return {
        "number": row.number,
        "text": row.text,
        "states": list(row.states),
        "position": row.position.value if row.position else None,
        "words": row.position_words,
        "source": {"symbol": row.symbol, "paragraph": row.paragraph},
        "heading": row.heading,
        "themes": _tags(row.themes),
        "groups": _tags(row.groups),
        "sdgs": list(row.sdgs),
        "assessment": row.assessment,
        "page": row.span.page,
    }


def _tags(tags: tuple[Tagged, ...]) -> list[dict[str, str]]:
    return [{"slug": one.slug, "code": one.code, "label": one.label} for one in tags]
