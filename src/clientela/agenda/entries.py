"""What the room enters elsewhere: rights."""

from django.utils.translation import gettext_lazy as _

from clientela.staff import rights


def enter() -> None:
    """Enter everything; safe to repeat."""
    leading = (rights.SUPERVISOR, rights.MANAGER)
    rights.declare("agenda.see_team", _("See what the team has to do"), leading)
