"""Seal the journeys of speakers, which stood open in the database. Where there are some, a key must be there."""

from datetime import date
from decimal import Decimal
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from uprtracker.accounts.sealing import vault

OPEN = ("arrives_on", "leaves_on", "visa", "hotel", "needs", "cost", "currency")


def leave_no_trace(_apps: Any, editor: Any) -> None:
    """Let SQLite overwrite what is deleted, else the texts stay in the free pages of its file."""
    if editor.connection.vendor == "sqlite":
        with editor.connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def seal(apps: Any, _editor: Any) -> None:
    """Seal each journey and blank its columns: PostgreSQL keeps in a row what stood in a dropped one."""
    for row in apps.get_model("pre_sessions", "Travel").objects.order_by("pk"):
        said = {name: getattr(row, name) for name in OPEN}
        words = {name: None if value is None else str(value) for name, value in said.items()}
        row.sealed = vault.seal(words, place=f"travel:{row.speaker_id}")
        row.arrives_on = row.leaves_on = row.cost = None
        row.visa = row.hotel = row.needs = row.currency = ""
        row.save()


def unseal(apps: Any, _editor: Any) -> None:
    """Write each journey open again."""
    kinds: dict[str, Any] = {
        "arrives_on": date.fromisoformat, "leaves_on": date.fromisoformat, "cost": Decimal,
    }  # fmt: skip
    for row in apps.get_model("pre_sessions", "Travel").objects.order_by("pk"):
        said = vault.opened(row.sealed, place=f"travel:{row.speaker_id}")
        for name, value in said.items():
            setattr(row, name, None if value is None else kinds.get(name, str)(value))
        row.save()


class Migration(migrations.Migration):
    """Journeys as sealed rows."""

    dependencies = [("pre_sessions", "0002_panels")]

    operations = [
        migrations.RunPython(leave_no_trace, migrations.RunPython.noop),
        migrations.AlterModelOptions("travel", {}),
        migrations.RenameField("travel", "place", "speaker"),
        migrations.AlterField(
            "travel",
            "speaker",
            models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="travel",
                to="pre_sessions.place",
            ),
        ),
        migrations.AddField("travel", "sealed", models.BinaryField(default=b""), preserve_default=False),
        migrations.RunPython(seal, unseal),
        migrations.RemoveConstraint("travel", "nobody_leaves_before_he_arrives"),
        *(migrations.RemoveField("travel", name) for name in (*OPEN, "changed_at")),
    ]
