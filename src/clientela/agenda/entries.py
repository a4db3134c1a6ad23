"""What the room enters elsewhere: rights."""

from django.utils.translation import gettext_lazy as _

from clientela.shell.registry import Command, NavItem, register_command, register_nav
from clientela.staff import rights


def enter() -> None:
    """Enter everything; safe to repeat."""
    leading = (rights.SUPERVISOR, rights.MANAGER)
    rights.declare("agenda.see_team", _("See what the team has to do"), leading)
    register_nav(NavItem("work", _("Work"), "agenda:items", "list-check", order=20))
    register_command(Command("task", _("Add task"), "plus", "agenda:add"))
