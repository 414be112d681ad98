"""A link in a paragraph of a Word file."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run


def add_link(paragraph: Paragraph, text: str, address: str) -> None:
    """Add words that lead to an address of the web. The address was judged before (`paper.linked`)."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.append(link)
    run = Run(OxmlElement("w:r"), paragraph)  # type: ignore[arg-type]  # its stubs know no link
    link.append(run._r)
    run.text = text
    run._r.get_or_add_rPr().style = "Hyperlink"
