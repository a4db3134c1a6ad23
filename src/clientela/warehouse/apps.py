"""Registers the warehouse room."""

from django.apps import AppConfig


class WarehouseConfig(AppConfig):
    name = "clientela.warehouse"
    label = "warehouse"
    default_auto_field = "django.db.models.BigAutoField"
