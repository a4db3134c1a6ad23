"""Registers the agenda room."""

from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "clientela.agenda"
    label = "agenda"
    default_auto_field = "django.db.models.BigAutoField"
