"""Pages of a workspace with 5,000 recommendations and 50,000 assessments, signed in as a coordinator.

    PYTHONPATH=src python benchmarks/workspace.py

Makes the records in a database of its own under a temporary UPR_HOME, asks each page a few times, and
prints processor and wall milliseconds of the median beside those of the public home page.
"""

import os
import statistics
import sys
import tempfile
import time
from typing import Any

RECOMMENDATIONS, ASSESSMENTS, TIMES = 5_000, 50_000, 5
INSIDE = "/workspaces/bridges/"
PAGES = {
    "public home page": "/",
    "first page": INSIDE,
    "list": f"{INSIDE}recommendations/",
    "list, last page": f"{INSIDE}recommendations/?page=100",
    "list, words": f"{INSIDE}recommendations/?words=bridge+77",
    "list, filters": f"{INSIDE}recommendations/?state=FRA&issue=justice&position=supported",
    "list, nothing from us": f"{INSIDE}recommendations/?lacking=assessment",
    "list, with assessments": f"{INSIDE}recommendations/?having=assessment",
    "one recommendation": f"{INSIDE}recommendations/XAA-8-1.2007/",
    "search": f"{INSIDE}search/?words=piers",
    "sign-off": f"{INSIDE}sign-off/",
    "people": f"{INSIDE}people/",
    "assessments": f"{INSIDE}assessments/",
    "plans": f"{INSIDE}plans/",
    "evidence": f"{INSIDE}evidence/",
}
VALUES = ("fully", "partially", "not", "not_assessable")


def main() -> None:
    """Prepare, ask, print."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["UPR_HOME"] = home
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uprtracker.project.settings.test")
        import django

        django.setup()
        from django.core.management import call_command
        from django.test.utils import setup_test_environment

        setup_test_environment()
        call_command("migrate", verbosity=0)
        prepare()
        ask()


def prepare() -> None:
    """Make the rows at once: what is measured is the asking."""
    from uprtracker.accounts.models import Member, Party, User
    from uprtracker.followup.spaces.opening import open_workspace
    from uprtracker.records.planning import refresh

    codes = recommend()
    owner = User.objects.create(username="owner")
    first = open_workspace(
        owner=owner, title="Bridges", kind="country", party="Bridge Watch", party_kind="cso", state="XAA"
    )
    seats = [first]
    for n in range(4):
        party = Party.objects.create(workspace=first.workspace, kind="cso", name=f"Party {n}")
        person = User.objects.create(username=f"person{n}")
        seats.append(
            Member.objects.create(workspace=first.workspace, party=party, user=person, role="coordinator")
        )
    assess(seats, codes)
    refresh()


def recommend() -> list[str]:
    """Make the recommendations of twenty reviews and return their codes."""
    from uprtracker.records.models import Coding, Pair, Recommendation, Review

    reviews = [
        Review.objects.create(code=f"XAA-{n}", state="XAA", session=n, cycle=1 + n // 14, status="adopted")
        for n in range(1, 21)
    ]
    rows = Recommendation.objects.bulk_create(
        Recommendation(
            review=reviews[n % 20],
            code=f"{reviews[n % 20].code}-1.{n}",
            number=f"1.{n}",
            order=n,
            text=f"Repair bridge {n} and keep the road to it open to everybody who needs it",
            origin="conclusions",
            position=("supported", "noted")[n % 2],
        )
        for n in range(RECOMMENDATIONS)
    )
    states = ("FRA", "SVN", "DEU", "BRA", "KEN", "NPL")
    Pair.objects.bulk_create(
        Pair(recommendation=row, state=states[(n + k) % 6], order=k, origin="report")
        for n, row in enumerate(rows)
        for k in range(3)
    )
    issues = ("justice", "labour", "womens-rights", "detention", "environment")
    Coding.objects.bulk_create(
        Coding(recommendation=row, scheme="issue", label=issues[n % 5], origin="uprinfo")
        for n, row in enumerate(rows)
    )
    return [row.code for row in rows]


def assess(seats: list[Any], codes: list[str]) -> None:
    """Make the assessments, half of them shared, and the traces they leave."""
    from uprtracker.accounts.models import Trace
    from uprtracker.followup.models import Assessment

    space = seats[0].workspace
    made = Assessment.objects.bulk_create(
        (
            Assessment(
                workspace=space,
                party=seats[n % 5].party,
                author=seats[n % 5],
                level=("party", "workspace")[n // 5 % 2],
                code=codes[n // 10],
                value=VALUES[n % 4],
                comment="The work is under way, and half of the piers are done.",
            )
            for n in range(ASSESSMENTS)
        ),
        batch_size=2000,
    )
    kind = "followup.assessment"
    Trace.objects.bulk_create(
        (
            Trace(workspace=space, party=one.party, by=one.author, verb="added", kind=kind, thing=one.pk)
            for one in made
        ),
        batch_size=2000,
    )


def ask() -> None:
    """Print the time of each page."""
    from django.test import Client

    from uprtracker.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(username="owner"))
    for name, address in PAGES.items():
        walls, works = [], []
        for _ in range(TIMES):
            wall, work = time.perf_counter(), time.process_time()
            answer = client.get(address)
            walls.append((time.perf_counter() - wall) * 1000)
            works.append((time.process_time() - work) * 1000)
        size = len(answer.content) // 1024
        sys.stdout.write(
            f"{name:26} {answer.status_code} {statistics.median(works):7.0f} ms processor"
            f" {statistics.median(walls):7.0f} ms wall {size:5} KB\n"
        )


if __name__ == "__main__":
    main()
