"""`/export/recommendations.xlsx?…`: everything a question finds, as a file, in each format there is."""

from io import BytesIO

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from uprtracker.core.errors import IndexMissing, QueryError
from uprtracker.search import Query, export
from uprtracker.search.export import FORMATS
from uprtracker.web.find import unready
from uprtracker.web.formats import as_file
from uprtracker.web.sparing import sparing


@require_safe
@sparing
def recommendations(request: HttpRequest, form: str) -> HttpResponseBase:
    """Everything the question finds, as a file."""
    if form not in FORMATS:
        return render(request, "404.html", status=404)
    query = Query.from_params(request.GET)
    basis = "pairs" if request.GET.get("basis") == "pairs" else "recommendations"
    stream = BytesIO()
    site = request.build_absolute_uri("/").rstrip("/")
    try:
        export(query.understood(), form, stream, address=site, basis=basis)
    except (IndexMissing, QueryError) as error:
        return unready(request, query, error)
    return as_file(stream.getvalue(), form, f"upr-{basis}")
