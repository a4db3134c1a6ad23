"""What the room enters elsewhere: rights, tables a key may reach, navigation, commands."""

from django.utils.translation import gettext_lazy as _

from clientela.agenda.queries import SEE_TEAM
from clientela.shell.registry import Command, NavItem, register_command, register_nav
from clientela.staff import rights
from clientela.staff.scopes import declare_scopes

__all__ = ["SEE_TEAM", "enter"]


def enter() -> None:
    """Enter everything; safe to repeat."""
    rights.declare(SEE_TEAM, _("See what the team has to do"), (rights.SUPERVISOR, rights.MANAGER))
    declare_scopes("agenda", _("Work items"))
    register_nav(NavItem("work", _("Work"), "agenda:items", "list-check", order=20))
    register_command(Command("work.list", _("Work"), "list-check", "agenda:items", "G W"))
    register_command(Command("task", _("Add task"), "plus", "agenda:add"))
