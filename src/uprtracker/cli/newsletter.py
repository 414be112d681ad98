"""`upr newsletter`: drafting and sending issues, and reading what mail servers send back."""

import sys
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import remark, tell_json
from uprtracker.core.errors import UprTrackerError

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_DAY = click.DateTime(["%Y-%m-%d"])


@click.group("newsletter")
def command() -> None:
    """Draft issues, send what waits, read bounces, bring in subscribers.

    Editors write, publish and schedule at /desk/newsletter/. While `upr serve`
    or `upr alerts --every 60` runs, published issues go out by themselves.

    \b
    Examples:
      upr newsletter draft --from 2014-11-01 --to 2015-03-31 --as anna
      upr newsletter send
      upr newsletter bounces /var/mail/bounces
    """


@command.command("draft")
@click.option("--from", "since", type=_DAY, required=True, help="First day of the period: 2014-11-01.")
@click.option("--to", "until", type=_DAY, required=True, help="Last day of the period.")
@click.option("--language", default="en", show_default=True, help="Language in which it is written first.")
@click.option("--as", "name", required=True, metavar="NAME", help="The editor in whose name it is drafted.")
@click.option("--json", "as_json", is_flag=True, help="Print what was drafted as JSON.")
@with_database
def draft_issue(since: datetime, until: datetime, language: str, name: str, as_json: bool) -> None:
    """Draft an issue for a period: figures, answers, documents, news and dates.

    Nothing is public or sent before an editor publishes it.

    \b
    Example:
      upr newsletter draft --from 2014-11-01 --to 2015-03-31 --as anna
    """
    from django.conf import settings
    from django.core.exceptions import PermissionDenied, ValidationError

    from uprtracker.accounts.models import User
    from uprtracker.publishing.newsletter.drafting import draft
    from uprtracker.publishing.newsletter.sources.source import Period

    editor = User.objects.filter(username=name).first()
    if editor is None:
        raise UprTrackerError(f"There is no account {name!r}.", remedy="Name an editor with --as.")
    if language not in dict(settings.LANGUAGES):
        known = ", ".join(code for code, _name in settings.LANGUAGES)
        raise UprTrackerError(f"The language {language!r} is not known.", remedy=f"Write one of {known}.")
    try:
        issue = draft(Period(since.date(), until.date()), by=editor, language=language)
    except PermissionDenied:
        raise UprTrackerError(
            f"{name} may not write the newsletter.", remedy="Give the account the role “editors”."
        ) from None
    except ValidationError as error:
        raise UprTrackerError(" ".join(error.messages)) from None
    blocks = list(issue.blocks.values("kind", "title"))
    if as_json:
        tell_json({"number": issue.number, "title": issue.title, "blocks": blocks})
        return
    at = f"{settings.UPR_ADDRESS}/desk/newsletter/{issue.number}/"
    remark(f"{issue.title}: {len(blocks)} blocks. Go on at {at}")
    for block in blocks:
        remark(f"  {block['kind']}: {block['title']}")


@command.command("send")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@with_database
def send(as_json: bool) -> None:
    """Send all letters of published issues that wait, whatever time it takes.

    Stopped or killed, it goes on where it was when it is run again: each
    subscriber gets one letter.

    \b
    Example:
      upr newsletter send
    """
    from dataclasses import asdict

    from django.conf import settings

    from uprtracker.publishing.newsletter.sending import send_due

    if not settings.UPR_MAIL:
        raise UprTrackerError("This site sends no mail.", remedy="Set UPR_MAIL and UPR_MAIL_FROM.")
    done = send_due(seconds=float("inf"))
    if done.busy:
        raise UprTrackerError("Another process is sending.", remedy="It goes on by itself.")
    if as_json:
        tell_json(asdict(done))
        return
    remark(
        f"{done.sent:,} sent, {done.put_off:,} put off, {done.refused:,} refused for good, "
        f"{done.skipped:,} not wanted any more."
    )


@command.command("bounces")
@click.argument("file", type=click.File("rb"))
@click.option("--json", "as_json", is_flag=True, help="Print what was read as JSON.")
@with_database
def bounces(file: BinaryIO, as_json: bool) -> None:
    """Read bounces (RFC 3464) from a mailbox (mbox) or one message, `-` for standard input.

    An address that does not work gets nothing any more. What names no letter of
    ours is left out. A mail server can pipe each bounce into this.

    \b
    Examples:
      upr newsletter bounces /var/mail/bounces
      upr newsletter bounces - < message.eml
    """
    from dataclasses import asdict

    from uprtracker.publishing.newsletter.bounces import read_bounces

    done = read_bounces(file.read())
    if as_json:
        tell_json(asdict(done))
        return
    remark(
        f"{done.messages:,} messages: {done.stopped:,} addresses stopped, {done.given_up:,} letters "
        f"given up, {done.delayed:,} delays, {done.not_ours:,} not of our letters."
    )


@command.command("subscribers")
@click.option(
    "--import",
    "source",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="CSV to bring in.",
)
@click.option("--export", is_flag=True, help="Write all subscribers as CSV to standard output.")
@with_database
def subscribers(source: Path | None, export: bool) -> None:
    """Bring in subscribers who agreed, or take all out.

    Columns: email, language, consent_date, consent_source. Who has no day and
    source of the consent is asked by mail first.

    \b
    Examples:
      upr newsletter subscribers --import list.csv
      upr newsletter subscribers --export > subscribers.csv
    """
    from uprtracker.publishing.newsletter.subscriber_files import bring_in, take_out

    if source is not None:
        done = bring_in(source.read_bytes())
        if done.mistakes:
            told = "\n".join(f"  {one}" for one in done.mistakes[:50])
            raise UprTrackerError(f"{source}: nobody was brought in.\n{told}", remedy="Mend the file.")
        remark(
            f"{done.confirmed:,} confirmed, {done.asked:,} asked by mail, {done.known:,} known before, "
            f"{done.ended:,} left as they are: unsubscribed, or the address does not work."
        )
    if export:
        take_out(sys.stdout.buffer)
    if source is None and not export:
        raise UprTrackerError("Nothing to do.", remedy="Add --import FILE or --export.")
