"""The door of the newsletter's desk: for its editors; an issue or block that is not there is not found."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.publishing.newsletter.models import Block, Issue
from uprtracker.web.desk.door import Response, desk_page


def editors_page(*methods: str) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    """Open a page to editors. The view gets the person, then the issue of `number` and the block of `pk`."""

    def made(view: Callable[..., Response]) -> Callable[..., Response]:
        @desk_page(Action.EDIT_NEWSLETTER, *methods)
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
            found: list[Any] = []
            if "number" in kwargs:
                found.append(get_object_or_404(Issue, number=kwargs.pop("number")))
            if "pk" in kwargs and found:
                found.append(get_object_or_404(Block, issue=found[0], pk=kwargs.pop("pk")))
            person = request.user
            assert isinstance(person, User)  # noqa: S101 (the door lets nobody else in)
            return view(request, person, *found, *args, **kwargs)

        return answer

    return made
