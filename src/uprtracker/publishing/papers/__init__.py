"""Papers people hand in: one neutral value, written as Word and as PDF.

    paper = Paper(title="…", blocks=(Heading("A. …"), Paragraph(plain("…"), numbered=True)))
    write_docx(paper), write_pdf(paper)

What a paper is made of stands in `paper.py`, what it counts in `words.py`.
"""

from uprtracker.publishing.papers.docx import write_docx
from uprtracker.publishing.papers.paper import Paper
from uprtracker.publishing.papers.pdf import write_pdf
from uprtracker.publishing.papers.words import count_words

__all__ = ["Paper", "count_words", "write_docx", "write_pdf"]
