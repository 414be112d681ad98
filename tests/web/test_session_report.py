"""The report of a session: its numbers, who may freeze it, and that what is frozen never changes."""

import json
import re
from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from docx import Document

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import DATA_EDITORS
from uprtracker.analytics.freezing import NothingToFreeze, freeze
from uprtracker.analytics.models import FrozenReport
from uprtracker.records.models import Pair, Recommendation
from uprtracker.records.version import bump, data_version


@pytest.fixture
def editor(client, db):
    """A data editor, signed in."""
    user = User.objects.create_user("editor")
    user.groups.add(Group.objects.get_or_create(name=DATA_EDITORS)[0])
    client.force_login(user)
    return user


def test_a_report_says_totals_averages_and_shares_with_their_denominators(client, docket):
    own = client.get("/sessions/45/report.json").json()["bases"]["pairs"]
    assert own["total"] == 3
    assert own["recommending_states"] == 2
    assert own["per_review"] == {"part": 3, "whole": 1, "value": 3.0}
    assert own["per_review_spoken"] == {"part": 2, "whole": 2, "value": 1.0}
    assert own["specific"]["people"] == {"part": 2, "whole": 2, "value": 1.0}
    assert own["specific"]["machine"] == {"part": 0, "whole": 1, "value": 0.0}
    assert own["final_share"] == {"part": 2, "whole": 3, "value": 0.666667}


def test_a_report_says_how_many_reviews_it_rests_on_and_what_a_machine_coded(client, docket):
    text = client.get("/sessions/45/report/").text
    assert "1 of the 14 reviews of this session are in the database so far." in text
    assert "1 of 2 coded by machine, unconfirmed." in text


def test_an_average_names_what_it_is_over(client, docket):
    text = client.get("/sessions/45/report/?basis=pairs").text
    assert "3 over 1 review" in text
    assert "2 over 2 appearances" in text


def test_a_session_without_figures_says_so_and_cannot_be_frozen(client, docket):
    assert "Nothing here" in client.get("/sessions/9/report/").text
    with pytest.raises(NothingToFreeze):
        freeze(9, None)
    assert client.get("/sessions/999/report/").status_code == 404


def test_what_is_frozen_never_changes(client, docket, editor):
    kept = client.post("/sessions/45/report/freeze/")
    address = kept["Location"]
    data = client.get(f"{address.rstrip('/')}.json").json()
    Pair.objects.all().delete()
    Recommendation.objects.filter(pk=docket.second.pk).delete()
    bump("corrected")
    assert client.get("/sessions/45/report.json").json()["bases"]["recommendations"]["total"] == 1
    after = client.get(f"{address.rstrip('/')}.json").json()
    assert after == data
    assert after["bases"]["recommendations"]["total"] == 2
    assert after["data_version"] == 7
    assert "version 7" in client.get(address).text
    assert f"version {data_version()}" not in client.get(f"/embed{address}").text


def test_freezing_twice_the_same_day_gives_two_addresses_unless_nothing_changed(client, docket, editor):
    first = client.post("/sessions/45/report/freeze/")["Location"]
    assert client.post("/sessions/45/report/freeze/")["Location"] == first
    bump("something")
    second = client.post("/sessions/45/report/freeze/")["Location"]
    assert second == f"{first.rstrip('/')}.2/"
    assert FrozenReport.objects.count() == 2
    text = client.get("/sessions/45/report/").text
    assert first in text
    assert second in text
    assert json.loads(FrozenReport.objects.all()[0].content)["session"] == 45


@pytest.mark.parametrize("role", [None, "member"])
def test_nobody_else_may_freeze(client, docket, role):
    if role:
        client.force_login(User.objects.create_user(role))
    assert client.post("/sessions/45/report/freeze/").status_code == (403 if role else 302)
    assert not FrozenReport.objects.exists()
    page = client.get("/sessions/45/report/")
    assert "Freeze" not in page.text
    assert not page.cookies


def test_the_news_of_a_session_is_text_to_copy_and_a_file_to_take_away(client, docket, editor):
    address = client.post("/sessions/45/report/freeze/")["Location"]
    for page in (address, "/sessions/45/report/"):
        text = client.get(page, {"basis": "pairs"}).text
        news = re.sub(
            r"\s+", " ", re.sub(r"<[^>]+>", " ", text.partition('id="news-text"')[2].partition("</div>")[0])
        )
        assert "1 State under Review received 3 recommendations from 2 States" in news
        assert "Fictoria (1)" in news
        assert "Counted once for each recommendation and recommending State." in news
        assert "1 of the " in news and "version 7" in news
        assert f"http://testserver{page}?basis=pairs" in news
        file = client.get(f"{page}news.docx?basis=pairs")
        words = "\n".join(one.text for one in Document(BytesIO(file.content)).paragraphs)
        assert all(
            sentence.strip() in words
            for sentence in re.findall(r"The session met[^<]*|Counted once[^<]*", text)
        )
        assert file["Content-Disposition"] == 'attachment; filename="upr-session-45.docx"'
    assert client.get("/sessions/9/report/news.docx").status_code == 404
