"""Registers the kernel room."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "clientela.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"
