"""What the library holds: the base of its kinds, with what each is about.

    GoodPractice(title="…", slug="…", states=["SVN"], issues=["womens-rights"], date="2015-03")

Codes are checked when a thing is saved through `records.editing`; an unknown one is named.
"""

import datetime
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.accounts.policy import Action
from uprtracker.records.models.edited import Edited
from uprtracker.reference import load_reference

LANGUAGE = RegexValidator(r"\A[a-z]{2,3}(-[A-Za-z]{2,8})?\Z")
_PART_OF_A_DAY = RegexValidator(r"\A(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z")


class Holding(Edited):
    """A thing in the library. `states` are ISO3 codes, `issues` slugs, `session` that of the Working Group.

    `date` is a day, or a month or year (`2015-03-12`, `2015-03`, `2015`). `event` is the slug of the event
    at which it was launched, said or made. `kind` is its word in addresses, `part` the address of its list.
    """

    action: ClassVar[Action] = Action.EDIT_LIBRARY
    kind: ClassVar[str] = ""

    title = models.CharField(gettext_lazy("Title"), max_length=250)
    states = models.JSONField(gettext_lazy("States it is about"), default=list, blank=True)
    issues = models.JSONField(gettext_lazy("Issues"), default=list, blank=True)
    session = models.PositiveSmallIntegerField(
        gettext_lazy("Session of the Working Group"), null=True, blank=True
    )
    date = models.CharField(
        gettext_lazy("Date"), max_length=10, blank=True, validators=[_PART_OF_A_DAY], db_index=True
    )
    event = models.SlugField(gettext_lazy("Event"), max_length=90, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def day(self) -> datetime.date | None:
        """Return the whole day; None where only the month or year is known."""
        return datetime.date.fromisoformat(self.date) if len(self.date) == 10 else None

    @property
    def month(self) -> datetime.date | None:
        """Return the first day of the month where it is known, and the day is not."""
        return datetime.date.fromisoformat(f"{self.date}-01") if len(self.date) == 7 else None

    @property
    def year(self) -> int | None:
        """Return the year of its date."""
        return int(self.date[:4]) if self.date else None

    def clean(self) -> None:
        """Check what the fields say against the facts. Raises ValidationError, by field."""
        super().clean()
        known = load_reference(demo=True)
        wrong: dict[str, str] = {}
        for field, codes, all_known in (
            ("states", self.states, known.states.by_iso3),
            ("issues", self.issues, known.issues),
        ):
            if not_there := [str(code) for code in listed(codes) if code not in all_known]:
                wrong[field] = _("Not known: %(codes)s.") % {"codes": ", ".join(not_there)}
        if self.session is not None and self.session not in known.sessions:
            wrong["session"] = _("There is no session %(number)d.") % {"number": self.session}
        if len(self.date) == 10 and not _is_a_day(self.date):
            wrong["date"] = _("There is no such day.")
        if wrong:
            raise ValidationError(wrong)


def kinds() -> tuple[type[Holding], ...]:
    """Return every kind of what the library holds, in the order in which its front page shows them."""
    from uprtracker.records.library import models as all_of_them

    return (
        all_of_them.Publication,
        all_of_them.Recording,
        all_of_them.DeliveredStatement,
        all_of_them.GoodPractice,
        all_of_them.Quote,
        all_of_them.Photograph,
    )


def listed(value: object) -> list[object]:
    """Return a list that came as JSON. Raises ValidationError for anything else."""
    if not isinstance(value, list):
        raise ValidationError(_("A list was expected."))
    return value


def texts(value: object, *, longest: int = 500) -> list[str]:
    """Return a list of texts that came as JSON. Raises ValidationError for anything else."""
    found = listed(value)
    if any(not isinstance(one, str) or not one.strip() or len(one) > longest for one in found):
        raise ValidationError(
            _("Each line must hold a text of at most %(most)d characters.") % {"most": longest}
        )
    return [str(one) for one in found]


def check_texts(value: object) -> None:
    """Refuse what is no list of texts: a validator."""
    texts(value, longest=2000)


def _is_a_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True
