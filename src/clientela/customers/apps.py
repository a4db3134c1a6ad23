"""Registers the customers room."""

from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "clientela.customers"
    label = "customers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models and the shell are importable only once all apps are loaded; handlers enter themselves.
        from clientela.customers import entries, handlers, import_target  # noqa: F401, PLC0415

        entries.enter()
        import_target.enter()
