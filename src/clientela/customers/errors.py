"""The broken rules of the card."""

from django.utils.translation import gettext as _

from clientela.kernel.errors import Conflict, InvalidInput, NotFound


class CustomerMissing(NotFound):
    """There is no such customer, or the asker may not see it."""

    def __init__(self) -> None:
        super().__init__("customers.not_found", _("There is no such customer, or it is not yours to see."))


class PartMissing(NotFound):
    """There is no such contact, site, fact or moment on the card."""

    def __init__(self) -> None:
        super().__init__("customers.part_not_found", _("This is no longer on the card."))


class CodeTaken(InvalidInput):
    """Another customer has the code."""

    def __init__(self, code: str) -> None:
        message = _("Another customer has the code %(code)s.") % {"code": code}
        super().__init__("customers.code_taken", message, {"code": message})


class InvalidFields(InvalidInput):
    """Some fields cannot be taken as they are."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__("customers.invalid", " ".join(fields.values()), fields)


class ChangedMeanwhile(Conflict):
    """Somebody else changed the field since the page was drawn."""

    def __init__(self, field: str, *, yours: str, theirs: str, who: str = "") -> None:
        message = _("Somebody changed this meanwhile. Nothing of yours was saved.")
        super().__init__("customers.changed_meanwhile", message, fields={field: (yours, theirs)}, who=who)
