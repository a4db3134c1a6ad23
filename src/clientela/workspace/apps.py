"""Registers the workspace room."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "clientela.workspace"
    label = "workspace"
    default_auto_field = "django.db.models.BigAutoField"
