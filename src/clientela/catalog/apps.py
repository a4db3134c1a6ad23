"""Registers the catalog room."""

from importlib import import_module

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "clientela.catalog"
    label = "catalog"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("clientela.catalog.entries").enter()
        import_module("clientela.catalog.handlers")
