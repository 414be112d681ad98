"""Every address against every kind of person: what opens, what is refused.

An address that stands in neither table fails: whoever adds one says here whom it is for.
"""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from project import year
from project.doors import ADMIN, API, CORRECTORS, LEADS_ON, MEMBERS, NOT_ASKED, OPEN, OWNER, PLANS, SIGNING_IN
from uprtracker.accounts.models import User
from uprtracker.accounts.policy import ADMINISTRATORS, DATA_EDITORS
from uprtracker.analytics.charts.chart import Chart, Kind, Row, Series
from uprtracker.analytics.charts.store import keep
from uprtracker.analytics.freezing import freeze
from uprtracker.followup.evidence.intake import open_form
from uprtracker.followup.evidence.taking_in import add_evidence
from uprtracker.followup.models import Evidence, IntakeForm
from uprtracker.followup.spaces.opening import open_workspace
from uprtracker.publishing.models import Folder, SavedSearch
from uprtracker.publishing.papers.drafts import begin
from uprtracker.records.correcting import correct
from uprtracker.records.demo import load_demo
from uprtracker.records.models import (
    CodingDecision,
    Correction,
    Document,
    Draft,
    Finding,
    Pledge,
    Recommendation,
    Review,
    SecondReading,
    SourceFile,
    SourceRow,
)
from uprtracker.search import build_index
from uprtracker.web.statistics.contents import PAGES

KINDS = ("visitor", "member", "data editor", "administrator")

PUBLIC = {
    **dict.fromkeys(("home", "find", "table", "states", "sessions", "issues", "figures", "documents"), ()),
    "coding-figures": (),
    **{f"figures-{name}": () for name in PAGES},
    "state": ("xaa",),
    "state-recommending": ("xab",),
    "session": (45,),
    "session-report": (45,),
    "session-report-kept": (45, "frozen"),
    "issue": ("womens-rights",),
    **dict.fromkeys(
        ("sdgs", "instruments", "mechanisms", "themes", "groups", "regions", "organisations"), ()
    ),
    **dict.fromkeys(
        ("compare", "whom", "lists", "list-pending", "list-no-follow-up", "list-every-cycle"), ()
    ),
    "sdg": ("5.1",),
    "instrument": ("cat-family",),
    "mechanism": ("cat-committee",),
    "theme": ("access-to-justice-remedy",),
    "group": ("children",),
    "region": ("weog",),
    "organisation": ("eu",),
    "review": ("review",),
    "review-dialogue": ("review",),
    "review-questions": ("review",),
    "review-asked-again": ("review",),
    "recommendation": ("recommendation",),
    "pledge": ("pledge",),
    "document": ("document",),
}

