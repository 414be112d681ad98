"""The kinds of things that the desk edits. A part names each of its own in one line, in its `urls.py`:

    register(Kind("articles", Article, _("Article"), _("Articles"), form=ArticleForm, address="web:article"))

`form` is an `EditedForm` whose `Meta` names model and fields; language, office and address are asked for on
every form. `address` is the name of the public address, which takes the slug. `prose` are the fields
written in Markdown. `own` says which things a person without a role on the site may edit beside those
of his offices (`may` has the last word on each). `front` names a template for the preview,
`aside` one that stands beside the form of a thing: what hangs on it and is written elsewhere.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import may
from uprtracker.records.models import Office
from uprtracker.records.models.edited import Edited
from uprtracker.web.edited.form import EditedForm

Words = str | Promise


@dataclass(frozen=True)
class Kind:
    """One kind: its word in addresses, its model, its words for one and for many, and its form."""

    slug: str
    model: type[Edited]
    one: Words
    many: Words
    form: type[EditedForm]
    address: str = ""
    prose: tuple[str, ...] = ("body",)
    own: Callable[[User], Q] | None = None
    front: str = ""
    aside: str = ""

    def public(self, thing: Edited) -> str:
        """Return the address at which the public reads it; nothing for what has none."""
        return reverse(self.address, args=[thing.slug]) if self.address else ""

    def open_to(self, person: User) -> QuerySet[Edited]:
        """Return what this person may edit."""
        if may(person, self.model.action):
            return self.model.objects.all()
        reach = Q(office__in=[one.pk for one in self.offices_of(person)])
        return self.model.objects.filter(reach | self.own(person) if self.own else reach)

    def offices_of(self, person: User) -> list[Office]:
        """Return the offices for which this person may write such things."""
        if may(person, self.model.action):
            return list(Office.objects.all())
        return [one for one in person.offices.all() if may(person, self.model.action, one)]

    def may_begin(self, person: User) -> bool:
        """Tell whether this person may write a new one."""
        return may(person, self.model.action) or bool(self.offices_of(person))

    def may_enter(self, person: User) -> bool:
        """Tell whether there is anything here for this person."""
        return self.may_begin(person) or (self.own is not None and self.open_to(person).exists())


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Have the desk edit a kind; the same word again takes the place of the former."""
    _KINDS[kind.slug] = kind


def kinds() -> list[Kind]:
    """Return all kinds, in the order in which their parts named them."""
    return list(_KINDS.values())


def kind_of(thing: Edited) -> Kind | None:
    """Return the kind of a thing; None where no part has named it."""
    return next((one for one in _KINDS.values() if one.model is type(thing)), None)
