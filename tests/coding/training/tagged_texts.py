"""Records of our own making whose tags follow from their words: something to learn from an index."""

from itertools import product

from uprtracker.coding.training.example import Example
from uprtracker.coding.training.uhri import Sample

THINGS = {
    "wells": ("safe-drinking-water-sanitation", "6"),
    "zebras": ("right-to-be-left-alone", "15"),
    "teachers": ("right-to-education", "4"),
    "nurses": ("right-to-health", "3"),
}
PERSONS = {"girls": ("women-girls", "children"), "farmhands": ("persons-living-in-rural-areas",), "all": ()}
WORDS = ("Send", "Bring", "Give", "Lend", "Offer")
PLACES = ("north", "south", "east", "west", "valley", "delta", "coast")


def sample() -> Sample:
    """Return records of twelve documents; rules know nothing of zebras, the tables nothing of their theme."""
    found = Sample()
    for number, (word, thing, person, place) in enumerate(product(WORDS, THINGS, PERSONS, PLACES)):
        theme, goal = THINGS[thing]
        labels = {"theme": (theme,), "group": PERSONS[person], "sdg": (goal,)}
        text = f"{word} {thing} to {person} in the {place}"
        found.add(Example(text, f"A/HRC/{number % 12}", labels), "UPR", "2019")
    return found
