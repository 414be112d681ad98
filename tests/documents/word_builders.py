"""Small Word files with text of our own, made of plain parts so that each test sees what it tests.

    data = un_report_docx(["# II. Conclusions", "Plant trees (Ruritania);"], numbering=PARAGRAPHS)

`numbering` gives the levels of one list; then every paragraph is numbered by
Word ("> " before its text puts it one level down), headings excepted.
`raw` paragraphs, whole `<w:p>` elements, follow the others.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OPEN = f'xmlns:w="{W}" xmlns:r="{R}"'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# (start, numFmt, lvlText) per level
PARAGRAPHS = ((1, "decimal", "%1."), (1, "lowerLetter", "(%2)"))
RECOMMENDATIONS = ((122, "decimal", "%1."), (1, "decimal", "%1.%2"))


def paragraph(text: str, properties: str = "") -> str:
    """Return `<w:p>`; "[^1]" refers to footnote 1, a tab is a tab, "\\f" breaks the page."""
    runs = []
    for at, piece in enumerate(text.replace("]", "[^").split("[^")):
        if at % 2:
            runs.append(f'<w:r><w:footnoteReference w:id="{piece}"/></w:r>')
            continue
        piece = escape(piece).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        piece = piece.replace("\f", '</w:t><w:br w:type="page"/><w:t xml:space="preserve">')
        runs.append(f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>')
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def numbered(text: str, level: int = 0, list_id: int = 1) -> str:
    """Return a paragraph that Word numbers."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table of plain cells."""
    cells = (
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows
    )
    return f"<w:tbl>{''.join(cells)}</w:tbl>"


def numbering_part(levels: Sequence[tuple[int, str, str]], extra: str = "") -> str:
    """Return numbering.xml with one list, number 1."""
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (start, form, text) in enumerate(levels)
    )
    return (
        f'<w:numbering {_OPEN}><w:abstractNum w:abstractNumId="0">{made}</w:abstractNum>{extra}'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def un_report_docx(
    paragraphs: Sequence[str],
    *,
    symbol: str = "A/HRC/99/7",
    numbering: Sequence[tuple[int, str, str]] = (),
    footnotes: Mapping[str, str] | None = None,
    raw: str = "",
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """Return a draft report as DOCX; `parts` adds or replaces parts of the package by name."""
    body = "".join(_body(text, bool(numbering)) for text in paragraphs)
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    notes = "".join(
        f'<w:footnote w:id="{mark}">{paragraph(text)}</w:footnote>'
        for mark, text in (footnotes or {}).items()
    )
    written = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations(
            [("header", "header1.xml"), ("numbering", "numbering.xml"), ("footnotes", "footnotes.xml")]
        ),
        "word/document.xml": f"<w:document {_OPEN}><w:body>{body}{raw}{section}</w:body></w:document>",
        "word/header1.xml": f"<w:hdr {_OPEN}>{paragraph(symbol)}</w:hdr>",
        "word/numbering.xml": numbering_part(numbering or PARAGRAPHS),
        "word/footnotes.xml": f"<w:footnotes {_OPEN}>{notes}</w:footnotes>",
        **(parts or {}),
    }
    return package(written)


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """Return the parts as a ZIP file, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _body(text: str, automatic: bool) -> str:
    if text.startswith("# "):
        return paragraph(text[2:], '<w:pStyle w:val="HChG"/>')
    if not automatic:
        return paragraph(text)
    level = len(text) - len(text.lstrip("> "))
    return numbered(text.lstrip("> "), text[:level].count(">"))


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="rId{at}" Type="{R}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _content_types() -> str:
    kinds = {
        "document": "document.main",
        "header1": "header",
        "numbering": "numbering",
        "footnotes": "footnotes",
    }
    made = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    rels = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    return f'<Types xmlns="{_PACKAGE}/content-types">{rels}{made}</Types>'
