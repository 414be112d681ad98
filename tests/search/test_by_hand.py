"""Random questions on the crowd: what the search counts is what a look at every record counts."""

import random

from uprtracker.search import find
from uprtracker.search.by_hand import count_by_hand, differences, random_questions
from uprtracker.search.gather import all_records


def test_a_hundred_questions_are_counted_alike_and_a_wrong_number_is_told(crowd):
    records = list(all_records())
    tallies = count_by_hand(records, random_questions(records, 100, random.Random(7)))
    told = {tally.query: differences(tally, find(tally.query)) for tally in tallies}
    assert not {query: said for query, said in told.items() if said}

    # They find something and use every mode, with words and without, or this would say little.
    assert sum(tally.recommendations > 0 for tally in tallies) > 50
    modes = {tally.query.mode(name) for tally in tallies for name in tally.query.active()}
    assert modes == {"any", "all", "none"}
    assert {bool(tally.query.q) for tally in tallies} == {True, False}

    wrong = next(one for one in tallies if one.recommendations and one.query.kind == "recommendation")
    wrong.pairs += 1
    wrong.facets["sur"].update(["SVN"])
    said = differences(wrong, find(wrong.query))
    assert [one.partition(":")[0] for one in said] == ["pairs", "sur"]
