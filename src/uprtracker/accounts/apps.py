"""Accounts as a Django application, and the admin site that asks the policy."""

from typing import Any

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    """Users, roles, policy."""

    name = "uprtracker.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """See to it that the groups of the roles are there after a migration or an emptying of the tables."""
        from uprtracker.accounts.outbox import send_waiting
        from uprtracker.accounts.rounds import each_minute

        post_migrate.connect(_make_roles, sender=self)
        each_minute("outbox", send_waiting)


class PolicyAdminConfig(AdminConfig):
    """Django's admin on our site class."""

    default_site = "uprtracker.accounts.admin_site.PolicyAdminSite"

    def ready(self) -> None:
        """Gather the pages, then drop those of other packages: they would ask Django, not our policy."""
        super().ready()
        from django.contrib import admin

        from uprtracker.accounts.admin_site import PolicyAdmin

        for model, page in list(admin.site._registry.items()):
            if not isinstance(page, PolicyAdmin):
                admin.site.unregister(model)


def _make_roles(using: str, **_signal: Any) -> None:
    from django.contrib.auth.models import Group
    from django.db import connections, router

    from uprtracker.accounts.policy.site import ROLES

    there = Group._meta.db_table in connections[using].introspection.table_names()
    if there and router.allow_migrate_model(using, Group):
        for name in ROLES:
            Group.objects.using(using).get_or_create(name=name)
