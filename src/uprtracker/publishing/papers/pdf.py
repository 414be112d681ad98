"""A paper as PDF, set by Typst: tagged for screen readers (PDF/UA-1), in all six languages.

The words go to `data/paper.typ` as data. Fonts come with the program: Libertinus (Latin, Cyrillic,
Greek) with Typst itself, Amiri for Arabic, Noto for Chinese; for any other script the fonts of the
machine are asked.
"""

import json
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files

import typst

from uprtracker.publishing.papers.paper import Paper
from uprtracker.publishing.papers.shape import Shape

_FONT_PACKAGES = (("fontpkg_amiri", "files"), ("noto_cjk_sans_otc", ""))


def write_pdf(paper: Paper) -> bytes:
    """Return the paper as the bytes of a PDF; the same paper gives the same bytes on the same machine."""
    moment = datetime.combine(paper.dated, time(), UTC)
    made = typst.compile(
        _template(),
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"paper": json.dumps(Shape(paper).whole(), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=int(moment.timestamp()),
    )
    return bytes(made)


@cache
def _template() -> bytes:
    return files("uprtracker.publishing.papers").joinpath("data", "paper.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts, looked for once in the life of a process: that takes longer than setting a paper."""
    return typst.Fonts(font_paths=[str(files(name).joinpath(folder)) for name, folder in _FONT_PACKAGES])
