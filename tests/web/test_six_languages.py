"""Every public page in the six languages: it answers, says language and direction, leaves nothing in English.

A sentence counts as untranslated where a page asked the catalogue for it and the catalogue has none, or
where a text stands in a page of another language as it does in the English one and is not marked as English.
"""

import gzip
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import trans_real

from project.doors import OPEN
from project.test_doors import WEB, world  # noqa: F401 (a fixture)
from uprtracker.publishing.news.first_pages import make_first_pages
from uprtracker.records.models.edited import Wording

LANGUAGES = [code for code, _name in settings.LANGUAGES]
LONGEST = 100 * 1024
# French and Spanish have words that English has too: only in other letters does a text left in English show.
OTHER_LETTERS = {"ar", "ru", "zh-hans"}
# Names that are the same in every language, and what only machines and crawlers read.
SAME = {"UPR Tracker", "UPR Info", "American Convention"}
# Questions for the search, in the language of the records.
QUESTIONS = {
    "domestic violence",
    "education AND girls",
    "“death penalty”",
    "prison* NOT police",
    "“house arrest”",
}
# A title holds the words of what it is about, whose language cannot be marked there.
HIDDEN = {"script", "style", "code", "svg", "kbd", "title"}
EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """Reads a page: language, direction, and the texts that are in the language of the page."""

    def __init__(self, text):
        super().__init__()
        self.language = self.direction = ""
        self.texts = []
        self._open = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "html":
            self.language, self.direction = given.get("lang"), given.get("dir")
        if tag in EMPTY:
            return
        foreign = given.get("lang", self.language) != self.language or tag in ("bdi", *HIDDEN)
        back = "lang" in given and given["lang"] == self.language
        hidden = bool(self._open) and self._open[-1][1] and not back
        self._open.append((tag, foreign or hidden or given.get("dir") == "auto"))

    def handle_endtag(self, tag):
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                return

    def handle_data(self, data):
        words = " ".join(data.split())
        if words and self._open and not self._open[-1][1]:
            self.texts.append(words)


def english_words(text):
    """Return how many words of plain Latin letters in small type a text has: names and codes are none."""
    return sum(
        word.strip(".,;:()“”?!").isascii() and word.strip(".,;:()“”?!").islower() for word in text.split()
    )


@pytest.fixture
def first_pages(db):
    """The pages that a new site begins with: before the world, which has a page of its own."""
    make_first_pages()


@pytest.fixture
def addresses(first_pages, world):  # noqa: F811 (the fixture)
    """Every address that is open to visitors."""
    opened = [(name, args) for name, (args, answers) in WEB.items() if answers == OPEN]
    return [reverse(name, args=[world.get(str(arg), arg) for arg in args]) for name, args in opened] + [
        "/about/privacy/"
    ]


def pages(client, addresses, language):
    """Yield address and text of each page of HTML."""
    for address in addresses:
        answer = client.get(address, headers={"accept-language": language})
        assert answer.status_code == 200, address
        if answer["Content-Type"].startswith("text/html"):
            yield address, b"".join(answer) if answer.streaming else answer.content


@pytest.fixture
def unknown(monkeypatch):
    """The sentences that something asked the catalogue for in vain."""
    asked = set()

    def listen(name, singular_at):
        real = getattr(trans_real, name)

        def heard(*args):
            words = args[singular_at]
            catalogue = trans_real.translation(translation.get_language() or "en")._catalog
            key = str(words).replace("\r\n", "\n")
            if singular_at:
                key = f"{args[0]}\x04{key}"
            known = key in catalogue or (key, 0) in catalogue or (key, 1) in catalogue
            if key.strip() and not known and not translation.get_language().startswith("en"):
                asked.add(str(words))
            return real(*args)

        monkeypatch.setattr(translation._trans, name, heard, raising=False)

    for name, place in (("gettext", 0), ("ngettext", 0), ("pgettext", 1), ("npgettext", 1)):
        listen(name, place)
    return asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_whole_in_its_language(client, addresses, unknown, language):
    """One visit to each page tells language and direction, weight, and what stands there in English."""
    wrong, heavy, texts = [], {}, {}
    for address, content in pages(client, addresses, language):
        page = Page(content.decode())
        texts[address] = page.texts
        if (page.language, page.direction) != (language, "rtl" if language == "ar" else "ltr"):
            wrong.append((address, page.language, page.direction))
        if (size := len(gzip.compress(content, 6))) > LONGEST:
            heavy[address] = size
    assert wrong == []
    assert heavy == {}
    with translation.override(language):  # asked for once more by those who show them
        languages = {str(name) for _code, name in settings.LANGUAGES}
    assert sorted(unknown - QUESTIONS - languages) == [], "not in the catalogue"
    if language in OTHER_LETTERS:
        assert Wording.objects.filter(language=language).exists()  # of the pages above
        assert left_in_english(client, addresses, texts) == {}


def left_in_english(client, addresses, texts):
    """Return the texts that stand in a page as they stand in the English one, by address."""
    left = {}
    for address, content in pages(client, addresses, "en"):
        same = set(Page(content.decode()).texts) & set(texts[address]) - SAME - QUESTIONS
        if found := sorted(text for text in same if english_words(text) > 1):
            left[address] = found
    return left
