"""What the room enters elsewhere: rights."""

from django.utils.translation import gettext_lazy as _

from clientela.staff import rights


def enter() -> None:
    """Enter everything; safe to repeat."""
    everybody = tuple(rights.ROLE_LABELS)
    rights.declare("catalog.see", _("See products"), everybody)
    rights.declare("catalog.edit", _("Change products and prices"), (rights.MANAGER, rights.WAREHOUSE))
