"""The forms of signing in and joining, where ours differ from allauth's."""

from allauth.account.forms import LoginForm, SignupForm
from allauth.core import context
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.invitations import standing_in


class SignInForm(LoginForm):
    """Name or address, and password."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = self._get_login_field_placeholder()
        self.fields["password"].help_text = ""  # the page says what to do where it was forgotten


class SignUpForm(SignupForm):
    """Name, address where the site sends mail (who was invited may do without), and a password twice."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].help_text = _(
            "You sign in with it. Choose one that does not give you away if your work could put you at risk."
        )
        if "email" in self.fields and standing_in(context.request.session) is not None:
            self.fields["email"].required = False
            self.fields["email"].help_text = _(
                "You were invited, so you may leave it empty. Without it nobody can send you a new password."
            )
