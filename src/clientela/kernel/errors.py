"""What can go wrong for a person: broken rules with a stable code and a sentence that says what to do."""

from collections.abc import Mapping
from typing import Any


class BusinessError(Exception):
    """A rule was broken; `code` is stable, `message` is for people, `facts` carry the numbers."""

    def __init__(self, code: str, message: str, **facts: Any) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.facts = facts

    def __str__(self) -> str:
        return str(self.message)


class NotFound(BusinessError):
    """The record does not exist, or the asker may not know that it does."""


class Refused(BusinessError):
    """The person lacks the right; `facts["right"]` names it."""


class Conflict(BusinessError):
    """Somebody changed the record meanwhile; `facts["fields"]` maps field to (yours, theirs)."""


class InvalidInput(BusinessError):
    """Some fields cannot be taken as they are; `fields` maps a field to what to do."""

    def __init__(
        self, code: str, message: str, fields: Mapping[str, str] | None = None, **facts: Any
    ) -> None:
        super().__init__(code, message, fields=dict(fields or {}), **facts)

    @property
    def fields(self) -> dict[str, str]:
        """What to do, by field."""
        fields: dict[str, str] = self.facts["fields"]
        return fields
