"""Invented things of the library, one of each kind, published by an editor."""

from django.contrib.auth.models import Group

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import EDITORS
from uprtracker.records.editing import begin, publish
from uprtracker.records.library import models


def editor(name="editor"):
    """Return an editor of the site."""
    user = User.objects.create_user(name, f"{name}@example.org", "a long word 17")
    user.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    return user


WORDS = {
    models.Publication: {"title": "Wings over the valley", "authors": ["Ada Example"], "date": "2016"},
    models.Recording: {
        "title": "Review of Examplia",
        "link": "https://example.org/v/1",
        "date": "2015-03-12",
    },
    models.DeliveredStatement: {
        "title": "Statement on detention",
        "occasion": "item6",
        "organisation": "Example Watch",
        "text": "Prisons are full. We ask for fewer arrests.",
        "date": "2015-03",
    },
    models.GoodPractice: {
        "title": "A law in a year",
        "done": "Parliament passed a law.",
        "by_whom": "Ministry of Justice",
        "source": "Example Watch",
    },
    models.Quote: {
        "title": "Measured things get done",
        "words": "What is counted counts.",
        "person": "Ada Example",
        "link": "https://example.org/q",
    },
    models.Photograph: {
        "title": "The room",
        "alt": "Rows of empty seats",
        "credit": "Ada Example",
        "licence": "CC BY 4.0",
        "consent": "nobody",
    },
}


def draft(kind, by, **fields):
    """Begin a thing of a kind with invented words."""
    words = {"slug": f"a-{kind.kind}", **WORDS[kind], **fields}
    return begin(kind(**words), by=by)


def published(kind, by, **fields):
    """Begin a thing and publish it."""
    return publish(draft(kind, by, **fields), by=by)