WEB = {
    **{f"web:{name}": (args, OPEN) for name, args in PUBLIC.items()},
    **{f"web:{name}-data": (args, OPEN) for name, args in PUBLIC.items()},
    "web:robots": ((), OPEN),
    "web:sitemaps": ((), OPEN),
    "web:sitemap": (("pages",), OPEN),
    "web:bulk": ((), OPEN),
    "web:bulk-data": ((), OPEN),
    "web:bulk-file": (("latest", "recommendations.csv"), (404, 404, 404, 404)),  # none are made in this world
    "web:export": (("csv",), OPEN),
    "web:table-file": (("csv",), OPEN),
    "web:chart-file": (("chart", "csv"), OPEN),
    "web:session-report-file": ((45,), OPEN),
    "web:session-report-kept-file": ((45, "frozen"), OPEN),
    "web:session-report-freeze": ((45,), (405, 405, 405, 405)),
    "web:embed": (("figures/top",), OPEN),
    "web:pick-state": ((), LEADS_ON),
    "web:page-image": (("picture", 1), OPEN),
    "web:language": ((), (405, 405, 405, 405)),
    "web:account": ((), MEMBERS),
    **dict.fromkeys(("web:account-data", "web:account-delete"), ((), LEADS_ON)),  # to the password
    "web:draft": ((), OPEN),
    "web:draft-data": ((), (405, 405, 405, 405)),
    "web:drafts": ((), MEMBERS),
    "web:draft-kept": (("draft",), OWNER),
    "web:draft-file": (("draft", "txt"), OWNER),
    "web:draft-delete": (("draft",), (405, 405, 405, 405)),
    "web:folders": ((), MEMBERS),
    "web:folder-add": ((), MEMBERS),
    "web:workspace-protection": (("space",), OWNER),
    **dict.fromkeys(("web:workspace-log", "web:workspace-log-file"), (("space", UUID(int=1)), OWNER)),
    "web:workspace-log-entry": (("space", UUID(int=1), UUID(int=2)), OWNER),
    **dict.fromkeys(("web:workspace-audit", "web:workspace-audit-file"), (("space",), OWNER)),
    "web:workspaces": ((), MEMBERS),
    "web:workspace": (("space",), OWNER),
    "web:workspace-records": (("space",), OWNER),
    "web:workspace-record": (("space", "recommendation"), OWNER),
    **PLANS,
    "web:workspace-assessments": (("space",), OWNER),
    "web:workspace-assess": (("space",), OWNER),
    "web:workspace-assess-new": (("space", "recommendation"), OWNER),
    "web:workspace-assessment": (("space", 1), OWNER),
    "web:workspace-assess-import": (("space",), OWNER),
    "web:workspace-moments": (("space",), OWNER),
    **dict.fromkeys(("web:workspace-people", "web:workspace-me", "web:workspace-frame"), (("space",), OWNER)),
    **dict.fromkeys(("web:workspace-search", "web:workspace-signing"), (("space",), OWNER)),
    "web:workspace-export": (("space", "json"), OWNER),
    "web:workspace-evidence": (("space",), OWNER),
    "web:workspace-evidence-add": (("space",), OWNER),
    "web:workspace-form-add": (("space",), OWNER),
    "web:workspace-passages": (("space", "recommendation"), OWNER),
    "web:workspace-evidence-one": (("space", "evidence"), OWNER),
    "web:workspace-evidence-change": (("space", "evidence"), OWNER),
    "web:workspace-evidence-file": (("space", "evidence", 1), OWNER),
    "web:workspace-form": (("space", "intake"), OWNER),
    "web:tell": (("secret",), OPEN),
    "web:tell-worker": ((), OPEN),
    "web:workspace-feed": (("no-such-secret",), (404, 404, 404, 404)),
    "web:no-more-mails": (("no-such-secret",), (404, 404, 404, 404)),
    **dict.fromkeys(
        ("web:workspace-asks", "web:workspace-asks-add", "web:workspace-uptake", "web:workspace-meetings"),
        (("space",), OWNER),
    ),
    "web:workspace-support": (("space",), OWNER),
    "web:workspace-ask": (("space", 1), OWNER),
    "web:workspace-uptake-file": (("space", "csv"), OWNER),
    "web:workspace-asks-file": (("space", "csv"), OWNER),
    "web:workspace-asks-look": (("space",), (405, 405, 405, 405)),
    "web:invitation": (("no-such-secret",), (404, 404, 404, 404)),
    "web:workspace-matrices": (("space",), OWNER),
    "web:workspace-matrix": (("space", 1), (302, 404, 404, 404)),
    "web:workspace-matrix-file": (("space", 1, "docx"), (302, 404, 404, 404)),
    "web:workspace-papers": (("space",), OWNER),
    "web:workspace-paper": (("space", "paper"), OWNER),
    "web:workspace-paper-file": (("space", "paper", "docx"), OWNER),
    "web:workspace-paper-section": (("space", "paper", "section"), OWNER),
    "web:workspace-paper-act": (("space", "paper"), (405, 405, 405, 405)),
    "web:workspace-paper-section-act": (("space", "paper", "section"), (405, 405, 405, 405)),
    "web:paper": (("paper",), (404, 404, 404, 404)),  # not published
    "web:paper-file": (("paper", "pdf"), (404, 404, 404, 404)),
    "web:workspace-pending": (("space",), OWNER),
    "web:workspace-pending-one": (("space", "recommendation"), OWNER),
    "web:folder": (("folder",), OWNER),
    "web:folder-file": (("folder", "csv"), OWNER),
    "web:folder-table": (("folder",), OWNER),
    "web:folder-delete": (("folder",), (405, 405, 405, 405)),
    "web:folder-shared": (("token",), OPEN),
    "web:folder-shared-file": (("token", "csv"), OPEN),
    "web:search-archive": ((), OPEN),
    "web:review-archive": (("review",), OPEN),
    "web:session-archive": ((45,), OPEN),
    "web:saved": ((), MEMBERS),
    "web:saved-add": ((), MEMBERS),
    "web:saved-search": (("search",), OWNER),
    "web:saved-delete": (("search",), (405, 405, 405, 405)),
    "web:unsubscribe": (("token",), OPEN),
    "web:feed": ((), OPEN),
    "web:coding-desk": ((), CORRECTORS),
    "web:coding-item": (("recommendation",), CORRECTORS),
    "web:coding-undo": ((), (405, 405, 405, 405)),
    "web:second-reading": ((), CORRECTORS),
    "web:second-item": (("second",), CORRECTORS),
    "web:desk": ((), CORRECTORS),
    "web:desk-export": ((), CORRECTORS),
    "web:desk-finding": (("records_finding",), CORRECTORS),
    "web:desk-docket": (("review",), CORRECTORS),
    "web:desk-add": (("review",), CORRECTORS),
    "web:desk-reading": (("review", "reading"), CORRECTORS),
    "web:desk-split": (("review", "reading"), CORRECTORS),
    "web:desk-check": (("review",), (405, 405, 405, 405)),
    "web:desk-withdraw": ((1,), (405, 405, 405, 405)),
    "web:desk-lineage": ((), CORRECTORS),
    "web:desk-link": ((1,), (405, 405, 405, 405)),
    **year.DOORS,
}


