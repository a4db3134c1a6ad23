"""What the room enters elsewhere: rights, navigation, palette."""

from django.utils.translation import gettext_lazy as _

from clientela.imports.queries import UNDO_OTHERS
from clientela.imports.services.upload import RIGHT
from clientela.shell.registry import Command, NavItem, register_command, register_nav
from clientela.staff import rights, scopes


def enter() -> None:
    """Enter everything; safe to repeat."""
    rights.declare(
        RIGHT, _("Import files"), default_roles=(rights.SUPERVISOR, rights.MANAGER, rights.SERVICE)
    )
    rights.declare(UNDO_OTHERS, _("See and undo the imports of others"))
    scopes.declare_scopes("imports")
    register_nav(NavItem("imports", _("Imports"), "imports:list", "file-import", "trading", 80, RIGHT))
    register_command(Command("imports.new", _("Import a file"), "file-import", "imports:upload", right=RIGHT))
