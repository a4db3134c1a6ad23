"""Registers the customers room."""

from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "clientela.customers"
    label = "customers"
    default_auto_field = "django.db.models.BigAutoField"
