"""Registers the orders room."""

from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "clientela.orders"
    label = "orders"
    default_auto_field = "django.db.models.BigAutoField"
