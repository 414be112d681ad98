"""Sixty records drawn from few values, and how a person with pencil and paper would count them."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime

from search.small_world import pledge, recommendation, review
from uprtracker.records.models import Coding, Document, Link, Pledge, Position, Recommendation
from uprtracker.reference import load_reference
from uprtracker.search import Query, build_index
from uprtracker.search.expression import All, Either, Not, Phrase, Word
from uprtracker.search.filters import FILTERS
from uprtracker.search.names import names_of, state_names, tag
from uprtracker.search.words import stem, words

STATES = ["SVN", "ALB", "FRA", "SWE", "CIV", "NOR"]
ISSUES = ["justice", "womens-rights", "right-to-education", "torture-and-other-cid-treatment"]
VALUES = {
    "sur": STATES,
    "rs": STATES,
    "position": ["supported", "noted", "partial", "none"],
    "issue": ISSUES,
    "action": ["1", "3", "5"],
    "session": ["19", "20", "30"],
    "cycle": ["2", "3"],
    "sur_group": ["eeg", "weog", "african"],
    "rs_group": ["eeg", "weog", "african"],
    "sur_org": ["eu", "oic"],
    "rs_org": ["eu", "oic"],
    "coded_by": ["person", "uprinfo", "machine"],
    "first_position": ["pending", "noted", "none"],
    "ever_position": ["pending", "noted", "none"],
    "theme": ["death-penalty"],
    "group": ["children"],
    "sdg": ["5", "5.1", "16"],
    "smart": ["specific"],
    "instrument": ["cat", "cat-family", "opcat"],
    "mechanism": ["spt"],
    "document": ["wg_report", "uprinfo"],
    "lineage": ["before", "again", "together", "confirmed", "none"],
}
LABELS = {"theme": ["death-penalty"], "group": ["children"], "sdg": ["5", "5.1", "5.2", "16"],
          "smart": ["specific", "measurable"], "instrument": ["cat", "opcat", "crc"],
          "mechanism": ["spt"]}  # fmt: skip
VOCABULARY = ["school", "prison", "women", "court", "france", "torture", "land", "of", "education"]


def make_crowd() -> list["Seen"]:
    """Sixty records drawn from few values, so that filters meet."""
    chance = random.Random(20)
    report = a_document("wg_report")
    for n in range(60):
        session, cycle = chance.choice([(19, 2), (20, 2), (30, 3)])
        of = review(chance.choice(STATES), session, cycle=cycle)
        text = " ".join(chance.choices(VOCABULARY, k=5))
        issues = chance.sample(ISSUES, chance.randrange(4))
        if n % 8 == 0:
            pledge(text, of=of, issues=issues)
            continue
        by = chance.sample([*STATES, ""], chance.randrange(4))
        answers = {state: chance.choice(["supported", "noted", ""]) for state in by}
        row = recommendation(
            text, of=of, by=by, answers=answers, issues=issues,
            position=chance.choice(["supported", "noted", "partial", ""]),
            action=chance.choice(["", "1", "3", "5"]), origin=chance.choice(["uprinfo", "model", "person"]),
        )  # fmt: skip
        _hang_on(row, chance, report)
    build_index()
    return [_seen(row) for row in [*Recommendation.objects.all(), *Pledge.objects.all()]]


def a_document(kind: str) -> Document:
    return Document.objects.create(
        sha256=kind, kind=kind, media="docx", name=kind, size=1, reader_version="1",
        read_at=datetime(2020, 1, 1, tzinfo=UTC),
    )  # fmt: skip


def _hang_on(row: Recommendation, chance: random.Random, report: Document) -> None:
    """Give a recommendation labels of other schemes, steps of its answer, links and a document."""
    for scheme, labels in LABELS.items():
        for label in chance.sample(labels, chance.randrange(len(labels) + 1)):
            Coding.objects.create(recommendation=row, scheme=scheme, label=label, origin="uprinfo")
    for stage in chance.sample([Position.Stage.REPORT, Position.Stage.ADDENDUM], chance.randrange(3)):
        Position.objects.create(
            recommendation=row, stage=stage, value=chance.choice(["pending", "noted", "supported"]),
            state=chance.choice(["", "", "FRA"]),
        )  # fmt: skip
    if chance.random() < 0.5:
        row.document = report
        row.save()
    earlier = Recommendation.objects.exclude(pk=row.pk).order_by("-pk").first()
    if earlier and chance.random() < 0.4:
        Link.objects.create(
            earlier=earlier, later=row, score=0.9, method="test",
            kind=chance.choice(["joint", "repeats"]), status=chance.choice(Link.Status.values),
        )  # fmt: skip


@dataclass
class Seen:
    """A record as a person with pencil and paper would note it."""

    code: str
    pledge: bool
    values: dict[str, set[str]]
    pairs: list[dict[str, set[str]]]
    named: int
    text: list[str]
    labels: list[list[str]]
    titles: list[list[str]]


def _seen(row) -> Seen:
    states = load_reference().states.by_iso3
    of, labels = row.review, {scheme: set() for scheme in ("action", "issue", *LABELS)}
    for coding in row.codings.all():
        labels[coding.scheme].add(coding.label)
    labels["sdg"] |= {label.split(".")[0] for label in labels["sdg"]}
    families = {"cat": "cat-family", "opcat": "cat-family", "crc": "crc-family"}
    labels["instrument"] |= {families[label] for label in labels["instrument"]}
    judged = row.codings.filter(scheme__in=["action", "issue"])
    coders = {{"model": "machine"}.get(coding.origin, coding.origin) for coding in judged}
    pairs = [] if isinstance(row, Pledge) else list(row.pairs.all())
    seen = [
        {"rs": {pair.state} - {""}} | _answered(row, pair.state, pair.position) | _of(pair.state, "rs")
        for pair in pairs
    ]
    if not seen and isinstance(row, Recommendation):
        seen = [{"rs": set(), "rs_group": set(), "rs_org": set()} | _answered(row, "", "")]
    sur = {"sur": {of.state}, "session": {str(of.session)}, "cycle": {str(of.cycle)}} | _of(of.state, "sur")
    names = [
        name for code in [of.state, *(p.state for p in pairs)] if code for name in state_names(states[code])
    ]
    names += [load_reference().issues[slug].name for slug in labels["issue"]]
    others = [names_of(tag(scheme, label)) for scheme in ("action", *LABELS) for label in labels[scheme]]
    names += [name for other in others for name in other.words]
    return Seen(
        row.code,
        isinstance(row, Pledge),
        sur | labels | {"coded_by": coders, "lineage": _lineage(row), "document": _documents(row)},
        seen,
        len(pairs),
        words(row.text),
        [*map(words, names)],
        [words(name) for other in others for name in other.phrases],
    )


def _answered(row: Recommendation, state: str, own: str) -> dict[str, set[str]]:
    """The answers to one State; each stage has one step here."""
    said = {step.stage: step.value for step in row.positions.all() if step.state in ("", state)}
    now = own or row.position
    ever = ({*said.values(), now} - {""}) or {"none"}
    return {
        "position": {now or "none"}, "first_position": {said.get(10, "none")}, "ever_position": ever
    }  # fmt: skip


def _lineage(row) -> set[str]:
    if isinstance(row, Pledge):
        return set()
    values = {
        "confirmed" for link in Link.objects.filter(status="confirmed") if row in (link.earlier, link.later)
    }
    for link in Link.objects.exclude(status="rejected"):
        if row in (link.earlier, link.later):
            side = "before" if row == link.later else "again"
            values.add("together" if link.kind == "joint" else side)
    return values or {"none"}


def _documents(row) -> set[str]:
    return {row.document.kind} if row.document else set()


def _of(state: str, side: str) -> dict[str, set[str]]:
    """Group and organisations; those of these States did not change in the sessions used."""
    found = load_reference().states.by_iso3.get(state)
    groups = {found.regional_group} if found else set()
    return {f"{side}_group": groups, f"{side}_org": set(found.organisations if found else ())}


def passing_pairs(seen: Seen, query: Query, without: str) -> list[dict[str, set[str]]]:
    """The pairs that have a chosen value of every filter of pairs that does not say `none`."""
    wanted = [n for n in _of_pairs(query, without) if query.mode(n) != "none"]
    return [pair for pair in seen.pairs if all(pair[n] & set(query.values(n)) for n in wanted)]


def _of_pairs(query: Query, without: str) -> list[str]:
    return [n for n in query.active() if FILTERS[n].level == "pair" and n != without]


def passes(seen: Seen, query: Query, tree, without: str = "") -> bool:
    if tree is not None and not says(seen, tree):
        return False
    for name in query.active():
        of_record = name != without and FILTERS[name].level == "record"
        if of_record and not meets(seen.values.get(name, set()), query, name):
            return False
    pairs = passing_pairs(seen, query, without)
    names = _of_pairs(query, without)
    return not names or (
        bool(pairs) and all(meets(set().union(*(pair[n] for pair in pairs)), query, n) for n in names)
    )


def meets(has: set[str], query: Query, name: str) -> bool:
    chosen = set(query.values(name))
    return {"any": bool(chosen & has), "all": chosen <= has, "none": not chosen & has}[query.mode(name)]


def says(seen: Seen, tree) -> bool:
    match tree:
        case Word((word,)):
            return any(stem(word) == stem(other) for found in [seen.text, *seen.labels] for other in found)
        case Phrase(phrase):
            size = len(phrase)
            lists = [seen.text, *seen.labels, *seen.titles]
            return any(tuple(f[n : n + size]) == phrase for f in lists for n in range(len(f) - size + 1))
        case Not(part):
            return not says(seen, part)
        case All(parts):
            return all(says(seen, part) for part in parts)
        case Either(parts):
            return any(says(seen, part) for part in parts)
