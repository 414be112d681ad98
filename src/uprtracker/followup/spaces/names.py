"""Names that people give: one line, printable, and nobody else's."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from uprtracker.accounts.models import Member, Workspace


def plain(text: str) -> str:
    """Return a name as one line of printable characters."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable())


def free_pseudonym(workspace: Workspace, wanted: str, *, of: Member | None = None) -> str:
    """Return a pseudonym that nobody else has or had in the workspace; "" where none is wanted.

    Those of former members stay theirs: their words carry them. Raises ValidationError.
    """
    name = plain(wanted)
    if len(name) > 80:
        raise ValidationError(_("A name has 80 characters at most."))
    others = Member.objects.filter(workspace=workspace)
    if of is not None:
        others = others.exclude(pk=of.pk)
    if name and others.filter(pseudonym__iexact=name).exists():
        raise ValidationError(_("Somebody here has this name already."))
    return name
