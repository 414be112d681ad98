"""Recommendations of our own making whose category and issue follow from their words: something to learn."""

from itertools import product

from uprtracker.coding.training.example import Example, Task

VERBS = {
    "1": ("Seek help for", "Share experience of", "Call on donors for"),
    "2": ("Continue with", "Maintain", "Pursue"),
    "3": ("Consider", "Study", "Examine"),
    "4": ("Promote", "Strengthen", "Encourage"),
    "5": ("Adopt a law on", "Establish an office for", "Ratify the treaty on"),
}
THINGS = {
    "right-to-health": ("clinics", "nurses in villages", "medicine"),
    "right-to-education": ("schools", "teachers", "textbooks"),
    "justice": ("courts", "judges", "bail"),
}
TASKS = (
    Task("action", ("1", "2", "3", "4", "5"), single=True),
    Task("issue", tuple(sorted(THINGS)), single=False),
)


def examples() -> list[Example]:
    """Return 405 examples in three sessions; a fifth has two issues."""
    found = []
    things = [(issue, thing) for issue, names in THINGS.items() for thing in names]
    for number, (action, place, (issue, thing)) in enumerate(product(VERBS, range(3), things * 3)):
        text, issues = f"{VERBS[action][place]} {thing}", [issue]
        if number % 5 == 0:
            other, second = things[(number // 5) % len(things)]
            text, issues = f"{text} and {second}", sorted({issue, other})
        labels = {"action": (action,), "issue": tuple(issues)}
        found.append(Example(f"{text}, part {number}", str(1 + number // 9 % 3), labels))
    return found
