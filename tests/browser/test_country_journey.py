"""One country, five parties, twenty recommendations: from the first invitation to the member who leaves.

Each person works in a browser of his own, as a new user would; the ministry also makes its account and
confirms its address by the mail that a real SMTP server takes.
"""

import io
import re
from typing import TYPE_CHECKING, Any

import docx
import pytest
from playwright.sync_api import expect

from browser.test_workspace_journey import invited, person
from exchange.thematic_list.test_filling import same_but_for_assessments
from exchange.thematic_list.written_list import CYCLE_2, as_docx
from uprtracker.records.models import Recommendation

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

MANY = 20
PASSWORD = "lighthouse of Kelpwick"
MINISTRY = "Ministry of Roads"
PARTIES = {
    MINISTRY: "state",
    "Human Rights Institute": "nhri",
    "Bridge Watch": "cso",
    "Women of the River": "cso",
}
# Level of each party for the twenty; the last party leaves the second half open.
ANSWERS = {
    MINISTRY: "3",
    "Human Rights Institute": "2",
    "Bridge Watch": "1",
    "Women of the River": "2",
}


@pytest.fixture
def sends_mail(settings: Any, post_office: Any) -> Any:
    """A site that sends mail, so that people can make their own account; the letters that went out."""
    settings.UPR_MAIL = True
    settings.DEFAULT_FROM_EMAIL = "upr@example.org"
    settings.ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    return post_office


def open_workspace(page: "Page", state: str) -> str:
    """Open a country workspace and return its address."""
    page.goto("/workspaces/")
    page.get_by_label("Name of the workspace").fill("Examplia 2024 to 2029")
    page.locator("#id_kind").select_option("country")
    page.locator("#id_state").select_option(state)
    page.get_by_label("Your institution or organisation").fill("UN country team")
    page.locator("#id_party_kind").select_option("un")
    page.get_by_role("button", name="Open the workspace").click()
    expect(page.get_by_role("heading", name="Where we stand")).to_be_visible()
    return page.url


def invite(page: "Page", home: str, name: str, kind: str) -> str:
    """Invite a party and return the path of its link."""
    page.goto(f"{home}people/")
    page.get_by_text("Invite a party", exact=True).click()
    page.get_by_label("Name of the institution or organisation").fill(name)
    page.locator("#id_party-kind").select_option(kind)
    page.get_by_role("button", name="Invite the party").click()
    return invited(page)


def join_with_new_account(browser: "Browser", live_server: Any, link: str, letters: Any) -> "Page":
    """Follow an invitation without an account: make one, confirm the address, and come back to accept."""
    context = browser.new_context(base_url=live_server.url, locale="en-GB")
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto(link)
    page.get_by_role("link", name="Make an account").click()
    page.get_by_label("Username").fill("mira")
    page.get_by_label("Email").fill("mira@roads.example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password (again)").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign Up").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("mail|address", re.IGNORECASE))
    page.goto(re.search(r"https?://[^/\s]+(/accounts/confirm-email/\S+)", letters()[-1].get_content())[1])
    page.locator("main").get_by_role("button").click()
    page.goto(link)
    if page.get_by_role("link", name="Sign in").first.is_visible():
        page.locator("main").get_by_role("link", name="Sign in").click()
        page.get_by_label("Username or email").fill("mira")
        page.get_by_label("Password").fill(PASSWORD)
        page.locator("main").get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Accept the invitation").click()
    expect(page.get_by_role("heading", name="Where we stand")).to_be_visible()
    return page


def accept(page: "Page", link: str) -> "Page":
    page.goto(link)
    page.get_by_role("button", name="Accept the invitation").click()
    expect(page.get_by_role("heading", name="Where we stand")).to_be_visible()
    return page


def assess_in_a_row(page: "Page", home: str, review: str, key: str, count: int) -> None:
    """Give the first `count` of a review the level of a key, by keyboard, and share it with the workspace."""
    page.goto(f"{home}assessments/enter/?review={review}&level=workspace")
    left = count
    while left:
        page.get_by_text("Keys: 1 not").wait_for()
        rows = page.locator("ol.list > li").count()
        for _ in range(min(left, rows)):
            page.keyboard.press(key)
        left -= min(left, rows)
        with page.expect_navigation():
            page.keyboard.press("Enter")


def plan_with_indicator(page: "Page", home: str, codes: list[str]) -> None:
    """Plan a cluster with an action and an indicator, and note a value of it."""
    page.goto(f"{home}plans/clusters/new/")
    page.get_by_label("Cluster", exact=True).or_(page.locator("#id_title")).first.fill("Roads and bridges")
    page.locator("#id_codes").fill(", ".join(codes))
    page.keyboard.press("Tab")
    page.locator("main form").get_by_role("button", name="Save").first.click()
    page.get_by_role("heading", level=1, name="Roads and bridges").wait_for()
    page.goto(f"{home}plans/indicators/new/")
    page.locator("#id_title").fill("Bridges open")
    for field, value in {
        "baseline": "2", "baseline_on": "2024-06-01", "target": "10", "target_on": "2028-06-01",
    }.items():  # fmt: skip
        page.locator(f"#id_{field}").fill(value)
    page.locator("#id_cluster").select_option(label="Roads and bridges")
    page.locator("main form").get_by_role("button", name="Save").first.click()
    page.get_by_role("heading", level=1, name="Bridges open").wait_for()
    page.get_by_role("link", name="New value").click()
    page.locator("#id_on").fill("2026-01-15")
    page.locator("#id_value").fill("6")
    page.locator("main form").get_by_role("button", name="Save").first.click()
    page.goto(f"{home}plans/indicators/")
    page.get_by_role("link", name="Bridges open").click()
    expect(page.locator("dl.facts")).to_contain_text("50")  # 2 -> 6 of 10: half of the way


