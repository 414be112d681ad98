"""Good practices of implementation: what was done about recommendations, by whom, and what shows it."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.records.library.models.holding import Holding, texts
from uprtracker.records.models import Recommendation


class GoodPractice(Holding):
    """What was done (Markdown), `by_whom`, and the `evidence` for it, with links (Markdown).

    `recommendations` are the codes of those it answers; `source` says who told it, `link` where.
    """

    kind: ClassVar[str] = "good-practice"
    translated: ClassVar[tuple[str, ...]] = ("title", "done", "by_whom", "evidence")

    done = models.TextField(gettext_lazy("What was done"))
    by_whom = models.CharField(gettext_lazy("By whom"), max_length=300)
    evidence = models.TextField(gettext_lazy("What shows it"), blank=True)
    recommendations = models.JSONField(gettext_lazy("Recommendations it answers"), default=list, blank=True)
    source = models.CharField(gettext_lazy("Source"), max_length=300, blank=True)
    link = models.URLField(gettext_lazy("Address of the source"), max_length=500, blank=True)

    def clean(self) -> None:
        """Check that the recommendations are there. Raises ValidationError."""
        super().clean()
        asked = texts(self.recommendations, longest=40)
        known = set(Recommendation.objects.filter(code__in=asked).values_list("code", flat=True))
        if missing := [code for code in asked if code not in known]:
            sentence = _("There is no recommendation %(codes)s here.") % {"codes": ", ".join(missing)}
            raise ValidationError({"recommendations": sentence})
        if not (self.source.strip() or self.link or self.evidence.strip()):
            raise ValidationError({"source": _("Say where this is known from.")})
