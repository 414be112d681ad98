"""The form of a community: opened by a party, filled in by whoever has the link, read by the party alone.

    form, secret = open_form(form, by=seat)        # the link is shown once: its digest alone is kept
    receive(form_of(secret), Told(…), receipt)      # no account, no address, no cookie
    withdraw(form_of(secret), receipt)              # the number on the receipt takes everything back

A receipt is 16 letters and digits that the sender's device makes, and that nobody else is told: sending the
same one again (a slow line, a queue on the phone) adds nothing.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may
from uprtracker.followup.evidence.custody import record
from uprtracker.followup.evidence.taking_in import give_up
from uprtracker.followup.models import Consent, Custody, Evidence, Gone, IntakeForm, Method

LONGEST = 5_000  # letters of an account
MOST_ANSWERS = 5_000  # answers that one form takes
RECEIPT = re.compile(r"[0-9A-HJKMNP-TV-Z]{16}")  # Crockford's letters: none that are mistaken for digits


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody told, as cleaned by the form: words, where, when in his words, may it be published."""

    account: str
    place: str = ""
    when: str = ""
    publish: bool = False
    language: str = ""


def open_form(form: IntakeForm, *, by: Member) -> tuple[IntakeForm, str]:
    """Keep a new form and return it with the secret of its link, which is told this once."""
    secret = secrets.token_urlsafe(24)
    form.digest = _digest(secret)
    return keeping.add(form, by=by), secret


@transaction.atomic
def renew(form: IntakeForm, *, by: Member) -> str:
    """Give a form another link; the former one leads nowhere. Returns the new secret."""
    secret = secrets.token_urlsafe(24)
    keeping.change(form, by=by, revision=form.revision, digest=_digest(secret), closed_at=None)
    return secret


def close(form: IntakeForm, *, by: Member) -> None:
    """Take no more answers; what was sent can still be withdrawn."""
    keeping.change(form, by=by, revision=form.revision, closed_at=timezone.now())


def form_of(secret: str) -> IntakeForm | None:
    """Return the form under a secret link, None where there is none (any more)."""
    forms = IntakeForm.objects.select_related("workspace", "party", "author")
    form = forms.filter(digest=_digest(secret)).first()
    return form if form and form.party.left_at is None else None


def is_open(form: IntakeForm) -> bool:
    """Tell whether a form takes answers."""
    return form.closed_at is None and form.workspace.closed_at is None


def receive(form: IntakeForm, told: Told, receipt: str) -> Evidence:
    """Keep what somebody told as evidence of the form's party; the same receipt again changes nothing."""
    digest = _digest(f"{form.pk}\n{receipt}")
    evidence = Evidence(
        workspace=form.workspace,
        party=form.party,
        author=form.author,
        level=form.received_level,
        title=form.title[:200],
        account=told.account[:LONGEST],
        place=told.place[:160],
        source=told.when[:300],
        method=Method.COMMUNITY,
        language=told.language[:10],
        consent=Consent.PUBLIC if told.publish else Consent.PRIVATE,
        codes=form.codes,
        form=form,
        receipt=digest,
    )
    evidence.full_clean(validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            evidence.save()
            record(evidence, Custody.Step.RECEIVED, by=None)
    except IntegrityError:
        evidence = Evidence.objects.get(receipt=digest)
    return evidence


def withdraw(form: IntakeForm, receipt: str) -> bool:
    """Delete what was sent with a receipt; tell whether there was any."""
    evidence = Evidence.objects.filter(receipt=_digest(f"{form.pk}\n{receipt}"), party=form.party).first()
    if evidence is None:
        return False
    give_up(evidence, by=None, why=Gone.WITHDRAWN)
    return True


def forms_of(by: Member) -> list[IntakeForm]:
    """Return the forms of the seat's own party, newest first."""
    seen = IntakeForm.objects.visible_to(by.user_or_nobody)
    return list(seen.filter(workspace=by.workspace, party=by.party))


def may_manage(by: Member, form: IntakeForm) -> bool:
    """Tell whether a seat may close a form or renew its link."""
    return may(by.user_or_nobody, Action.CHANGE, form)


def is_full(form: IntakeForm) -> bool:
    """Tell whether a form has brought as much as one form may."""
    return Evidence.objects.filter(form=form).count() >= MOST_ANSWERS


def new_receipt() -> str:
    """Return a number for a receipt, for browsers that make none themselves."""
    return "".join(secrets.choice("0123456789ABCDEFGHJKMNPQRSTVWXYZ") for _ in range(16))


def read_receipt(said: str) -> str:
    """Return a receipt as it is kept, "" for what is none: spaces, dashes and small letters do not matter."""
    bare = re.sub(r"[\s-]", "", said).upper().translate(str.maketrans("OIL", "011"))
    return bare if RECEIPT.fullmatch(bare) else ""


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
