"""Mails before a date in the reader's time zone, once each; and one when a date that was told moves."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from uprtracker.accounts.models import OutgoingMail, Workspace
from uprtracker.accounts.models.workspace import Member, Party
from uprtracker.agenda.calendar import following
from uprtracker.agenda.calendar.models import Follower, Reminded
from uprtracker.agenda.calendar.reminding import next_morning, remind
from uprtracker.agenda.calendar.setting import DateRefused
from uprtracker.agenda.calendar.when import When
from uprtracker.agenda.calendar.whole import calendar

pytestmark = pytest.mark.django_db
KAMPALA = "Africa/Kampala"
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def mails(settings):
    settings.UPR_MAIL = "smtp://localhost"


def follow(reader, **more):
    follower = following.follower_of(reader)
    usual = {
        "states": [], "sessions": [], "actors": [], "workspaces": False, "by_mail": True, "changes": True,
        "days": ["30", "7", "1"], "zone": KAMPALA, "language": "en",
    }  # fmt: skip
    following.choose(follower, by=reader, **{**usual, **more})
    return follower


def at(day: date, hour: int = 7, zone: str = KAMPALA) -> datetime:
    return datetime.combine(day, time(hour), ZoneInfo(zone))


def sent() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(kind="calendar"))


def through(first: date, last: date) -> None:
    """Let the rounds run each morning, twice."""
    day = first
    while day <= last:
        remind(at(day))
        remind(at(day, 8))
        day += timedelta(days=1)


def test_a_date_is_told_thirty_seven_and_one_day_before_and_never_twice(reader, enter) -> None:
    enter("pre_session", session=54, when=date(2026, 12, 9))
    follow(reader, sessions=["54"], actors=["stakeholders"], changes=False)
    Follower.objects.update(next_at=at(date(2026, 11, 1)))
    through(date(2026, 11, 1), date(2026, 12, 12))
    told = [(mail.subject, "9 December 2026" in mail.text) for mail in sent()]
    assert told == [("UPR calendar: 1 date ahead", True)] * 3
    days = Reminded.objects.filter(due="session-54-pre_session").values_list("days", flat=True)
    assert sorted(days) == [1, 7, 30]
    assert "in 30 days" in sent()[0].text and "in 7 days" in sent()[1].text and "in 1 day" in sent()[2].text


def test_after_an_outage_the_nearest_reminder_is_made_up_for(reader, enter) -> None:
    enter("pre_session", session=54, when=date(2026, 12, 9))
    follow(reader, sessions=["54"], actors=["stakeholders"], changes=False)
    Follower.objects.update(next_at=at(date(2026, 11, 1)))
    remind(at(date(2026, 12, 5)))
    assert [mail.text.count("in 4 days") for mail in sent()] == [1]


def test_a_changed_date_is_told_once_to_those_reminded_before(reader, enter) -> None:
    enter("pre_session", session=54, when=date(2026, 12, 9))
    follow(reader, sessions=["54"], actors=["stakeholders"], changes=False)
    remind(at(date(2026, 12, 2)))
    assert len(sent()) == 1
    enter("pre_session", session=54, when=date(2026, 12, 16))
    for hour in (9, 10, 11):
        remind(at(date(2026, 12, 2), hour))
    assert [mail.subject for mail in sent()][1:] == ["UPR calendar: 1 date changed"]
    assert "Before: 9 December 2026" in sent()[1].text and "16 December 2026" in sent()[1].text
    enter("pre_session", act="cancel", session=54)
    through(date(2026, 12, 3), date(2026, 12, 17))
    assert len(sent()) == 3 and "cancelled" in sent()[2].text


def test_who_was_not_told_a_date_hears_of_its_change_only_if_he_wants_to(reader, enter) -> None:
    follow(reader, states=["SVN"], days=[], changes=False)
    enter("review", state="SVN", cycle=5, when=date(2030, 1, 21))
    remind(at(date(2026, 12, 2)))
    assert sent() == []
    follow(reader, states=["SVN"], days=[], changes=True)
    enter("review", state="SVN", cycle=5, when=date(2030, 1, 22))
    enter("review", state="LTU", cycle=5, when=date(2030, 1, 22))
    Follower.objects.update(next_at=at(date(2026, 12, 3)))
    remind(at(date(2026, 12, 3)))
    assert len(sent()) == 1 and "Lithuania" not in sent()[0].text
    assert "Slovenia" in sent()[0].text and "Slovenia" not in sent()[0].subject


def test_the_day_is_that_of_the_reader_and_the_moment_is_told_in_his_zone(reader, enter) -> None:
    enter("pre_session", session=54, when=When.day(date(2026, 12, 9), time(23, 30), "Europe/Zurich"))
    follow(reader, sessions=["54"], actors=["stakeholders"], changes=False, days=["1"], zone="Asia/Bangkok")
    Follower.objects.update(next_at=at(date(2026, 12, 8), zone="Asia/Bangkok"))
    remind(at(date(2026, 12, 8), zone="Asia/Bangkok"))
    assert sent() == []  # there it is the tenth
    remind(at(date(2026, 12, 9), zone="Asia/Bangkok"))
    assert "10 December 2026, 05:30 (time of Bangkok)" in sent()[0].text


@pytest.mark.parametrize(
    "zone", ["Europe/Zurich", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "UTC"]
)
def test_the_next_morning_is_seven_o_clock_on_every_day_of_the_year(zone) -> None:
    place, now = ZoneInfo(zone), datetime(2028, 1, 1, tzinfo=UTC)
    for _ in range(366):
        following_morning = next_morning(now, place)
        assert following_morning.time() == time(7) and following_morning > now
        assert following_morning - now <= timedelta(hours=25)
        now = following_morning.astimezone(UTC)


def test_no_mail_without_address_without_wish_or_on_a_site_without_mail(reader, enter, settings) -> None:
    enter("pre_session", session=54, when=date(2026, 12, 9))
    follower = follow(reader, sessions=["54"])
    settings.UPR_MAIL = ""
    assert remind(at(date(2026, 12, 8))) == 0
    settings.UPR_MAIL = "smtp://localhost"
    following.end_mails(follower)
    Follower.objects.update(next_at=at(date(2026, 12, 1)))
    assert remind(at(date(2026, 12, 8))) == 0 and sent() == []


def test_a_mail_ends_by_the_button_of_the_mail_program(reader, enter) -> None:
    enter("pre_session", session=54, when=date(2026, 12, 9))
    follower = follow(reader, sessions=["54"])
    remind(at(date(2026, 12, 8)))
    mail = sent()[0]
    assert follower.token in mail.headers["List-Unsubscribe"]
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_states_of_open_workspaces_count_as_chosen(reader) -> None:
    space = Workspace.objects.create(slug="s", title="S", kind="country", state="SVN")
    party = Party.objects.create(workspace=space, kind="cso", name="P")
    seat = Member.objects.create(workspace=space, party=party, user=reader, role="reader")
    follower = following.follower_of(reader)
    assert following.states_of(follower) == ["SVN"]
    assert {due.state for due in following.dates_for(follower, calendar(), TODAY)} == {"SVN"}
    follower.workspaces = False
    assert following.states_of(follower) == []
    follower.workspaces = True
    seat.left_at = at(TODAY)
    seat.save()
    assert following.states_of(follower) == []


@pytest.mark.parametrize(
    "wrong", [{"states": ["XXX"]}, {"sessions": ["99"]}, {"actors": ["me"]}, {"zone": "Geneva"}]
)
def test_choices_that_do_not_exist_are_refused(reader, wrong) -> None:
    with pytest.raises(DateRefused):
        follow(reader, **wrong)
    assert not Follower.objects.filter(by_mail=True).exists()


def test_a_private_feed_is_found_by_its_secret_alone(reader) -> None:
    follower = following.follower_of(reader)
    secret = following.make_feed(follower)
    assert secret not in Follower.objects.values_list("feed", flat=True)
    assert following.follower_of_feed(secret) == follower
    other = following.make_feed(follower)
    assert following.follower_of_feed(secret) is None and following.follower_of_feed(other) == follower
    following.end_feed(follower)
    assert following.follower_of_feed(other) is None and following.follower_of_feed("") is None