def test_a_country_follows_up_together(browser, live_server, demo, sends_mail, tmp_path):
    review = demo.review
    codes = list(
        Recommendation.objects.filter(review=review).order_by("order").values_list("code", flat=True)[:MANY]
    )
    assert len(codes) == MANY
    lead = person(browser, live_server, "Ama")
    home = open_workspace(lead, review.state)
    links = {name: invite(lead, home, name, kind) for name, kind in PARTIES.items()}
    seats = {
        MINISTRY: join_with_new_account(browser, live_server, links[MINISTRY], sends_mail),
        **{
            name: accept(person(browser, live_server, name.split()[0]), links[name])
            for name in list(PARTIES)[1:]
        },
    }
    for name, page in seats.items():
        half = name == "Women of the River"
        assess_in_a_row(page, home, review.code, ANSWERS[name], MANY // 2 if half else MANY)

    # 1, 0.5, 0 and 0.5: 0.50, partially; without the last 0.50 as well. All three levels differ.
    for code in (codes[0], codes[-1]):
        lead.goto(f"{home}recommendations/{code}/")
        expect(lead.locator("main")).to_contain_text("IRI 0.50")
        expect(lead.locator("main")).to_contain_text("Answers differ")
    visitor = browser.new_context(base_url=live_server.url).new_page()
    visitor.goto(f"/recommendations/{codes[0]}/")
    expect(visitor.locator("main")).not_to_contain_text("Human Rights Institute")

    plan_with_indicator(seats[MINISTRY], home, codes[:3])
    fills_the_matrix(seats[MINISTRY], home, codes, tmp_path)
    writes_a_submission(seats["Bridge Watch"], home, review.code, tmp_path)
    publishes(seats["Human Rights Institute"], home, codes[0])
    visitor.goto(f"/recommendations/{codes[0]}/")
    expect(visitor.locator("main")).to_contain_text("Human Rights Institute")
    expect(visitor.locator("main")).not_to_contain_text("Bridge Watch")

    leaving = seats["Women of the River"]
    leaving.goto(f"{home}me/")
    leaving.get_by_text("Leave this workspace").click()
    leaving.get_by_role("button", name="Leave", exact=True).click()
    expect(leaving.get_by_text("You sit in no workspace yet.")).to_be_visible()
    assert leaving.goto(home).status == 404
    for page in (lead, visitor, *seats.values()):
        page.context.close()


def fills_the_matrix(page: "Page", home: str, codes: list[str], folder: Any) -> None:
    """Send the list of the twenty, download it filled in, and read it with another program."""
    said = {one.code: one for one in Recommendation.objects.filter(code__in=codes)}
    rows = [[(f"{said[code].number} {said[code].text}",), "Supported", "Roads", ""] for code in codes]
    sent = as_docx([CYCLE_2, ["Theme: Roads"], *rows], header="Thematic list of recommendations")
    page.goto(f"{home}matrix/")
    page.locator("input[type=file]").set_input_files(
        [{"name": "List.docx", "mimeType": "application/octet-stream", "buffer": sent}]
    )
    page.get_by_role("button", name="Send and preview").click()
    page.wait_for_url(re.compile(r"/matrix/\d+/$"))
    page.get_by_text(f"of {MANY} rows {MANY} are filled in").wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download as Word").click()
    waiting.value.save_as(folder / "filled.docx")
    filled = (folder / "filled.docx").read_bytes()
    same_but_for_assessments(sent, filled)
    cells = [row.cells[-1].text for row in docx.Document(io.BytesIO(filled)).tables[0].rows[2:]]
    assert len(cells) == MANY
    assert all(text.startswith("Fully implemented") for text in cells)


def writes_a_submission(page: "Page", home: str, review: str, folder: Any) -> None:
    """Begin a submission, see it grow beyond the limit, and hand it on within it."""
    page.goto(f"{home}papers/")
    page.locator("#id_kind").select_option("stakeholder_submission")
    page.locator("#id_title").fill("Bridges of Examplia")
    page.locator("#id_review").select_option(review)
    page.get_by_role("button", name="Begin the paper").click()
    page.wait_for_url(re.compile(r"/papers/\d+/$"))
    paper = page.url
    page.locator("main").get_by_role("link", name=re.compile("Write|Edit|Change")).first.click()
    page.get_by_label("Text", exact=True).fill("word " * 2_816)
    expect(page.locator("[data-length]")).to_have_class("paper-length over")
    page.get_by_label("Text", exact=True).fill("Two of ten bridges are open.^[Own count, March 2026]")
    expect(page.locator("[data-length]")).to_have_class("paper-length")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url(f"{paper}#s*")
    with page.expect_download() as waiting:
        page.get_by_role("link", name=re.compile("Word")).first.click()
    waiting.value.save_as(folder / "submission.docx")
    words = " ".join(one.text for one in docx.Document(str(folder / "submission.docx")).paragraphs)
    assert "Two of ten bridges are open." in words


def publishes(page: "Page", home: str, code: str) -> None:
    """Propose the party's own assessment of a recommendation for publication, and sign it off."""
    page.goto(f"{home}recommendations/{code}/")
    page.get_by_role("link", name="Change, share, history").click()
    page.get_by_role("button", name="Sign off and publish").click()
    expect(page.locator("main")).to_contain_text("published on")
