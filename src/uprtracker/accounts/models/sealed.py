"""Rows whose content is sealed: logs of reprisals, what speakers say of their risks."""

from typing import Any

from django.db import models

from uprtracker.accounts.sealing import vault


class SealedRow(models.Model):
    """A row whose content opens with the key alone, and at its own place alone."""

    sealed = models.BinaryField()

    class Meta:
        abstract = True

    @property
    def place(self) -> str:
        """What the content is bound to."""
        raise NotImplementedError

    def put(self, data: dict[str, Any]) -> None:
        """Seal the content. Raises NoKey."""
        self.sealed = vault.seal(data, place=self.place)

    def content(self) -> dict[str, Any]:
        """Open the content. Raises NoKey, Sealed."""
        return vault.opened(self.sealed, place=self.place)


def sealed_models() -> list[type[SealedRow]]:
    """Return every kind of sealed rows, by name: for changing the key."""
    from django.apps import apps

    found = [model for model in apps.get_models() if issubclass(model, SealedRow)]
    return sorted(found, key=lambda model: model._meta.label)
