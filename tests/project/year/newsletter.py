"""Whom each address of the newsletter is for."""

from datetime import date

from django.contrib.auth.models import Group

from project.doors import OPEN
from uprtracker.accounts.models import User
from uprtracker.accounts.policy import EDITORS
from uprtracker.publishing.newsletter.drafting import draft
from uprtracker.publishing.newsletter.models import Subscriber
from uprtracker.publishing.newsletter.sources.source import Period
from uprtracker.publishing.newsletter.subscribing import Interests, ask
from uprtracker.records import editing

_EDITORS = (302, 403, 403, 403)  # none of these people has the role of an editor
DOORS: dict[str, tuple[tuple[object, ...], tuple[int, int, int, int]]] = {
    **dict.fromkeys(("web:newsletter-subscribe", "web:newsletter-feed"), ((), OPEN)),
    **dict.fromkeys(("web:newsletters", "web:newsletters-data"), ((), OPEN)),
    **dict.fromkeys(("web:newsletter", "web:newsletter-data"), (("newsletter",), OPEN)),
    **dict.fromkeys(("web:newsletter-figures", "web:newsletter-figures-data"), (("newsletter",), OPEN)),
    "web:newsletter-card": (("newsletter",), OPEN),
    "web:newsletter-confirm": (("newsletter_asking",), OPEN),
    "web:newsletter-preferences": (("newsletter_token",), OPEN),
    "web:newsletter-unsubscribe": (("newsletter_token",), OPEN),
    **dict.fromkeys(("web:newsletter-desk", "web:newsletter-subscribers"), ((), _EDITORS)),
    "web:newsletter-subscribers-file": ((), (405, 405, 405, 405)),
    **dict.fromkeys(
        ("web:newsletter-edit", "web:newsletter-preview", "web:newsletter-letter"),
        (("newsletter_draft",), _EDITORS),
    ),
    "web:newsletter-head-wording": (("newsletter_draft", "fr"), _EDITORS),
    "web:newsletter-block": (("newsletter_draft", "newsletter_block"), _EDITORS),
    "web:newsletter-block-wording": (("newsletter_draft", "newsletter_block", "fr"), _EDITORS),
}
"""Name of the address -> its arguments (keys of what `make` returns, or values), answers as in `doors`."""


def make() -> dict[str, object]:
    """Make one thing of each kind for the addresses, and return its keys."""
    editor = User.objects.create(username="editor of the newsletter")
    editor.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    period = Period(date(2026, 1, 1), date(2026, 3, 31))
    issue = draft(period, by=editor)
    editing.publish(issue, by=editor)
    hidden = draft(period, by=editor)
    ask("reader@example.org", language="en", interests=Interests(all=True))
    reader = Subscriber.objects.get()
    return {
        "newsletter": issue.number,
        "newsletter_draft": hidden.number,
        "newsletter_block": hidden.blocks.all()[0].pk,
        "newsletter_asking": reader.asking,
        "newsletter_token": reader.token,
    }
