"""The data: database, facts, index, demonstration, what waits for a person."""

from pathlib import Path

from uprtracker.cli.checks.check import Check, good, note, wrong
from uprtracker.cli.home import pending_migrations
from uprtracker.core.errors import IndexMissing

FEW = 20  # States whose recommendations may well have no link
PREPARE = "Run `upr serve --prepare-only`."


def check_database() -> Check:
    """The database answers and has the tables of this version."""
    from django.db import Error, connection

    where = connection.settings_dict["NAME"]
    # Asking SQLite for a database makes one.
    if connection.vendor == "sqlite" and "memory" not in Path(where).name and not Path(where).exists():
        return wrong("database", f"There is no database yet: {where}.", PREPARE)
    try:
        pending = pending_migrations()
    except Error as error:
        return wrong(
            "database",
            f"{where} does not answer: {str(error).strip()}.",
            "Check DATABASE_URL and UPR_HOME; UPR_HOME/copies holds older copies of a damaged SQLite file.",
        )
    if pending:
        return wrong("database", f"{where} lacks {len(pending)} steps to this version.", PREPARE)
    return good("database", f"{connection.vendor}, {where}, up to date")


def check_journal() -> Check:
    """SQLite lets people read while an import writes."""
    from django.db import connection

    if connection.vendor != "sqlite":
        return good("journal", f"{connection.vendor} needs no setting")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        mode = str(cursor.fetchone()[0])
    if mode != "wal":
        return wrong(
            "journal",
            f"The journal mode of SQLite is {mode}, not WAL: reading waits for writing.",
            "Keep UPR_HOME on a local disk: network folders do not allow WAL.",
        )
    return good("journal", "WAL")


def check_facts() -> Check:
    """The reviews of the four cycles are there."""
    from uprtracker.records.models import Review

    there = Review.objects.filter(demo=False).count()
    if not there:
        return wrong("facts", "The reviews of the four cycles are not loaded.", PREPARE)
    return good("facts", f"{there:,} reviews known")


def check_records() -> Check:
    """There is something to search."""
    from uprtracker.records.models import Document, Pair, Recommendation

    recommendations = Recommendation.objects.filter(review__demo=False).count()
    if not recommendations:
        remedy = "upr import uprinfo EXPORT.csv, upr ingest REPORTS/"
        return note("records", "There are no real recommendations yet.", f"Load some: {remedy}")
    pairs = Pair.objects.filter(recommendation__review__demo=False).count()
    documents = Document.objects.count()
    return good(
        "records",
        f"{recommendations:,} recommendations, {pairs:,} recommendation-State pairs, {documents:,} documents",
    )


def check_codings() -> Check:
    """The machine's codings are those of the coders installed."""
    from uprtracker.records.coverage import coverage

    covered = coverage()
    if covered.outdated:
        return note(
            "codings",
            f"{covered.outdated:,} of {covered.records:,} recommendations and pledges are not coded by the "
            "coders of this version.",
            "Run `upr recode`.",
        )
    return good("codings", f"{covered.records:,} records coded in {covered.coders} schemes")


def check_index() -> Check:
    """The search index is there, whole, and as new as the records."""
    from uprtracker.records.models import Pledge, Recommendation
    from uprtracker.search import Query, find
    from uprtracker.search.snapshot import current_snapshot

    try:
        results = find(Query(size=10))
    except IndexMissing as error:
        return wrong("index", error.message, "Run `upr index`.")
    if results.stale:
        return wrong("index", "The search index is older than the records.", "Run `upr index`.")
    there = Recommendation.objects.count() + Pledge.objects.count()
    if (known := current_snapshot().records) != there:
        sentence = f"The search index holds {known:,} of {there:,} recommendations and pledges."
        return wrong("index", sentence, "Run `upr index`.")
    return good("index", f"data version {results.data_version}, built {results.built_at}")


def check_lineage() -> Check:
    """The recommendations that ask the same are linked, by today's way of comparing."""
    from uprtracker.records.likeness import METHOD
    from uprtracker.records.models import Link, Review

    old = Link.objects.filter(status=Link.Status.PROPOSED).exclude(method=METHOD).count()
    several = Review.objects.filter(demo=False, recommendations__isnull=False).values("state").distinct()
    if old or (not Link.objects.exists() and several.count() > FEW):
        return note("lineage", f"{old:,} links were made by an older method.", "Run `upr lineage`.")
    return good("lineage", f"{Link.objects.count():,} links between recommendations")


def check_demonstration() -> Check:
    """Whether fictitious records stand among the real ones."""
    from uprtracker.records.models import Recommendation, Review

    demo = Review.objects.filter(demo=True).count()
    if not demo:
        return good("demonstration", "no demonstration data")
    sentence = f"{demo} reviews of fictitious States are loaded, marked as such."
    if Recommendation.objects.filter(review__demo=False).exists():
        return note("demonstration", f"{sentence} Real data are in too.", "Remove them: upr demo remove")
    return good("demonstration", sentence)


def check_findings() -> Check:
    """What readers could not settle."""
    from uprtracker.records.models import Finding

    waiting = Finding.objects.filter(status=Finding.Status.OPEN).count()
    if not waiting:
        return good("findings", "none open")
    return note("findings", f"{waiting:,} findings wait for a person.", "Settle them at /desk/review/.")


def check_failed_files() -> Check:
    """Files that could not be read at all."""
    from uprtracker.records.models import Finding

    failed = Finding.objects.filter(status=Finding.Status.OPEN, document=None, file=None)
    names = list(failed.exclude(place="").values_list("place", flat=True).distinct())
    if not names:
        return good("failed files", "none")
    shown = ", ".join(sorted(names)[:5]) + (" …" if len(names) > 5 else "")
    return note(
        "failed files",
        f"{len(names)} files could not be read: {shown}.",
        "The findings say why; ingest a sound copy.",
    )


DATA = (
    check_database,
    check_journal,
    check_facts,
    check_records,
    check_codings,
    check_index,
    check_lineage,
    check_demonstration,
    check_findings,
    check_failed_files,
)
