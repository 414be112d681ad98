"""Mid-term reports at the desk; `/desk/mid-term-reports/` has the papers that may enter the register."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.agenda.programmes.mid_term.halfway import HELD
from uprtracker.agenda.programmes.mid_term.register import slug_for
from uprtracker.agenda.programmes.models import MidTermReport
from uprtracker.publishing.models import PaperDraft
from uprtracker.publishing.papers.published import mid_term_papers
from uprtracker.records.editing import begin, change
from uprtracker.records.files import MOST_BYTES, take_in
from uprtracker.records.media import media_of
from uprtracker.records.models import Review
from uprtracker.records.models.edited import Edited
from uprtracker.web import names
from uprtracker.web.desk.door import desk_page
from uprtracker.web.edited.form import EditedForm
from uprtracker.web.edited.kinds import Kind, register
from uprtracker.web.programmes.fields import DayField, LinesField

TAKEN = ("application/pdf", "application/zip", "application/msword", "application/rtf")


class ReviewField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A review by State and session."""

    def label_from_instance(self, obj: Any) -> str:
        """Return how a review is named in the list: "Slovenia, session 34"."""
        return _("%(state)s, session %(session)s") % {"state": names.state(obj.state), "session": obj.session}


class MidTermForm(EditedForm):
    """A report and its source; a file may be kept here, or only linked."""

    review = ReviewField(label=gettext_lazy("Review"), queryset=Review.objects.none())
    authors = LinesField(
        label=gettext_lazy("Authors"),
        required=False,
        help_text=gettext_lazy("One organisation or ministry in each line."),
    )
    date = DayField(label=gettext_lazy("Date of the report"), required=False)
    languages = LinesField(
        label=gettext_lazy("Languages of the report"),
        required=False,
        rows=2,
        help_text=gettext_lazy("Codes such as en, fr, sl; one in each line."),
    )
    link = forms.URLField(
        label=gettext_lazy("Link to the report"), required=False, max_length=500, assume_scheme="https"
    )
    checked_on = DayField(label=gettext_lazy("Last checked on"))
    upload = forms.FileField(
        label=gettext_lazy("File (PDF or Word)"),
        required=False,
        help_text=gettext_lazy("It becomes public with the report. Left empty, the file that is here stays."),
    )

    class Meta:
        model = MidTermReport
        fields = (
            "review", "actor", "title", "authors", "date", "languages", "link", "source", "checked_on",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["review"]
        held = Review.objects.filter(demo=False, status__in=HELD).order_by("state", "-session")
        field.queryset = held  # type: ignore[attr-defined]

    def clean_languages(self) -> list[str]:
        """Return codes in small letters; refuse what is no code."""
        codes = " ".join(self.cleaned_data["languages"]).replace(",", " ").lower().split()
        wrong = [code for code in codes if not (2 <= len(code) <= 10 and code.replace("-", "").isalpha())]
        if wrong:
            words = _("These are no codes of languages: %(codes)s.")
            raise ValidationError(words % {"codes": ", ".join(wrong)})
        return codes

    def clean_checked_on(self) -> Any:
        """Refuse a day to come."""
        day = self.cleaned_data["checked_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        return day

    def clean_upload(self) -> Any:
        """Refuse what is too large or of another kind, before anything is kept."""
        upload = self.cleaned_data["upload"]
        if upload:
            if upload.size > MOST_BYTES:
                raise ValidationError(_("It has more than {size} MB.").format(size=MOST_BYTES // 2**20))
            if media_of(upload.read()) not in TAKEN:
                raise ValidationError(_("Only PDF and Word files are taken here."))
            upload.seek(0)
        return upload

    def keep(self, thing: Edited) -> None:
        """Keep the file where one came."""
        if upload := self.cleaned_data.get("upload"):
            file = take_in(upload, by=self.person, only=TAKEN)
            change(thing, by=self.person, revision=thing.revision, file=file)


register(
    Kind(
        "mid-term-reports", MidTermReport, gettext_lazy("Mid-term report"), gettext_lazy("Mid-term reports"),
        MidTermForm, address="web:mid-term-report", prose=(),
    )
)  # fmt: skip


@desk_page(Action.EDIT_LIBRARY, "GET", "POST")
def offered(request: HttpRequest) -> HttpResponse:
    """The published papers of workspaces that are not in the register; by POST one becomes a draft of it."""
    known = set(MidTermReport.objects.exclude(paper=None).values_list("paper", flat=True))
    papers = [paper for paper in mid_term_papers() if paper.pk not in known]
    if request.method == "POST":
        asked = request.POST.get("paper", "")
        paper = next((one for one in papers if str(one.pk) == asked), None)
        review = Review.objects.filter(code=paper.review).first() if paper else None
        if paper is None or review is None or not isinstance(request.user, User):
            raise Http404
        made = begin(_draft(paper, review), by=request.user)
        return redirect("web:edited-thing", "mid-term-reports", made.pk)
    return render(request, "web/programmes/desk/mid_term.html", {"papers": papers})


def _draft(paper: PaperDraft, review: Review) -> MidTermReport:
    """Return what a paper says of itself, as a report; the editor says who made it before it is public."""
    return MidTermReport(
        slug=slug_for(review, "cso", paper.title),
        review=review,
        actor="cso",
        title=paper.title,
        language=paper.language,
        authors=[str(paper.party)],
        languages=[paper.language],
        date=paper.published_at.date() if paper.published_at else None,
        source=_("Paper published on this site"),
        checked_on=timezone.localdate(),
        paper=paper.pk,
    )
