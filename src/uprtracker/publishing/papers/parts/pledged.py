"""The voluntary pledges of a review, with what the party says has become of them."""

from django.utils.translation import gettext as _

from uprtracker.publishing.papers.parts.basis import Basis, escaped


def pledges(basis: Basis) -> str:
    """One point for each pledge, its place in the report as endnote; empty where there was none."""
    lines = []
    for pledge in basis.pledges:
        said = basis.own.get(pledge.code)
        status = f" **{escaped(said.get_value_display())}**. {escaped(said.comment)}".rstrip() if said else ""
        lines.append(f"- {escaped(pledge.text)}^[{{{pledge.code}}}]{status}")
    if not lines:
        return ""
    head = _("Voluntary pledges of {state}: {n}.").format(state=basis.state, n=len(lines))
    return "\n\n".join([head, "\n".join(lines)])
