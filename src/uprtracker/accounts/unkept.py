"""The pages of accounts stay out of caches, search engines and the logs of other sites."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

BEGINNING = "/accounts/"


class AccountPages:
    """Middleware: marks every answer below `/accounts/`, refusals included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and say that nobody may keep it."""
        response = self.get_response(request)
        if request.path.startswith(BEGINNING):
            response["Cache-Control"] = "private, no-store"
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response
