"""What a plan is made of: the word in the address, the model, its form, its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Member
from uprtracker.followup.models import (
    Cluster,
    Commitment,
    Indicator,
    Law,
    Measured,
    Ministry,
    Objective,
    PlannedAction,
    ProgressNote,
)
from uprtracker.followup.models.in_plans import InPlans
from uprtracker.followup.plans.seen import seen
from uprtracker.web.workspaces.plans import forms


@dataclass(frozen=True, slots=True)
class Kind:
    """`one` and `all` name it, `new` is the heading of the form for another one."""

    word: str
    model: type[InPlans]
    form: type[forms.PlanForm]
    all: Promise
    new: Promise

    @property
    def one(self) -> str:
        """Return the name of one of them."""
        return str(self.model._meta.verbose_name)


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.word: kind
        for kind in (
            Kind("clusters", Cluster, forms.ClusterForm, _("Clusters"), _("New cluster")),
            Kind("objectives", Objective, forms.ObjectiveForm, _("Objectives"), _("New objective")),
            Kind("actions", PlannedAction, forms.ActionForm, _("Actions"), _("New action")),
            Kind("notes", ProgressNote, forms.NoteForm, _("Progress notes"), _("New progress note")),
            Kind("indicators", Indicator, forms.IndicatorForm, _("Indicators"), _("New indicator")),
            Kind("values", Measured, forms.ValueForm, _("Values of indicators"), _("New value")),
            Kind(
                "ministries",
                Ministry,
                forms.MinistryForm,
                _("Ministries and other bodies"),
                _("New ministry or body"),
            ),
            Kind("laws", Law, forms.LawForm, _("Laws and bills"), _("New law or bill")),
            Kind("commitments", Commitment, forms.CommitmentForm, _("Commitments"), _("New commitment")),
        )
    }
)


def kind_of(word: str) -> Kind:
    """Return the kind of this word. Raises Http404."""
    if word not in KINDS:
        raise Http404
    return KINDS[word]


def found(own: Member, word: str, pk: int) -> InPlans:
    """Return a thing that the seat sees. Raises Http404, the same for what is not there and not his."""
    thing = seen(kind_of(word).model, own).filter(pk=pk).first()
    if thing is None:
        raise Http404
    return thing
