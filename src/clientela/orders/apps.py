"""Registers the orders room."""

from importlib import import_module

from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "clientela.orders"
    label = "orders"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("clientela.orders.entries").enter()
        import_module("clientela.orders.handlers")
        import_module("clientela.orders.import_target").enter()
