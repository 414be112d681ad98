"""The pages that a new site begins with: about, how to read the figures, privacy.

    make_first_pages()      # how many were made; none where there are pages already

They are ordinary pages: editors change them, write them in other languages, or withdraw them. The words
lie beside this module, `<slug>.<language>.txt`: the title in the first line, then Markdown. Wordings in
other languages than English are marked as made by a machine until an editor has read them.
"""

from pathlib import Path

from django.db import transaction
from django.utils import timezone

from uprtracker.publishing.news.models import StaticPage
from uprtracker.records.changed import NOTHING
from uprtracker.records.edit_history import standing
from uprtracker.records.models.edited import EditStep, State, Wording
from uprtracker.records.version import bump

SLUGS = ("about", "figures", "privacy")
_FOLDER = Path(__file__).resolve().parent / "pages"


@transaction.atomic
def make_first_pages() -> int:
    """Make the first pages on a site that never had any, and return how many."""
    if StaticPage.objects.exists():
        return 0
    for place, slug in enumerate(SLUGS, 1):
        title, body = _words(_FOLDER / f"{slug}.en.txt")
        page = StaticPage(slug=slug, title=title, body=body, place=place, language="en")
        page.state, page.published_at = State.PUBLISHED, timezone.now()
        page.full_clean()
        page.save()
        kind = page._meta.label_lower
        EditStep.objects.create(kind=kind, thing=page.pk, number=1, what="made", after=standing(page))
        for file in sorted(_FOLDER.glob(f"{slug}.*.txt")):
            language = file.name.split(".")[1]
            if language != "en":
                title, body = _words(file)
                Wording.objects.create(
                    kind=kind, thing=page.pk, language=language, texts={"title": title, "body": body},
                    of_revision=1, machine=True,
                )  # fmt: skip
    bump("first pages", NOTHING)
    return len(SLUGS)


def _words(file: Path) -> tuple[str, str]:
    title, _newline, body = file.read_text(encoding="utf-8").partition("\n")
    return title.strip(), body.strip() + "\n"
