"""Registers the staff room: its rights, tracked tables, navigation, search and palette."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "clientela.staff"
    label = "staff"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models and the shell are importable only once all apps are loaded.
        from clientela.staff import entries  # noqa: PLC0415

        entries.enter()
