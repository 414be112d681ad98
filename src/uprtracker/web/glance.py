"""The charts of pages that answer, each from what a question finds."""

from django.utils.translation import gettext as _

from uprtracker.web import answer, bars, names
from uprtracker.web.coders import Coders
from uprtracker.web.tally import Tally, tally


def coded(found: Tally, coders: Coders) -> Tally:
    """Return what is counted where labels are: all that is found, or what people coded of it."""
    return tally({**found.params, **coders.params}) if coders.people else found


def labels(counted: Tally, coders: Coders, *, issues: bool = True) -> list[bars.Bars]:
    """Return action categories and, where wanted, `issues`, as far as there are any."""
    note = coders.note(counted.by_machine, counted.recommendations)
    shown = counted.of("issue") if issues else {}
    return bars.of_labels(counted.actions, shown, counted.recommendations, counted.params, note)


def positions(found: Tally, title: str, name: str = "positions") -> bars.Bars:
    """Return the answers to what is found."""
    base = bars.basis(found.recommendations)
    return bars.of_positions(found.positions, title=title, base=base, query=found.params, name=name)


def listed_by(found: Tally) -> str:
    """Say who put the themes, groups or goals there: OHCHR's lists, the machine, or both."""
    if not found.tagged:
        return _("Found by machine, unconfirmed.")
    listed = _("OHCHR’s lists tag %(count)s of these recommendations.") % {
        "count": names.number(found.tagged)
    }
    return f"{listed} {_('The rest was found by machine, unconfirmed.')}"


def themes(found: Tally) -> list[bars.Bars]:
    """Return the themes of OHCHR's lists, as far as there are any."""
    counts, total = found.of("theme"), found.recommendations
    if not counts:
        return []
    words = f"{bars.basis(total)} {listed_by(found)}"
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))[: bars.MOST]
    return [
        bars.Bars(
            _("By theme: the most frequent"),
            words,
            _("Theme"),
            tuple(
                bars.bar(
                    names.label_of("theme", slug),
                    count,
                    total,
                    url=answer.narrowed(found.params, theme=slug),
                    key=slug,
                )
                for slug, count in rows
            ),
            name="themes",
            every=bars.every(found.params, "theme", len(counts)),
        )
    ]


def regions(found: Tally, role: str, title: str) -> bars.Bars:
    """Return what is found by regional group, A to Z; `role` is `sur_group` or `rs_group`."""
    rows = sorted(found.of(role).items(), key=lambda row: names.fold(names.group(row[0])))
    total = found.recommendations
    return bars.Bars(
        title,
        bars.basis(total),
        _("Regional group"),
        tuple(
            bars.bar(
                names.group(slug), count, total, url=answer.narrowed(found.params, **{role: slug}), key=slug
            )
            for slug, count in rows
        ),
        name="regions",
    )


def asking(found: Tally) -> bars.Bars:
    """Return the States that made most of what is found."""
    rows = sorted(found.of("rs").items(), key=lambda row: (-row[1], names.fold(names.state(row[0]))))
    total = found.recommendations
    return bars.Bars(
        _("States that ask most"),
        f"{bars.basis(total)} {_('One made by several States counts for each.')}",
        _("Recommending State"),
        tuple(
            bars.bar(names.state(iso3), count, total, url=answer.narrowed(found.params, rs=iso3), key=iso3)
            for iso3, count in rows[: bars.MOST]
        ),
        name="asking",
        every=bars.every(found.params, "rs", len(rows)),
    )
