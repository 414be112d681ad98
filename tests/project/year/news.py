"""Whom each address of articles, pages and offices, and of the desk of what editors publish, is for."""

from project.doors import OPEN, OWNER
from uprtracker.accounts.models import User
from uprtracker.accounts.policy import EDITORS
from uprtracker.publishing.news.models import Article, StaticPage
from uprtracker.records.editing import begin, publish

_DESK = ("articles", "article")
DOORS: dict[str, tuple[tuple[object, ...], tuple[int, int, int, int]]] = {
    **dict.fromkeys(("web:news", "web:news-data"), ((), OPEN)),
    **dict.fromkeys(("web:article", "web:article-data"), (("article-slug",), OPEN)),
    "web:article-photo": (("article-slug",), (404, 404, 404, 404)),  # it has none
    **dict.fromkeys(("web:page", "web:page-data"), (("page-slug",), OPEN)),
    "web:edited": ((), OWNER),
    **dict.fromkeys(("web:edited-kind", "web:edited-new"), (("articles",), OWNER)),
    **dict.fromkeys(("web:edited-thing", "web:edited-history"), (_DESK, OWNER)),
    "web:edited-wording": ((*_DESK, "fr"), OWNER),
    "web:edited-act": (_DESK, (405, 405, 405, 405)),
}
"""Name of the address -> its arguments (keys of what `make` returns, or values), answers as in `doors`."""


def make() -> dict[str, object]:
    """Make one thing of each kind for the addresses, and return its keys."""
    from django.contrib.auth.models import Group

    editor = User.objects.create(username="writer of news")
    editor.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    article = begin(Article(slug="a-news", title="News", summary="Short.", body="Long."), by=editor)
    page = begin(StaticPage(slug="a-page", title="Page", body="Long."), by=editor)
    for one in (article, page):
        publish(one, by=editor)
    return {"article": article.pk, "article-slug": article.slug, "page-slug": page.slug}
