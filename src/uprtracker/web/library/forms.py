"""The forms of the desk for what the library holds. Files come in with the form and are kept with it."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from uprtracker.records.editing import change
from uprtracker.records.files import take_in
from uprtracker.records.library.filing import MEDIA, add_file, remove_file
from uprtracker.records.library.models import (
    DeliveredStatement,
    GoodPractice,
    Photograph,
    Publication,
    Quote,
    Recording,
)
from uprtracker.records.library.pictures import set_picture, take_cover
from uprtracker.records.media import NotTaken
from uprtracker.records.models.edited import Edited
from uprtracker.web import names
from uprtracker.web.edited.fields import StatesField, issues_field
from uprtracker.web.edited.form import EditedForm
from uprtracker.web.library.fields import (
    ChaptersField,
    LengthField,
    LinesField,
    ReviewField,
    language_choices,
    languages_field,
)

_LONG = forms.Textarea(attrs={"rows": 12})
_SHORT = forms.Textarea(attrs={"rows": 4})
_DATE = _l("A day, a month or a year: 2015-03-12, 2015-03, 2015.")
_BEFORE_COVER = (
    "revision", "title", "subtitle", "summary", "authors", "editors", "publisher", "place", "isbn", "pages",
    "series", "cover_file", "cover_alt",
)  # fmt: skip
_ABOUT = ("states", "issues", "session", "date", "event")


class HoldingForm(EditedForm):
    """What every kind of the library asks for."""

    states = StatesField(label=_l("States it is about"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issues"] = issues_field()
        self.fields["date"].help_text = _DATE
        self.fields["event"].help_text = _l("The last part of the address of its event, if it has one here.")
        rest = [*_ABOUT, *(name for name in self.ends_with if name in self.fields)]
        self.order_fields([name for name in self.fields if name not in rest])

    def keep(self, thing: Edited) -> None:
        """Keep the files that came with the form; say beside its field what is not taken."""
        try:
            self.keep_files(thing)
        except NotTaken as error:
            raise ValidationError({self.file_field: str(error)}) from error

    file_field: ClassVar[str] = "upload"

    def keep_files(self, thing: Any) -> None:
        """Keep the files of this kind; most have none."""

    def set_field(self, thing: Edited, name: str, value: object) -> None:
        """Set one field of the saved thing as the person who sent the form."""
        change(thing, by=self.person, revision=thing.revision, **{name: value})


class PublicationForm(HoldingForm):
    """A publication, and a file in one language at a time."""

    authors = LinesField(label=_l("Authors"), help_text=_l("One name a line, as printed."))
    editors = LinesField(label=_l("Editors"), help_text=_l("One name a line."))
    cover_file = forms.FileField(
        label=_l("Picture of the cover"), required=False, help_text=_l("JPEG, PNG or WebP.")
    )
    upload = forms.FileField(
        label=_l("Add a file"),
        required=False,
        help_text=_l("PDF or Word, up to 60 MB; one language at a time."),
    )
    link = forms.URLField(
        label=_l("Or the address where it lies"), required=False, max_length=500, assume_scheme="https"
    )
    file_language = forms.ChoiceField(label=_l("Language of that file"), required=False)
    remove = forms.MultipleChoiceField(
        label=_l("Take files away"), required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "ticked"}),
    )  # fmt: skip

    class Meta:
        model = Publication
        fields = (
            "title", "subtitle", "summary", "authors", "editors", "publisher", "place", "isbn", "pages",
            "series", "cover_alt", *_ABOUT,
        )  # fmt: skip
        widgets: ClassVar = {"summary": _SHORT}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(list(_BEFORE_COVER))
        language = self.fields["file_language"]
        remove = self.fields["remove"]
        assert isinstance(language, forms.ChoiceField)  # noqa: S101 (for the type)
        assert isinstance(remove, forms.MultipleChoiceField)  # noqa: S101 (for the type)
        language.choices = language_choices()
        language.initial = self.instance.language
        files = self.instance.files.select_related("file") if self.instance.pk else ()
        remove.choices = [
            (str(one.pk), f"{one.language}: {one.file.name if one.file else one.link}") for one in files
        ]
        if not remove.choices:
            del self.fields["remove"]

    def clean(self) -> dict[str, Any]:
        """Ask for the words of a cover, and for a file or an address, not both."""
        data = super().clean()
        if data.get("cover_file") and not str(data.get("cover_alt") or "").strip():
            self.add_error("cover_alt", _("Say in a few words what the cover shows."))
        if data.get("upload") and data.get("link"):
            self.add_error("link", _("Give a file or an address, one of the two."))
        return data

    def keep_files(self, thing: Any) -> None:
        """Take files away, add the one that came, and keep the cover."""
        for one in thing.files.filter(pk__in=self.cleaned_data.get("remove") or ()):
            remove_file(one, by=self.person)
        upload, link = self.cleaned_data.get("upload"), self.cleaned_data.get("link") or ""
        if upload or link:
            language = self.cleaned_data.get("file_language") or thing.language
            add_file(thing, language=language, by=self.person, upload=upload, link=link)
        if cover := self.cleaned_data.get("cover_file"):
            thing.refresh_from_db()
            self.set_field(thing, "cover", take_cover(cover, by=self.person))


class RecordingForm(HoldingForm):
    """A video."""

    seconds = LengthField(
        label=_l("Length"), required=False, help_text=_l("Hours, minutes, seconds: 1:12:00.")
    )
    chapters = ChaptersField(
        label=_l("Chapters"), help_text=_l("A time and a title in each line: 12:30 Questions.")
    )
    review = ReviewField(label=_l("Review"), required=False, help_text=_l("Its code, for example SVN-48."))
    captions_file = forms.FileField(
        label=_l("File of captions"), required=False, help_text=_l("WebVTT or SRT.")
    )
    file_field = "captions_file"

    class Meta:
        model = Recording
        fields = (
            "title", "link", "host", "summary", "seconds", "captioned", "captions_link", "transcript",
            "chapters", "review", *_ABOUT,
        )  # fmt: skip
        widgets: ClassVar = {"summary": _SHORT, "transcript": _LONG}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = languages_field(_l("Languages spoken"), self.instance.languages)
        field.initial = self.instance.languages
        self.fields["languages"] = field
        self.order_fields(["revision", "title", "link", "host", "summary", "seconds", "languages"])

    def keep_files(self, thing: Any) -> None:
        """Keep the captions."""
        if sent := self.cleaned_data.get("captions_file"):
            self.set_field(thing, "captions", take_in(sent, by=self.person, only=("text/plain",)))


class StatementForm(HoldingForm):
    """A statement."""

    by_state = forms.ChoiceField(label=_l("State that made it"), required=False)
    excerpts = LinesField(
        label=_l("Excerpts"), help_text=_l("A passage of the text in each line, word by word.")
    )
    review = ReviewField(label=_l("Review"), required=False, help_text=_l("Its code, for example SVN-48."))
    upload = forms.FileField(label=_l("As handed out"), required=False, help_text=_l("PDF or Word."))

    class Meta:
        model = DeliveredStatement
        fields = (
            "title", "occasion", "item", "hrc_session", "review", "by_state", "organisation", "on_behalf_of",
            "speaker", "naming", "capacity", "text", "excerpts", "link", "recording", *_ABOUT,
        )  # fmt: skip
        widgets: ClassVar = {"text": _LONG}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        state = self.fields["by_state"]
        assert isinstance(state, forms.ChoiceField)  # noqa: S101 (for the type)
        state.choices = [("", "–"), *names.state_choices()]

    def keep_files(self, thing: Any) -> None:
        """Keep the file."""
        if sent := self.cleaned_data.get("upload"):
            self.set_field(thing, "file", take_in(sent, by=self.person, only=MEDIA))


class PracticeForm(HoldingForm):
    """A good practice."""

    recommendations = LinesField(
        label=_l("Recommendations it answers"), help_text=_l("One code a line: SVN-48-140.7.")
    )

    class Meta:
        model = GoodPractice
        fields = ("title", "done", "by_whom", "evidence", "recommendations", "source", "link", *_ABOUT)
        widgets: ClassVar = {"done": _LONG, "evidence": _SHORT}


class QuoteForm(HoldingForm):
    """A quote."""

    class Meta:
        model = Quote
        fields = (
            "title", "words", "person", "function", "occasion", "statement", "symbol", "paragraph", "link",
            *_ABOUT,
        )  # fmt: skip
        widgets: ClassVar = {"words": _SHORT}


class PhotographForm(HoldingForm):
    """A photograph with its picture."""

    upload = forms.FileField(
        label=_l("Picture"), required=False,
        help_text=_l("JPEG, PNG or WebP. Place, camera and names in the file are left out."),
    )  # fmt: skip

    class Meta:
        model = Photograph
        fields = (
            "title", "alt", "credit", "licence", "licence_link", "place", "consent", "consent_note", *_ABOUT,
        )  # fmt: skip
        widgets: ClassVar = {"consent_note": _SHORT}

    def clean(self) -> dict[str, Any]:
        """Ask for a picture where there is none yet."""
        data = super().clean()
        there = self.instance.pk and self.instance.renditions.exists()
        if not there and not data.get("upload") and "upload" not in self.errors:
            self.add_error("upload", _("Choose a picture."))
        return data

    def keep_files(self, thing: Any) -> None:
        """Keep the picture in its sizes."""
        if sent := self.cleaned_data.get("upload"):
            set_picture(thing, sent, by=self.person)
