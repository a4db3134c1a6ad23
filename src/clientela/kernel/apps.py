"""Registers the kernel room."""

from importlib import import_module

from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "clientela.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("clientela.kernel.tasks")
