"""Registers the catalog room."""

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "clientela.catalog"
    label = "catalog"
    default_auto_field = "django.db.models.BigAutoField"
