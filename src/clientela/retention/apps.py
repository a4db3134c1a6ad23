"""Registers the retention room."""

from importlib import import_module

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "clientela.retention"
    label = "retention"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("clientela.retention.entries").enter()
        import_module("clientela.retention.handlers")
