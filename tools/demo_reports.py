"""Draw the demonstration reports: `python tools/demo_reports.py` after a change of tools/demo/*.yml.

The pages follow the layout of a Working Group report (cover, page headers with
the symbol, numbered paragraphs, indented recommendations in bold), so that the
demonstration goes through the same readers as a real report. The same text
gives the same bytes.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "tools" / "demo"
TARGET = ROOT / "src" / "uprtracker" / "records" / "data" / "demo"

WIDTH, HEIGHT = A4
LEFT, ITEM, RIGHT = 113.0, 141.0, 482.0
TOP, BOTTOM = 100.0, 748.0
SIZE, LEADING = 10.0, 12.0
NOTICE = "Demonstration: the State and the text are invented."


@dataclass
class Sheet:
    """The page that is being written: where the next line goes, counted from the top."""

    canvas: Canvas
    symbol: str
    number: int = 1
    y: float = field(default=TOP)

    def write(self, x: float, y: float, text: str, font: str = "Times-Roman", size: float = SIZE) -> None:
        """Write one line with its baseline `y` points from the top."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def turn(self) -> None:
        """Begin a new page, with the symbol above and the number below."""
        self.canvas.showPage()
        self.number += 1
        self.y = TOP
        right = self.number % 2 == 1
        width = self.canvas.stringWidth(self.symbol, "Times-Bold", 9)
        self.write(538 - width if right else 57, 62, self.symbol, "Times-Bold", 9)
        self.write(530 if right else 57, 790, str(self.number), "Times-Bold", 9)
        self.write(200, 790, NOTICE, "Times-Italic", 8)

    def flow(self, x: float, text: str, number: str = "", font: str = "Times-Roman") -> None:
        """Write a paragraph from `x` to the right margin, its number hanging in the first line."""
        indent = " " * 8 if number else ""
        lines = simpleSplit(f"{number}{indent}{text}", font, SIZE, RIGHT - x)
        for line in lines:
            if self.y > BOTTOM:
                self.turn()
            self.write(x, self.y, line, font)
            self.y += LEADING
        self.y += LEADING / 2


def draw(report: dict[str, Any], target: Path) -> None:
    """Write one report to `target`."""
    canvas = Canvas(str(target), pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(f"{report['symbol']}: {NOTICE}")
    sheet = Sheet(canvas, report["symbol"])
    _cover(sheet, report)
    sheet.turn()
    number = 0
    for section in report["sections"]:
        number = _section(sheet, section, number)
    canvas.save()


def _cover(sheet: Sheet, report: dict[str, Any]) -> None:
    sheet.write(120, 62, "United Nations", size=14)
    sheet.write(440, 62, report["symbol"], size=12)
    sheet.write(120, 96, "General Assembly", "Times-Bold", 20)
    sheet.write(393, 92, "Distr.: General")
    sheet.write(393, 104, report["issued"])
    sheet.write(393, 128, "Original: English")
    sheet.write(57, 230, "Human Rights Council", "Times-Bold", 12)
    for place, words in enumerate((report["council"], report["agenda"], "Universal periodic review")):
        sheet.write(57, 244 + 12 * place, words, "Times-Bold" if place == 0 else "Times-Roman")
    sheet.write(114, 300, "Report of the Working Group on the Universal Periodic", "Times-Bold", 14)
    sheet.write(114, 316, "Review*", "Times-Bold", 14)
    sheet.write(114, 350, report["state"], "Times-Bold", 14)
    sheet.write(105, 700, f"* {NOTICE}", size=8)
    sheet.write(114, 400, NOTICE.upper(), "Times-Bold", 12)


def _section(sheet: Sheet, section: dict[str, Any], number: int) -> int:
    """Write a section; return the number of its last paragraph."""
    sheet.y += LEADING
    if sheet.y > BOTTOM - 4 * LEADING:
        sheet.turn()
    sheet.flow(LEFT, section["heading"], font="Times-Bold")
    for paragraph in section.get("paragraphs", ()):
        number += 1
        text = paragraph if isinstance(paragraph, str) else paragraph["text"]
        sheet.flow(LEFT, text, f"{number}.")
        if isinstance(paragraph, dict):
            for place, item in enumerate(paragraph["items"], 1):
                sheet.flow(ITEM, item, f"{number}.{place}", font="Times-Bold")
    return number


def main() -> None:
    """Draw every report of the folder."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for path in sorted(TEXTS.glob("*.yml")):
        report = yaml.safe_load(path.read_text(encoding="utf-8"))
        draw(report, TARGET / report["file"])


if __name__ == "__main__":
    main()
