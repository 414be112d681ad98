"""The form of an edited thing: what every kind asks for, and what it gives to `records.editing`.

    class ArticleForm(EditedForm):
        class Meta:
            model = Article
            fields = ("title", "summary", "body")

What is no field of the row (names in a list of their own, a file to take in) goes into `keep`.
"""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import ManyToManyField
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import User
from uprtracker.records.edit_history import OWN
from uprtracker.records.models import Office
from uprtracker.records.models.edited import Edited

LONGEST_SLUG = 60


class EditedForm(forms.ModelForm):  # type: ignore[type-arg]  # of several models
    """Fields of a kind, then language, office and address. `revision` is what the person has before him."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    language = forms.ChoiceField(
        label=_("Language of the original"),
        help_text=_("Other languages are written beside it."),
    )
    office = forms.ModelChoiceField(Office.objects.none(), label=_("Office"), required=False)
    slug = forms.SlugField(
        label=_("Address"), required=False, max_length=90,
        help_text=_("The last part of its permanent address. Left empty, it is made from the title."),
    )  # fmt: skip

    field_order = ("revision",)
    file_field: ClassVar[str] = "photo"  # beside which a file that is not taken is told
    ends_with = ("language", "office", "slug")

    def __init__(
        self, *args: Any, person: User, offices: list[Office], any_office: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["revision"].initial = self.instance.revision
        language = self.fields["language"]
        assert isinstance(language, forms.ChoiceField)  # noqa: S101 (for the type)
        language.choices = [(code, str(name)) for code, name in settings.LANGUAGES]
        self._ask_office(offices, any_office)
        if self.instance.published_at is not None:
            self.fields["slug"].disabled = True
            self.fields["slug"].help_text = _("What was public keeps its address.")
        for field in self.fields.values():
            if isinstance(field, forms.CharField) and not isinstance(field, forms.SlugField):
                field.widget.attrs.setdefault("dir", "auto")
        self.order_fields([name for name in self.fields if name not in self.ends_with])

    def settable(self) -> dict[str, Any]:
        """Return the values of the row's own fields, for `begin` and `change`."""
        fields = type(self.instance)._meta
        names = ({one.name for one in fields.concrete_fields} & set(self.fields)) - OWN
        many = {one.name for one in fields.get_fields() if isinstance(one, ManyToManyField)}
        return {name: self.cleaned_data[name] for name in names - many if name in self.cleaned_data}

    def keep(self, thing: Edited) -> None:
        """Keep what is no field of the row; called with the thing saved, in the same transaction."""

    def clean(self) -> dict[str, Any]:
        """Make an address where none is given."""
        data = super().clean() or self.cleaned_data
        if not data.get("slug") and "slug" not in self.errors:
            if self.instance.pk:
                data["slug"] = self.instance.slug
            else:
                data["slug"] = self._free_slug(str(data.get(self.instance.translated[0]) or ""))
        elif self._is_taken(str(data.get("slug", ""))):
            self.add_error("slug", _("Something else has this address. Choose another one."))
        return data

    def refused(self, error: ValidationError) -> None:
        """Show what the model refused: beside its field where the form has it."""
        told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, messages in told.items():
            for message in messages:
                self.add_error(name if name in self.fields else None, message)

    def _ask_office(self, offices: list[Office], any_office: bool) -> None:
        office = self.fields["office"]
        assert isinstance(office, forms.ModelChoiceField)  # noqa: S101 (for the type)
        office.queryset = Office.objects.filter(pk__in=[one.pk for one in offices])
        office.required = not any_office
        if any_office:
            office.empty_label = str(_("of no office"))
        else:
            office.empty_label = None
            office.initial = offices[0].pk if offices else None
        if not offices and any_office:
            del self.fields["office"]

    def _is_taken(self, slug: str) -> bool:
        others = type(self.instance)._default_manager.exclude(pk=self.instance.pk)
        return bool(slug) and others.filter(slug=slug).exists()

    def _free_slug(self, words: str) -> str:
        """Return an address made from words that no other thing of the kind has."""
        model = type(self.instance)
        base = slugify(words)[:LONGEST_SLUG].strip("-") or model._meta.model_name or "thing"
        taken = set(model._default_manager.filter(slug__startswith=base).values_list("slug", flat=True))
        number = 1
        while (slug := base if number == 1 else f"{base}-{number}") in taken:
            number += 1
        return slug
