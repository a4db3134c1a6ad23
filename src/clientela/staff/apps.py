"""Registers the staff room."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "clientela.staff"
    label = "staff"
    default_auto_field = "django.db.models.BigAutoField"
