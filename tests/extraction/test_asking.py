"""How a request begins, and whether it is whole."""

import pytest

from uprtracker.extraction.asking import asks, is_closed, words_of


@pytest.mark.parametrize(
    "text",
    [
        "Open the archive",
        "to open the archive",
        "and promptly ratify the treaty",
        "further strengthen the office",
        "and support the victims",
        "and set up an office",
        "Review laws",
    ],
)
def test_asks(text: str) -> None:
    assert asks(words_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the archive",
        "and support for victims",
        "and review of laws",
        "in line with the law, open it",
        "169",
    ],
)
def test_does_not_ask(text: str) -> None:
    assert not asks(words_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Open the archive",
        "Consider ratifying the treaty",
        "Ratify the treaty, in particular its article 3",
        "Grant access to education for all girls",
        "and promptly ratify CAT",
        "Submit its report to CAT",
    ],
)
def test_whole(text: str) -> None:
    assert is_closed(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Open", id="no-object"),
        pytest.param("Sign and ratify", id="shared-object"),
        pytest.param("Accede to", id="open-preposition"),
        pytest.param("Draw up", id="particle"),
        pytest.param("Open the archive and ratify", id="ends-with-a-verb"),
        pytest.param("Intensify its efforts", id="nothing-said-yet"),
        pytest.param("Take measures to open the archive", id="infinitive"),
        pytest.param("Continue to open the archives", id="verb-over-verb"),
        pytest.param("Pass laws that protect women", id="clause"),
        pytest.param("Ensure that archives open", id="that"),
        pytest.param("The archive", id="no-verb"),
        pytest.param("", id="empty"),
    ],
)
def test_open_or_no_request(text: str) -> None:
    assert not is_closed(text)
