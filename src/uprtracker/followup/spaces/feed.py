"""The feed of a seat (Atom): that something happened to which recommendation, never the words.

A feed reader may keep it on somebody else's machine.
"""

from urllib.parse import urlsplit

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from uprtracker.accounts.models import Member
from uprtracker.exchange.xml_letters import without_forbidden
from uprtracker.followup.spaces.holdings import key_of, words_of
from uprtracker.followup.spaces.news import News, news

SHOWN = 50


def feed(seat: Member, *, site: str, own: str) -> str:
    """Return the feed of a seat; `site` is the root of the site, `own` the address of the feed."""
    space = seat.workspace
    document = Atom1Feed(
        title=without_forbidden(space.title),
        link=f"{site}/workspaces/{space.slug}/",
        description="",
        feed_url=own,
        feed_guid=f"tag:{_host(site)},2026:workspaces/{space.slug}",
        language=get_language(),
    )
    for one in news(seat, most=SHOWN):
        at = f"{space.slug}/{key_of(type(one.thing))}/{one.thing.pk}/{one.verb}/{one.at:%Y%m%d%H%M%S}"
        document.add_item(
            title=headline(one),
            link=f"{site}/workspaces/{space.slug}/" + (f"recommendations/{one.code}/" if one.code else ""),
            description="",
            unique_id=f"tag:{_host(site)},2026:{at}",
            updateddate=one.at,
            author_name=without_forbidden(one.who or one.party),
        )
    return document.writeString("utf-8")


def headline(one: News) -> str:
    """Say what happened: "Bridge Watch: Assessment shared (SVN-34-43.1)"."""
    said = _("{party}: {kind} {did}").format(party=one.party, kind=words_of(type(one.thing)), did=one.did)
    return without_forbidden(f"{said} ({one.code})" if one.code else said)


def _host(site: str) -> str:
    return urlsplit(site).hostname or "localhost"
