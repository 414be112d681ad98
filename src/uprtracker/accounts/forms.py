"""The forms of signing in and joining, where ours differ from allauth's."""

from allauth.account.forms import LoginForm, SignupForm
from django.utils.translation import gettext_lazy as _


class SignInForm(LoginForm):
    """Name or address, and password."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = self._get_login_field_placeholder()
        self.fields["password"].help_text = ""  # the page says what to do where it was forgotten


class SignUpForm(SignupForm):
    """Name, address where the site sends mail, and a password twice."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].help_text = _(
            "Others in your workspace may see it. Choose a pseudonym if your real name could put you at risk."
        )
