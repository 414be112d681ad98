"""What people come for, in a real Chromium: an answer, a file, a page of the source."""

import csv
import json
import re
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest

pytestmark = pytest.mark.browser


def total(page) -> int:
    """Return the number of recommendations that the search page states."""
    return int(re.match(r"\D*([\d\u202f]+)", page.locator("#total").inner_text())[1].replace("\u202f", ""))


def test_first_visit_leads_to_an_answer(page, demo):
    page.goto("/")
    page.get_by_role("searchbox").fill("torture")
    page.get_by_role("button", name="Search").click()
    assert total(page) >= 1
    assert page.locator("#results mark").count() >= 1
    page.locator("#results .item h3 a").first.click()
    page.get_by_role("heading", name="What the State answered").wait_for()
    assert page.locator(".steps .position").count() >= 1


def test_state_picked_on_the_first_page(page, demo):
    page.goto("/")
    page.get_by_label("Or go to a country").select_option("XAA")
    page.get_by_role("button", name="Open").click()
    page.wait_for_url("**/states/xaa/")
    assert page.get_by_role("heading", level=1).inner_text() == "Examplia"


def test_ticked_filter_narrows_in_place_and_the_address_restores_it(page, demo):
    page.goto("/recommendations/")
    everything = total(page)
    page.get_by_role("checkbox", name=re.compile("^Noted")).check()
    page.wait_for_url("**/recommendations/?position=noted")
    page.locator(".chip", has_text="Noted").wait_for()
    narrowed = total(page)
    assert 0 < narrowed < everything
    assert page.get_by_role("checkbox", name=re.compile("^Noted")).evaluate(
        "e => e === document.activeElement"
    )
    page.reload()
    assert total(page) == narrowed
    page.go_back()
    page.wait_for_url("**/recommendations/")
    page.locator(".chip").wait_for(state="detached")
    assert total(page) == everything


def test_chip_removes_a_filter(page, demo):
    page.goto("/recommendations/?position=noted&action=5")
    page.locator(".chip", has_text="Noted").click()
    page.wait_for_url("**/recommendations/?action=5")


def test_a_value_is_left_out_and_the_rest_tabulated(page, demo):
    page.goto("/recommendations/")
    everything = total(page)
    page.locator("#more-filters > summary").click()
    page.locator("#facet-first_position > summary").click()
    page.locator("#first_position-pending").check()
    page.locator(".chip", has_text="Pending").wait_for()
    pending = total(page)
    page.locator("#first_position-mode").select_option("none")
    page.wait_for_url("**/recommendations/?first_position=pending&first_position_mode=none")
    page.locator(".joined", has_text="not").wait_for()
    assert total(page) == everything - pending
    page.get_by_role("link", name="Table and chart").click()
    page.locator("#rows").select_option("action")
    page.wait_for_url("**/recommendations/table/?first_position=pending&first_position_mode=none&rows=action")
    page.get_by_role("heading", name="Action category by Response").wait_for()
    assert page.locator(".crossed tfoot td").last.inner_text() == str(everything - pending)


@pytest.mark.parametrize("form", ["XLSX", "CSV", "JSON"])
def test_filtered_result_is_downloaded_and_holds_what_the_page_says(page, demo, form):
    page.goto("/recommendations/?position=supported")
    stated = total(page)
    page.locator("#menu-files > summary").click()
    with page.expect_download() as download:
        page.locator("#menu-files").get_by_role("link", name=form, exact=True).first.click()
    content = Path(download.value.path()).read_bytes()
    assert download.value.suggested_filename == f"upr-recommendations.{form.lower()}"
    assert rows(form, content) == stated > 0


def rows(form: str, content: bytes) -> int:
    """Count the records of an export."""
    if form == "XLSX":
        return openpyxl.load_workbook(BytesIO(content), read_only=True).worksheets[0].max_row - 1
    if form == "CSV":
        return len(list(csv.reader(StringIO(content.decode("utf-8-sig"))))) - 1
    return len(json.loads(content)["records"])


def test_record_leads_to_the_marked_lines_of_its_source(page, demo):
    page.goto(f"/recommendations/{demo.code}/")
    page.get_by_role("link", name=re.compile("See it in the document")).click()
    image = page.locator(".sheet img")
    image.wait_for()
    image.evaluate("e => e.decode()")
    assert image.evaluate("e => e.naturalWidth") >= 800
    mark = page.locator(".sheet svg rect").first.bounding_box()
    sheet = image.bounding_box()
    assert sheet["x"] < mark["x"] and mark["x"] + mark["width"] < sheet["x"] + sheet["width"]
    assert sheet["y"] < mark["y"] < sheet["y"] + sheet["height"]


def test_source_picture_may_be_kept_for_ever(page, demo):
    answer = page.request.get(f"/pages/{demo.document.sha256}/1.png")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.body().startswith(b"\x89PNG")


def test_citation_is_copied(page, demo):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/recommendations/{demo.code}/")
    page.get_by_role("button", name="Copy citation").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert demo.code in page.evaluate("navigator.clipboard.readText()")


def test_language_is_switched_on_the_same_page(page, demo):
    page.goto("/states/?by=group")
    page.locator(".language summary").click()
    page.get_by_role("button", name="Français").click()
    page.wait_for_url("**/states/?by=group")
    assert page.locator("html").get_attribute("lang") == "fr"
