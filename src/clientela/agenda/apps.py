"""Registers the agenda room."""

from importlib import import_module

from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "clientela.agenda"
    label = "agenda"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("clientela.agenda.entries").enter()
