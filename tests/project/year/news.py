"""Whom each address of articles, pages and offices, and of the desk of what editors publish, is for."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.utils import timezone

from project.doors import OPEN, OWNER
from uprtracker.accounts.models import User
from uprtracker.accounts.policy import EDITORS
from uprtracker.publishing.news.models import Article, Opportunity, StaticPage, Vacancy
from uprtracker.records.editing import begin, publish
from uprtracker.records.models import Office

_DESK = ("articles", "article")
DOORS: dict[str, tuple[tuple[object, ...], tuple[int, int, int, int]]] = {
    **dict.fromkeys(("web:news", "web:news-data"), ((), OPEN)),
    **dict.fromkeys(("web:article", "web:article-data"), (("article-slug",), OPEN)),
    "web:article-photo": (("article-slug",), (404, 404, 404, 404)),  # it has none
    **dict.fromkeys(("web:page", "web:page-data"), (("page-slug",), OPEN)),
    **{f"web:{name}-feed": (("fr",), OPEN) for name in ("news", "opportunities", "vacancies")},
    **{
        f"web:{name}{form}": (args, OPEN)
        for form in ("", "-data")
        for name, args in {
            "opportunities": (),
            "vacancies": (),
            "offices": (),
            "office": ("office-slug",),
            "opportunity": ("opportunity-slug",),
            "vacancy": ("vacancy-slug",),
        }.items()
    },
    "web:offices-desk": ((), (302, 404, 404, 200)),
    "web:office-desk": (("office-slug",), (302, 404, 404, 200)),
    "web:desks": ((), (302, 404, 200, 200)),
    "web:home-desk": ((), OWNER),
    "web:edited": ((), OWNER),
    **dict.fromkeys(("web:edited-kind", "web:edited-new"), (("articles",), OWNER)),
    **dict.fromkeys(("web:edited-thing", "web:edited-history"), (_DESK, OWNER)),
    "web:edited-wording": ((*_DESK, "fr"), OWNER),
    "web:edited-act": (_DESK, (405, 405, 405, 405)),
}
"""Name of the address -> its arguments (keys of what `make` returns, or values), answers as in `doors`."""


def make() -> dict[str, object]:
    """Make one thing of each kind for the addresses, and return its keys."""
    editor = User.objects.create(username="writer of news")
    editor.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    article = begin(Article(slug="a-news", title="News", summary="Short.", body="Long."), by=editor)
    page = begin(StaticPage(slug="a-page", title="Page", body="Long."), by=editor)
    told = {"summary": "Short.", "title": "Open", "closes_at": timezone.now() + timedelta(days=9)}
    opportunity = begin(Opportunity(slug="a-fund", giver="Fund", eligible="All", **told), by=editor)
    vacancy = begin(
        Vacancy(slug="a-post", employer="Us", place="Geneva", apply="Write.", body="Do.", **told), by=editor
    )
    for one in (article, page, opportunity, vacancy):
        publish(one, by=editor)
    return {
        "article": article.pk,
        **{f"{one._meta.model_name}-slug": one.slug for one in (article, opportunity, vacancy)},
        "page-slug": page.slug,
        "office-slug": Office.objects.create(slug="an-office", name="Office").slug,
    }
