"""Whom people come from: the kinds by which taking part is counted and registered."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PeopleKind(models.TextChoices):
    """Kinds of people who take part."""

    MISSION = "mission", _("Permanent missions")
    GOVERNMENT = "government", _("Governments")
    PARLIAMENT = "parliament", _("Parliaments")
    NHRI = "nhri", _("National human rights institutions")
    CSO = "cso", _("Civil society organisations")
    UN = "un", _("United Nations")
    ACADEMIC = "academic", _("Academics")
    MEDIA = "media", _("Media")
    DONOR = "donor", _("Donors")
    OTHER = "other", _("Others")
