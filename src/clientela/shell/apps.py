"""Registers the shell room."""

from django.apps import AppConfig


class ShellConfig(AppConfig):
    name = "clientela.shell"
    label = "shell"
    default_auto_field = "django.db.models.BigAutoField"
