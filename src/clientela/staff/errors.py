"""The rules of the room that can be broken."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from clientela.kernel.errors import Conflict, InvalidInput, NotFound, Refused


class RightMissing(Refused):
    """The person's role lacks the right."""

    def __init__(self, right: str) -> None:
        message = _("Your role does not allow this. An administrator can change that.")
        super().__init__("staff.right_missing", message, right=right)


class ScopeMissing(Refused):
    """A key may not do this."""

    def __init__(self, scope: str) -> None:
        message = _("This key may not do that. It needs the scope %(scope)s.") % {"scope": scope}
        super().__init__("staff.scope_missing", message, scope=scope)


class MoreThanOwn(Refused):
    """Somebody would hand out rights that he does not have himself."""

    def __init__(self) -> None:
        message = _("You can only give rights that you have yourself. An administrator can do this.")
        super().__init__("staff.more_than_own", message)


class LastAdministrator(Conflict):
    """Without an administrator nobody could let people in again."""

    def __init__(self) -> None:
        message = _("This is the only administrator. Make somebody else an administrator first.")
        super().__init__("staff.last_administrator", message)


class NotYourself(Conflict):
    """Somebody would lock himself out."""

    def __init__(self) -> None:
        super().__init__(
            "staff.not_yourself", _("Nobody can deactivate himself. Another administrator can do this.")
        )


class StillInUse(Conflict):
    """A region, team or role has people or teams in it."""

    def __init__(self, count: int) -> None:
        message = _("Still in use %(count)d times. Move those first.") % {"count": count}
        super().__init__("staff.still_in_use", message, count=count)


class InvalidFields(InvalidInput):
    """Fields that cannot be kept as they are."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(
            "staff.invalid_fields", _("Nothing was changed. See the marked fields."), fields=fields
        )


class Missing(NotFound):
    """No such record, or not for the eyes of the asker."""

    def __init__(self) -> None:
        super().__init__("staff.not_found", _("This does not exist, or your role does not show it."))


class LinkSpent(Refused):
    """A one-time link was used, replaced or is too old."""

    def __init__(self) -> None:
        message = _("This link was used already or is too old. Ask an administrator for a new one.")
        super().__init__("staff.link_spent", message)
