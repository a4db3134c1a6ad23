"""Registers the staff room: its rights, tracked tables, navigation, search and palette."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "clientela.staff"
    label = "staff"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models are importable only once all apps are loaded; the handlers enter themselves.
        from clientela.staff import entries, handlers  # noqa: F401, PLC0415

        entries.enter()
