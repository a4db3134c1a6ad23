"""Registers the customers room."""

from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "clientela.customers"
    label = "customers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models and the shell are importable only once all apps are loaded.
        from clientela.customers import import_target  # noqa: PLC0415

        import_target.enter()
