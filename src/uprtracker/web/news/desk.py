"""The kinds that this part brings to the desk, and their forms."""

from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from uprtracker.publishing.news.models import Article, OfficePage, Opportunity, StaticPage, Vacancy
from uprtracker.records.editing import change
from uprtracker.records.library.pictures import take_cover
from uprtracker.records.models.edited import Edited
from uprtracker.web.edited.fields import RelatedField, StatesField, issues_field, regions_field
from uprtracker.web.edited.form import EditedForm
from uprtracker.web.edited.kinds import Kind, register
from uprtracker.web.edited.moment import moment, zones

_WIDTHS = (1280,)
_LONG = forms.Textarea(attrs={"rows": 16})
_SHORT = forms.Textarea(attrs={"rows": 3})
_ABOUT = ("states", "issues", "regions", "related")


class AboutForm(EditedForm):
    """What it is about, for kinds that say so."""

    states = StatesField()
    related = RelatedField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issues"] = issues_field()
        self.fields["regions"] = regions_field()


class ArticleForm(AboutForm):
    """An article, with a photograph."""

    photo = forms.FileField(
        label=_("Photograph"),
        required=False,
        help_text=_("JPEG, PNG or WebP. What the camera wrote into it (place, time, device) is removed."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    no_photo = forms.BooleanField(label=_("Take the photograph away"), required=False)

    class Meta:
        model = Article
        fields = (
            *(
                "title",
                "summary",
                "body",
                "kind",
                "authors",
                "photo",
                "no_photo",
                "cover_alt",
                "cover_credit",
            ),
            *(*_ABOUT, "session"),
        )
        widgets: ClassVar = {"summary": _SHORT, "body": _LONG}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.cover_id is None:
            del self.fields["no_photo"]

    def clean(self) -> dict[str, Any]:
        """Ask what a photograph shows, for those who do not see it."""
        data = super().clean()
        has = data.get("photo") or (self.instance.cover_id and not data.get("no_photo"))
        if has and not data.get("cover_alt"):
            self.add_error("cover_alt", _("Say what the photograph shows, for those who cannot see it."))
        return data

    def keep(self, thing: Edited) -> None:
        """Take the photograph in, or away."""
        cover = thing.cover if isinstance(thing, Article) else None
        if self.cleaned_data.get("photo"):
            cover = take_cover(self.cleaned_data["photo"], by=self.person, widths=_WIDTHS)
        elif self.cleaned_data.get("no_photo"):
            cover = None
        change(thing, by=self.person, revision=thing.revision, cover=cover)


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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "office" in self.fields:
            self.fields["office"].required = True


class OpeningForm(AboutForm):
    """What closes at a moment, meant in a time zone."""

    closes_at = forms.DateTimeField(
        label=_("Closes: day and hour"),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    zone = forms.ChoiceField(label=_("Time zone"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].choices = zones()  # type: ignore[attr-defined]  # is one of choices
        if self.instance.closes_at is not None:
            there = self.instance.closes_at.astimezone(ZoneInfo(self.instance.zone))
            self.initial["closes_at"] = there.replace(tzinfo=None)

    def clean(self) -> dict[str, Any]:
        """Work out the moment."""
        data = super().clean()
        if data.get("closes_at") and data.get("zone"):
            try:
                data["closes_at"] = moment(data["closes_at"].replace(tzinfo=None), data["zone"])
            except ValidationError as error:
                self.add_error("closes_at", error)
        return data


class OpportunityForm(OpeningForm):
    """A fund, or technical assistance."""

    class Meta:
        model = Opportunity
        fields = (
            *("title", "kind", "giver", "summary", "eligible", "amount", "closes_at", "zone", "link", "body"),
            *_ABOUT,
        )
        widgets: ClassVar = {"summary": _SHORT, "eligible": _SHORT, "body": _LONG}


class VacancyForm(OpeningForm):
    """A post to be filled: it always closes."""

    class Meta:
        model = Vacancy
        fields = (
            *("title", "employer", "place", "contract", "summary", "body", "apply", "link"),
            *("closes_at", "zone", *_ABOUT),
        )
        widgets: ClassVar = {"summary": _SHORT, "body": _LONG, "apply": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closes_at"].required = True


register(Kind("articles", Article, _("Article"), _("News and articles"), ArticleForm, address="web:article"))
register(Kind("pages", StaticPage, _("Page"), _("Pages"), StaticPageForm, address="web:page"))
register(Kind("offices", OfficePage, _("Page of an office"), _("Pages of offices"), OfficePageForm))
register(
    Kind(
        "opportunities", Opportunity, _("Opportunity"), _("Funds and technical assistance"), OpportunityForm,
        address="web:opportunity",
    )
)  # fmt: skip
register(
    Kind(
        "vacancies", Vacancy, _("Vacancy"), _("Vacancies"), VacancyForm, address="web:vacancy",
        prose=("body", "apply"),
    )
)  # fmt: skip
