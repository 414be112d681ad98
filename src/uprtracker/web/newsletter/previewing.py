"""`/desk/newsletter/7/preview/`: the letter as mail programs show it: wide, on a phone, dark, as plain text.

The frames show the HTML of the letter itself, under a policy that lets it load nothing and run nothing.
"""

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_info
from django.views.decorators.clickjacking import xframe_options_sameorigin

from uprtracker.accounts.models import User
from uprtracker.publishing.newsletter.letter import TEST, TOKEN, Print
from uprtracker.publishing.newsletter.models import Issue
from uprtracker.publishing.newsletter.shown import direction, languages_of
from uprtracker.web.newsletter.desk_door import editors_page

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"


@csp_update({"frame-src": ["'self'"]})
@editors_page("GET")
def preview(request: HttpRequest, _person: User, issue: Issue) -> HttpResponse:
    """The letter in four ways, in one of its languages."""
    language = _language(request, issue)
    printed = Print.of(issue, language)
    there = languages_of(issue)
    context = {
        "issue": issue,
        "language": language,
        "direction": direction(language),
        "subject": printed.subject,
        "text": printed.text.replace(TOKEN, TEST),
        "size": len(printed.html.encode()) // 1024 + 1,
        "languages": [
            (code, get_language_info(code)["name_local"].capitalize(), code in there)
            for code, _name in settings.LANGUAGES
        ],
    }
    return render(request, "web/newsletter/preview.html", context)


@xframe_options_sameorigin
@editors_page("GET")
def letter(request: HttpRequest, _person: User, issue: Issue) -> HttpResponse:
    """The HTML of the letter itself."""
    html = Print.of(issue, _language(request, issue)).html.replace(TOKEN, TEST)
    response = HttpResponse(html)
    response.headers["Content-Security-Policy"] = _POLICY
    return response


def _language(request: HttpRequest, issue: Issue) -> str:
    said = request.GET.get("language", "")
    return said if said in dict(settings.LANGUAGES) else issue.language
