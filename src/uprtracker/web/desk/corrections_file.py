"""`/desk/review/corrections.jsonl`: the decisions as data, as `upr corrections export` writes them."""

from django.http import Http404, HttpRequest, StreamingHttpResponse

from uprtracker.accounts.policy import Action
from uprtracker.records.correction_files import write_corrections
from uprtracker.records.models import Review
from uprtracker.web.desk.door import Response, desk_page


@desk_page(Action.CORRECT_READINGS)
def export(request: HttpRequest) -> Response:
    """Send all standing decisions, or those of the review that `?review=` names."""
    code = request.GET.get("review", "").replace("\0", "")
    review = Review.objects.filter(code__iexact=code).first() if code else None
    if code and review is None:
        raise Http404
    lines = (f"{line}\n" for line in write_corrections(review))
    response = StreamingHttpResponse(lines, content_type="application/x-ndjson; charset=utf-8")
    name = f"corrections-{review.code}.jsonl" if review else "corrections.jsonl"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
