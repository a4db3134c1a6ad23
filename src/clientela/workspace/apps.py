"""Registers the workspace room: Today in the side, the tab bar and the palette."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkspaceConfig(AppConfig):
    name = "clientela.workspace"
    label = "workspace"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from clientela.agenda.queries import count_open  # noqa: PLC0415 (models are loaded only now)
        from clientela.shell.registry import Command, NavItem, register_command, register_nav  # noqa: PLC0415

        today = NavItem(
            "today", _("Today"), "workspace:today", "checklist", order=10, tab=1, count=count_open
        )
        register_nav(today)
        register_command(Command("today", _("Today"), "checklist", "workspace:today", "G T"))
