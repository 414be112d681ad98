"""A fact of the cooperation record, and a step with what is known of it."""

from dataclasses import dataclass, field
from datetime import date as Date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.agenda.programmes.models import CooperationEntry, Standing, Step
from uprtracker.records.models import Document


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence with its date and its source. `document` and `paragraph` are the place that says so.

    `url` leads to a source outside, `entry` is the entry of a person that it is.
    """

    words: str
    source: str
    date: Date | None = None
    document: Document | None = None
    paragraph: str = ""
    url: str = ""
    checked: Date | None = None
    entry: CooperationEntry | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A step: how it stands, and the facts that say so. Without a fact it is unknown, or lies ahead."""

    step: Step
    standing: Standing
    facts: tuple[Fact, ...] = field(default=())

    @property
    def words(self) -> str:
        """Return how it stands, in the words of this step: "submitted", "not listed"."""
        said = _WORDS.get((self.step, self.standing))
        return str(said) if said else str(self.standing.label)


_WORDS: dict[tuple[Step, Standing], str | Promise] = {
    (Step.NATIONAL_REPORT, Standing.DONE): gettext_lazy("submitted"),
    (Step.NATIONAL_REPORT, Standing.NOT_DONE): gettext_lazy("not submitted"),
    (Step.ATTENDANCE, Standing.DONE): gettext_lazy("took place"),
    (Step.ATTENDANCE, Standing.NOT_DONE): gettext_lazy("did not take place as planned"),
    (Step.DELEGATION, Standing.DONE): gettext_lazy("named"),
    (Step.DELEGATION, Standing.NOT_DONE): gettext_lazy("none"),
    (Step.DIALOGUE, Standing.DONE): gettext_lazy("held"),
    (Step.DIALOGUE, Standing.NOT_DONE): gettext_lazy("not held"),
    (Step.DRAFT_REPORT, Standing.DONE): gettext_lazy("issued"),
    (Step.DRAFT_REPORT, Standing.NOT_DONE): gettext_lazy("not issued"),
    (Step.ADDENDUM, Standing.DONE): gettext_lazy("filed"),
    (Step.ADDENDUM, Standing.NOT_DONE): gettext_lazy("not listed"),
    (Step.OUTCOME, Standing.DONE): gettext_lazy("adopted"),
    (Step.OUTCOME, Standing.NOT_DONE): gettext_lazy("not adopted"),
    (Step.PLENARY, Standing.DONE): gettext_lazy("spoke"),
    (Step.PLENARY, Standing.NOT_DONE): gettext_lazy("did not speak"),
    (Step.ANSWERS, Standing.DONE): gettext_lazy("all answered"),
    (Step.ANSWERS, Standing.NOT_DONE): gettext_lazy("not all answered"),
    (Step.MID_TERM, Standing.DONE): gettext_lazy("submitted"),
    (Step.MID_TERM, Standing.NOT_DONE): gettext_lazy("none found"),
}


def of_entry(entry: CooperationEntry) -> Fact:
    """Return the fact that a person entered."""
    source = f"{entry.symbol}, {entry.source}" if entry.symbol else entry.source
    return Fact(
        entry.words, source, entry.date, url=entry.url, checked=entry.checked_on, entry=entry
    )  # fmt: skip


_RULE = "order of cycles 1-3 only"  # how the table was drawn up where nothing was published: no source


def table_of_reviews(source: str) -> str:
    """Return the name of a source of the table of reviews; never empty."""
    return source.strip().removeprefix(_RULE) or _("table of reviews of this site")
