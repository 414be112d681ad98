"""Texts that editors write: what they become, and what they cannot do."""

import pytest

from uprtracker.records.prose import html_of, plain_of


def test_marks_become_html_and_plain_text():
    text = "# One\n\nTwo **three** and [four](https://example.org/4).\n\n- five\n- six"
    assert html_of(text) == (
        '<h2>One</h2>\n<p>Two <strong>three</strong> and <a href="https://example.org/4">four</a>.</p>\n'
        "<ul>\n<li>five</li>\n<li>six</li>\n</ul>\n"
    )
    assert plain_of(text) == "One\n\nTwo three and four (https://example.org/4).\n\nfive\n\nsix"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](data:text/html,x)",
        "![a](https://example.org/pixel.gif)",
        "[a]( JaVaScript:alert(1))",
        '[a](https://example.org "x\\" onclick=\\"alert(1)")',
    ],
)
def test_nothing_in_a_text_runs_or_loads(text):
    drawn = html_of(text)
    for sign in ("<script", "<img", 'href="java', 'href="data', 'onclick="', 'onerror="'):
        assert sign not in drawn.lower().replace("&quot;", "'")
