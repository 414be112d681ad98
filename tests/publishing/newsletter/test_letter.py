"""The letter: what mail programs need, nothing that spies or loads, and the same content as plain text."""

import re
from html.parser import HTMLParser

import pytest

from uprtracker.publishing.newsletter.drafting import add_block, change_block
from uprtracker.publishing.newsletter.letter import TOKEN, Print
from uprtracker.publishing.newsletter.letter_text import Notes, plain
from uprtracker.records.prose import html_of

pytestmark = pytest.mark.django_db
_VOID = {"meta", "br", "hr", "img"}
_STYLED = {"p", "h1", "h2", "h3", "td", "li", "ul", "ol", "body"}
_ALLOWED = {
    *("html", "head", "meta", "title", "body", "table", "tbody", "thead", "tr", "td", "th", "p", "h1", "h2"),
    *("h3", "h4", "h5", "h6", "a", "ul", "ol", "li", "em", "strong", "blockquote", "hr", "br", "span"),
    *("code", "pre"),
}


class Checked(HTMLParser):
    """Reads a letter as a strict mail program would, and keeps what is wrong with it."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.open: list[tuple[str, dict[str, str]]] = []
        self.links: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        style = dict(
            part.split(":", 1) for part in (given.get("style") or "").replace("; ", ";").split(";") if part
        )
        if tag not in _ALLOWED:
            self.wrong.append(f"<{tag}> does not belong into a letter")
        self.wrong += [f"{name} on <{tag}>" for name in given if name.startswith("on") or name == "class"]
        self.wrong += [f"{name} loads something" for name in ("src", "background", "srcset") if name in given]
        if "url(" in (given.get("style") or "") or "@" in (given.get("style") or ""):
            self.wrong.append(f"style of <{tag}> loads something")
        if tag in _STYLED and "style" not in given:
            self.wrong.append(f"<{tag}> without a style")
        if tag == "table" and given.get("role") != "presentation":
            self.wrong.append("a table of the layout without role=presentation")
        if tag == "a":
            self.links.append(given.get("href", ""))
        self._colours(tag, style)
        if "font-size" in style and 1 < float(style["font-size"].removesuffix("px")) < 16:
            self.wrong.append(f"<{tag}> is set in {style['font-size']}")
        if tag not in _VOID:
            self.open.append((tag, given))

    def handle_endtag(self, tag):
        last = self.open.pop()[0] if self.open else ""
        if last != tag:
            self.wrong.append(f"</{tag}> ends <{last}>")

    def _colours(self, tag, style) -> None:
        ink, paper = style.get("color"), style.get("background-color")
        if bool(ink) != bool(paper):
            self.wrong.append(f"<{tag}> sets its ink or its paper alone")
        elif ink and ink != paper and contrast(ink, paper) < 4.5:
            self.wrong.append(f"<{tag}>: {ink} on {paper}")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def printed(issue, editor, settings):
    settings.UPR_ADDRESS = "https://upr.example.org"
    (block,) = add_block(issue, "teaser", by=editor)
    words = (
        "Some **bold** words, [a link](/states/svn/) and <img src=x onerror=alert(1)>\n\n"
        "> Quoted\n\n- one\n- two"
    )
    facts = {"more": "/news/long/"}
    change_block(block, by=editor, revision=block.revision, title="Teaser & more", text=words, facts=facts)
    return Print.of(issue, "en")


def test_mail_programs_find_nothing_wrong_with_it(printed):
    reader = Checked()
    reader.feed(printed.html)
    reader.close()
    assert reader.wrong == []
    assert reader.open == []
    assert all(link.startswith("https://upr.example.org/") for link in reader.links)
    assert len(printed.html.encode()) < 100 * 1024  # more is cut by some


def test_what_people_write_does_no_harm(printed):
    assert "<img" not in printed.html and "&lt;img" in printed.html
    assert "Teaser &amp; more" in printed.html and "Teaser & more" in printed.text


def test_the_links_of_a_letter_tell_nothing_of_its_reader(printed):
    personal = [line for line in re.findall(r'href="([^"]+)"', printed.html) if TOKEN in line]
    assert {line.split("/")[4] for line in personal} == {"preferences", "unsubscribe"}


def test_the_plain_text_has_the_same_words_and_addresses(printed):
    body = printed.html.partition("<body")[2].partition(">")[2]
    shown = re.sub(r"<span style=\"display:none\">.*?</span>", " ", body)
    words = set(
        re.findall(r"\w{3,}", re.sub(r"<[^>]+>", " ", shown).replace("&nbsp;", " ").replace("&amp;", "&"))
    )
    assert words - set(re.findall(r"\w{3,}", printed.text)) == set()
    for address in re.findall(r'href="([^"]+)"', printed.html):
        assert address.replace("&amp;", "&") in printed.text or address == "https://upr.example.org/"


@pytest.mark.parametrize("language", ["en", "ar", "zh-hans"])
def test_language_and_direction_are_said(issue, language):
    html = Print.of(issue, language).html
    side = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{side}">' in html
    assert 'lang="en" dir="ltr"' in html  # the blocks, which have no words in another language yet


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("a [b](/c) d", "a b [1] d"),
        ("- one\n- two\n\nthree", "- one\n- two\n\nthree"),
        ("1. one\n2. two", "1. one\n2. two"),
        ("- one\n  - inner\n- two", "- one\n  - inner\n- two"),
        ("> said\n\nby me", "> said\n\nby me"),
        ("### Head\n\ntext", "Head\n\ntext"),
        ("one\n\n---\n\ntwo", "one\n\n* * *\n\ntwo"),
        ("", ""),
    ],
)
def test_markdown_as_plain_text(markdown, text):
    assert plain(html_of(markdown), Notes()) == text
