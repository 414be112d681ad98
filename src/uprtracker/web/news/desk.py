"""The kinds that this part brings to the desk, and their forms."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from uprtracker.publishing.news.models import Article, OfficePage, StaticPage
from uprtracker.web.edited.fields import RelatedField, StatesField, issues_field, regions_field
from uprtracker.web.edited.form import EditedForm
from uprtracker.web.edited.kinds import Kind, register

_LONG = forms.Textarea(attrs={"rows": 16})
_SHORT = forms.Textarea(attrs={"rows": 3})


class AboutForm(EditedForm):
    """What it is about, for kinds that say so."""

    states = StatesField()
    related = RelatedField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issues"] = issues_field()
        self.fields["regions"] = regions_field()


class ArticleForm(AboutForm):
    """An article."""

    class Meta:
        model = Article
        fields = (
            "title", "summary", "body", "kind", "authors", "states", "issues", "regions", "session",
            "related",
        )  # fmt: skip
        widgets: ClassVar = {"summary": _SHORT, "body": _LONG}


class StaticPageForm(EditedForm):
    """A page that stays."""

    class Meta:
        model = StaticPage
        fields = ("title", "body", "place")
        widgets: ClassVar = {"body": _LONG}


class OfficePageForm(EditedForm):
    """What an office says of itself."""

    class Meta:
        model = OfficePage
        fields = ("title", "body")
        widgets: ClassVar = {"body": _LONG}


register(Kind("articles", Article, _("Article"), _("News and articles"), ArticleForm, address="web:article"))
register(Kind("pages", StaticPage, _("Page"), _("Pages"), StaticPageForm, address="web:page"))
register(Kind("offices", OfficePage, _("Page of an office"), _("Pages of offices"), OfficePageForm))
