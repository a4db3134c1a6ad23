"""Registers the imports room."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "clientela.imports"
    label = "imports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models and the shell are importable only once all apps are loaded.
        from clientela.imports import entries  # noqa: PLC0415

        entries.enter()
