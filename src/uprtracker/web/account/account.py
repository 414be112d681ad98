"""`/accounts/`: one's name, address, password and second factor, and what one keeps here."""

from typing import cast

from allauth.account.models import EmailAddress
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from uprtracker.accounts.models import User
from uprtracker.accounts.second_factor import has_second_factor


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Show the account of whoever is signed in."""
    person = cast(User, request.user)
    confirmed = EmailAddress.objects.filter(user=person, email__iexact=person.email, verified=True).exists()
    context = {"person": person, "confirmed": confirmed, "second_factor": has_second_factor(person)}
    return render(request, "web/account/account.html", context)
