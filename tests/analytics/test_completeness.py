"""How many reviews of a session and of a cycle are here."""

from uprtracker.analytics.completeness import Reviews, by_cycle, by_session
from uprtracker.analytics.figure import Basis
from uprtracker.analytics.frame import frame_of
from uprtracker.records.models import Recommendation, Review


def of_session(state: str, session: int, *, cycle: int, made: int) -> None:
    one = Review.objects.create(state=state, session=session, cycle=cycle, code=f"{state}-{session}")
    for number in range(made):
        Recommendation.objects.create(
            review=one, code=f"{one.code}-{number}", number=str(number), text="Count the herons"
        )


def test_reviews_with_recommendations_are_here_and_the_facts_say_how_many_took_place(db, home):
    of_session("SVN", 34, cycle=3, made=2)
    of_session("HRV", 34, cycle=3, made=0)
    of_session("SVN", 199, cycle=9, made=1)
    of_session("HRV", 199, cycle=9, made=0)
    frame = frame_of(Basis.RECOMMENDATIONS)
    sessions, cycles = by_session(frame), by_cycle(frame)
    assert sessions[34] == Reviews(1, 14)
    assert sessions[199] == Reviews(1, 2)  # the facts do not know it: what the database lists
    assert cycles[9] == Reviews(1, 2)
    assert cycles[3].here == 1
    # Sessions 27 to 40: twelve of fourteen, one of thirteen, one of twelve.
    assert cycles[3].expected == 12 * 14 + 13 + 12
    assert cycles[4].expected is None  # sessions to come


def test_all_that_took_place_are_the_whole():
    assert Reviews(14, 14).whole
    assert not Reviews(13, 14).whole
    assert not Reviews(13, None).whole
