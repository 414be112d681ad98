"""Accounts as a Django application, and the admin site that asks the policy."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class AccountsConfig(AppConfig):
    """Users, roles, policy."""

    name = "uprtracker.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"


class PolicyAdminConfig(AdminConfig):
    """Django's admin on our site class."""

    default_site = "uprtracker.accounts.admin_site.PolicyAdminSite"
