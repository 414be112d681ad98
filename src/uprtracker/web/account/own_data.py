"""`/accounts/data.json`: all that the site holds of a person; `/accounts/delete/`: the end of an account.

Both ask for the password once more.
"""

from typing import cast

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from uprtracker.accounts.models import User
from uprtracker.followup.protection.person import delete_person, everything_of, in_the_way


@require_safe
@login_required
@reauthentication_required
def data(request: HttpRequest) -> HttpResponse:
    """What the site holds of whoever is signed in, as a file."""
    said = everything_of(User.objects.get(pk=cast(User, request.user).pk))
    response = JsonResponse(said, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@reauthentication_required
def delete(request: HttpRequest) -> HttpResponse:
    """Say what goes and what stays; by POST delete the account."""
    person = User.objects.get(pk=cast(User, request.user).pk)
    reasons = in_the_way(person)
    if request.method == "POST" and request.POST.get("sure") and not reasons:
        try:
            delete_person(person)
        except ValidationError as error:
            reasons = error.messages
        else:
            logout(request)
            return redirect("web:home")
    status = 409 if request.method == "POST" else 200
    return render(request, "web/account/delete.html", {"person": person, "reasons": reasons}, status=status)
