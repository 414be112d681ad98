"""Count random questions record by record and compare with the search: `python tools/count_by_hand.py`.

Reads all records of the database (UPR_HOME), asks the current index the same questions, and
prints what differs. Exits with 1 when anything does.
"""

import argparse
import os
import random
import sys
from itertools import islice


def main() -> int:
    """Compare; return how the program ends."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--questions", type=int, default=100)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uprtracker.project.settings")
    import django

    django.setup()
    from uprtracker.search import find
    from uprtracker.search.by_hand import count_by_hand, differences, random_questions
    from uprtracker.search.gather import all_records

    sample = list(islice(all_records(), 0, None, 10))
    questions = random_questions(sample, given.questions, random.Random(given.seed))
    wrong = 0
    for tally in count_by_hand(all_records(), questions):
        told = differences(tally, find(tally.query))
        wrong += bool(told)
        for one in told:
            sys.stdout.write(f"{tally.query.params()}: {one}\n")
    sys.stdout.write(f"{given.questions - wrong} of {given.questions} questions counted alike\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