def names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """Yield the name of every address."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{space}{pattern.name}"


@pytest.fixture
def world(db, home) -> dict[str, object]:
    """The demonstration data, and one thing of each kind for the addresses."""
    for role in (DATA_EDITORS, ADMINISTRATORS):
        Group.objects.get_or_create(name=role)
    load_demo()
    build_index()
    document = Document.objects.exclude(symbol="")[0]
    finding = Finding.objects.create(kind="number-gap", severity="doubt", message="7 is missing.")
    picture = home / "cache" / "pages" / document.sha256 / "1-1200.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"\x89PNG")
    recommendation = Recommendation.objects.all()[0]
    file = SourceFile.objects.create(
        kind="uprinfo", name="rows.csv", sha256="b" * 64, size=1, imported_at=timezone.now()
    )
    row = SourceRow.objects.create(
        file=file, row=2, kind="recommendation", content="c", fields={}, review=recommendation.review
    )
    keeper = User.objects.create(username="keeper")
    folder = Folder.objects.create(owner=keeper, name="Mine", token="t" * 32)
    search = SavedSearch.objects.create(owner=keeper, name="Mine", token="t" * 32)
    seat = open_workspace(
        owner=keeper, title="Ours", kind="country", party="Our coalition", party_kind="cso", state="XAA"
    )
    space = seat.workspace
    evidence = add_evidence(Evidence(title="Seen"), by=seat)
    intake, secret = open_form(IntakeForm(title="Tell us", question="What happened?"), by=seat)
    paper = begin(by=seat, kind="item_6", title="Ours", language="en", review=recommendation.review.code)
    drawn = SecondReading.objects.create(recommendation=recommendation, order=1, drawn_at=timezone.now())
    chart = Chart(Kind.BARS, "asked", "One", "", "", (Series("n", "n"),), (Row("a", "a", (1,)),))
    keep(chart)
    return {
        "chart": chart.key,
        "frozen": freeze(45, None, demo=True).name,
        "review": recommendation.review.code.lower(),
        "reading": recommendation.code,
        "recommendation": recommendation.code,
        "second": drawn.recommendation.code,
        "pledge": Pledge.objects.all()[0].code,
        "document": document.symbol,
        "picture": document.sha256,
        "folder": folder.pk,
        "space": space.slug,
        "evidence": evidence.pk,
        "intake": intake.pk,
        "secret": secret,
        "paper": paper.pk,
        "section": paper.sections.all()[0].pk,
        "search": search.pk,
        "token": folder.token,
        "draft": Draft.objects.create(owner=User.objects.create(username="writer"), text="Mine").pk,
        "accounts_user": User.objects.create(username="somebody").pk,
        "records_document": document.pk,
        "records_finding": finding.pk,
        "records_pledge": Pledge.objects.all()[0].pk,
        "records_recommendation": recommendation.pk,
        "records_review": Review.objects.filter(demo=True)[0].pk,
        "records_sourcefile": file.pk,
        "records_sourcerow": row.pk,
        **year.make(),
    }


def enter(client, kind: str) -> None:
    """Sign in as a kind of person."""
    if kind == "visitor":
        return
    user = User.objects.create(username=kind)
    role = {"data editor": DATA_EDITORS, "administrator": ADMINISTRATORS}.get(kind)
    if role:
        user.groups.add(Group.objects.get(name=role))
    client.force_login(user)


def test_every_address_says_whom_it_is_for():
    known = set(WEB) | set(API) | set(SIGNING_IN) | set(ADMIN) | NOT_ASKED
    found = set(names(get_resolver()))
    assert found - known == set()
    assert known - found == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_address_answers_as_the_tables_say(client, world, kind):
    enter(client, kind)
    wrong = []
    for name, (args, answers) in {**WEB, **API, **SIGNING_IN, **ADMIN}.items():
        expected = answers[KINDS.index(kind)]
        address = reverse(name, args=[world.get(str(arg), arg) for arg in args])
        answer = client.get(address)
        if answer.status_code != expected:
            wrong.append((name, answer.status_code, expected))
        elif expected == 302 and name.startswith("admin:") and kind in ("visitor", "member"):
            assert answer["Location"].startswith(("/admin/", "/accounts/")), name
    assert not wrong


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_but_staff_reads_a_finding_anywhere(client, world, kind):
    enter(client, kind)
    Finding.objects.update(document=Document.objects.exclude(symbol="")[0])
    seen = "7 is missing." in client.get(f"/documents/{world['document']}/").text
    assert seen == (kind in ("data editor", "administrator"))
    assert "7 is missing." not in client.get(f"/documents/{world['document']}.json").text


CODING = {
    "web:coding-item": ("recommendation",),
    "web:coding-undo": (),
    "web:second-reading": (),
    "web:second-item": ("second",),
}
WRITING = {
    "web:desk-finding": ("records_finding",),
    "web:desk-add": ("review",),
    "web:desk-reading": ("review", "reading"),
    "web:desk-split": ("review", "reading"),
    "web:desk-check": ("review",),
    "web:desk-withdraw": ("correction",),
    "web:desk-link": ("correction",),
}


@pytest.mark.parametrize("kind", ["visitor", "member", "administrator"])
def test_nobody_but_data_editors_decides_on_readings(client, world, kind):
    enter(client, kind)
    review = Review.objects.get(code=str(world["review"]).upper())
    made = correct(review=review, codes=[str(world["reading"])], after=[], person=None)
    for name, args in WRITING.items():
        given = [made.pk if arg == "correction" else world[arg] for arg in args]
        for do in ("accept", "remove", "merge", "save", "dismiss", "check", "resolve", "more", "confirm"):
            answer = client.post(reverse(name, args=given), {"do": do, "text": "Mine", "page": "1"})
            assert answer.status_code == (302 if kind == "visitor" else 403), name
            if kind == "visitor":
                assert answer["Location"].startswith(reverse("account_login"))
    made.refresh_from_db()
    assert made.withdrawn_at is None
    assert list(Correction.objects.all()) == [made]
    assert Finding.objects.get(pk=world["records_finding"]).status == "open"


@pytest.mark.parametrize("kind", ["visitor", "member", "administrator"])
def test_nobody_but_data_editors_decides_on_codings(client, world, kind):
    enter(client, kind)
    for name, args in CODING.items():
        address = reverse(name, args=[world[arg] for arg in args])
        answer = client.post(address, {"shows": ["action", "issue"], "action": "5", "issue": "labour"})
        assert answer.status_code == (302 if kind == "visitor" else 403), name
        if kind == "visitor":
            assert answer["Location"].startswith(reverse("account_login"))
    assert not CodingDecision.objects.exists()
    assert SecondReading.objects.count() == 1


OWNED = {
    "web:folders": (),
    "web:folder-add": (),
    "web:folder": ("folder",),
    "web:folder-delete": ("folder",),
    "web:saved-add": (),
    "web:saved-search": ("search",),
    "web:saved-delete": ("search",),
    "web:draft-delete": ("draft",),
    "web:session-report-freeze": (45,),
}


@pytest.mark.parametrize("kind", KINDS)
def test_no_cache_and_no_robot_keeps_what_is_somebodys_own(client, world, kind):
    """Also where it is refused: a cache between must not know that it is there."""
    enter(client, kind)
    secret = ("web:folder-shared", "web:folder-shared-file", "web:unsubscribe")
    for name in (*OWNED, *secret):
        if WEB[name][1][0] == 405:
            continue
        answer = client.get(reverse(name, args=[world.get(str(arg), arg) for arg in WEB[name][0]]))
        if answer.status_code != 404:
            assert answer["Cache-Control"] == "private, no-store", name
            assert "noindex" in answer["X-Robots-Tag"], name
        assert "ETag" not in answer, name
    for name in secret[:2]:
        answer = client.get(reverse(name, args=[world.get(str(arg), arg) for arg in WEB[name][0]]))
        assert answer["Referrer-Policy"] == "no-referrer", name


def test_writing_needs_the_token_against_forged_requests(world):
    client = Client(enforce_csrf_checks=True)
    enter(client, "data editor")
    for name, args in (WRITING | CODING | OWNED).items():
        given = [1 if arg == "correction" else world.get(str(arg), arg) for arg in args]
        assert client.post(reverse(name, args=given), {"do": "accept"}).status_code == 403
