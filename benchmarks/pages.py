"""Making pages: processor time of each kind, and its size on the wire beside the budget of 100 KB.

The database is that of the export in ../shared/corpus, or the demonstration where it is
absent. Each page is asked with a cold cache of validators (as a first visit is), in one process,
without network; the ratio is to the page that says "not found", which is the least a page costs.
"""

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "uprinfo"
BUDGET = 100_000
ROUNDS = 7


def prepare() -> str:
    """Fill the database and build the index; return the code of the review with most recommendations."""
    from django.core.management import call_command
    from django.db.models import Count

    from uprtracker.records.demo import load_demo
    from uprtracker.records.facts import load_facts
    from uprtracker.records.imports import import_export
    from uprtracker.records.models import Review
    from uprtracker.search import build_index

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    load_facts()
    for path in sorted(CORPUS.glob("sessions-*.csv")):
        import_export(path)
    if not Review.objects.filter(recommendations__isnull=False).exists():
        load_demo()
    build_index()
    largest = Review.objects.annotate(total=Count("recommendations")).order_by("-total")[0]
    return largest.code


def addresses(review: str) -> dict[str, str]:
    """Return an address of every kind of page."""
    from uprtracker.records.models import Recommendation

    one = Recommendation.objects.filter(review__code=review).order_by("order", "code")[0]
    return {
        "not found": "/nothing/",
        "home": "/",
        "search, no words": "/recommendations/",
        "search, words": "/recommendations/?q=education",
        "recommendation": f"/recommendations/{one.code}/",
        "largest review": f"/reviews/{review.lower()}/",
        "State": f"/states/{one.review.state.lower()}/",
        "recommending State": f"/states/{one.pairs.all()[0].state.lower()}/recommending/",
        "session": f"/sessions/{one.review.session}/",
        "all States": "/states/",
        "figures": "/figures/",
    }


def main(arguments: Sequence[str] = ()) -> None:
    """Print milliseconds of the processor (best of some rounds), kilobytes sent, and ratios."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(UPR_HOME=home, DJANGO_SETTINGS_MODULE="uprtracker.project.settings")
        os.environ.pop("DATABASE_URL", None)
        import django
        from django.test import Client

        django.setup()
        client = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
        least = 0.0
        print(f"{'page':20} {'ms':>7} {'ratio':>6} {'KB':>6} {'of 100 KB':>10}")
        for name, address in addresses(prepare()).items():
            times = []
            for _ in range(ROUNDS):
                start = time.process_time()
                answer = client.get(address)
                times.append((time.process_time() - start) * 1000)
            least = least or min(times)
            spent, size = min(times), len(answer.content)
            print(f"{name:20} {spent:7.1f} {spent / least:6.1f} {size / 1000:6.1f} {size / BUDGET:9.0%}")


if __name__ == "__main__":
    main(sys.argv[1:])
