"""`/figures/coding/`: how texts are coded and how often that is wrong, from cards and records."""

from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from uprtracker.analytics.agreed import Agreement, Kind
from uprtracker.analytics.agreement import agreements, stamp
from uprtracker.records.coding_cards import (
    CardError,
    ModelCard,
    SchemeCard,
    SchemeScores,
    model_card,
    scheme_cards,
)
from uprtracker.records.codings import SCHEMES
from uprtracker.records.models import MachineCoding
from uprtracker.web import reliability
from uprtracker.web.figures import fictitious_only
from uprtracker.web.page import Page, public_page_stamped


@dataclass(frozen=True)
class Coded:
    """What the machine has coded here in one scheme with one version, and of how much it is sure."""

    scheme: str
    version: str
    count: int
    sure: int

    @property
    def share(self) -> float:
        """Share that the machine is sure of."""
        return self.sure / self.count


@public_page_stamped(stamp)
def coding(request: HttpRequest) -> Page:
    """Method and figures by scheme, the agreement measured here, and what has been coded here."""
    card, others, problem = _cards()
    here = _coded()
    found = agreements(card.sessions if card else ())
    context = {
        "section": "figures",
        "card": card,
        "problem": problem,
        "schemes": [{"scores": one, "chart": reliability.chart(one.reliability)} for one in card.schemes]
        if card
        else [],
        "others": others,
        "here": here,
        "unmeasured": _unmeasured(card, others, here),
        "agreements": [(one, says(one.kind)) for one in found],
        "kinds": [(kind, says(kind)) for kind in Kind if any(one.kind == kind for one in found)],
        "twin": reverse("web:coding-figures-data"),
    }
    return Page("web/coding_figures.html", context, lambda: _data(card, others, here, found))


def says(kind: Kind) -> str:
    """Say who is compared in an agreement, and on what."""
    return {
        Kind.BETWEEN_PERSONS: _("two persons, each coding a random sample without seeing any label"),
        Kind.PERSON_MACHINE: _("a person and the machine, on the same sample"),
        Kind.DESK_MACHINE: _(
            "an editor who saw the machine’s proposal, mostly where it was not sure: no random sample"
        ),
        Kind.IMPORT_MACHINE: _("an import (UPR Info, OHCHR) and the machine, on sessions not trained on"),
        Kind.IMPORT_SEEN: _("an import and the machine, on sessions trained on: no measure for new texts"),
    }[kind]


def _cards() -> tuple[ModelCard | None, tuple[SchemeCard, ...], str]:
    """Return the cards, and what is wrong with them: the page goes on without."""
    try:
        return model_card(), scheme_cards(), ""
    except CardError as error:
        return None, (), str(error)


def _coded() -> list[Coded]:
    rows = MachineCoding.objects.filter(recommendation__review__demo=fictitious_only()).order_by("scheme")
    counts = rows.values_list("scheme", "version").annotate(
        n=Count("pk"), sure=Count("pk", filter=Q(sure=True))
    )
    return [Coded(*row) for row in counts]


def _unmeasured(card: ModelCard | None, others: tuple[SchemeCard, ...], here: list[Coded]) -> list[str]:
    """Return the schemes that the machine codes here though no card says how well."""
    known = {one.scheme for one in others} | {one.scheme for one in (card.schemes if card else ())}
    return [one for one in SCHEMES if one not in known and any(one == row.scheme for row in here)]


def _data(
    card: ModelCard | None, others: tuple[SchemeCard, ...], here: list[Coded], found: list[Agreement]
) -> dict[str, Any]:
    return {
        "model": _model(card) if card else None,
        "other_schemes": [asdict(one) for one in others],
        "coded_here": [
            {"scheme": one.scheme, "version": one.version, "count": one.count, "sure": one.sure}
            for one in here
        ],
        "agreement": [_agreement(one) for one in found],
    }


def _model(card: ModelCard) -> dict[str, Any]:
    return {
        "version": card.version,
        "date": card.date.isoformat(),
        "method": card.method,
        "trained_on": {
            "source": card.source,
            "sessions": list(card.sessions),
            "recommendations": card.recommendations,
            "distinct_texts": card.distinct_texts,
        },
        "folds": [asdict(one) for one in card.folds],
        **{one.scheme: _scores(one) for one in card.schemes},
    }


def _scores(one: SchemeScores) -> dict[str, Any]:
    return {name: value for name, value in asdict(one).items() if name != "scheme"}


def _agreement(one: Agreement) -> dict[str, Any]:
    labels = one.scores.labels.values() if one.scores else ()
    return {
        "kind": one.kind.value,
        "scheme": one.scheme,
        "recommendations": one.items,
        "pairs_of_codings": one.pairs,
        "machine_versions": list(one.versions),
        "since": one.since.isoformat() if one.since else None,
        "until": one.until.isoformat() if one.until else None,
        "sessions": list(one.sessions),
        "same": one.agreed,
        "kappa": one.kappa,
        "quadratic_kappa": one.quadratic,
        "micro_f1": one.micro_f1,
        "macro_f1": one.macro_f1,
        "labels": [
            {"label": label.label, "n": label.n, "f1": label.f1, "kappa": label.kappa} for label in labels
        ],
    }
