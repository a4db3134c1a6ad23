"""Broken rules of the room."""

from django.utils.translation import gettext as _

from clientela.kernel.errors import BusinessError, InvalidInput, NotFound


class FileCannotBeRead(InvalidInput):
    """The whole file is refused; nothing of it was kept."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(code, sentence, {"file": sentence})


class ImportNotFound(NotFound):
    """No import of this reference, or somebody else's."""

    def __init__(self) -> None:
        super().__init__("imports.not_found", _("There is no such import, or it belongs to somebody else."))


class NotReady(BusinessError):
    """The import is at another step."""

    def __init__(self, state: str) -> None:
        super().__init__(
            "imports.not_ready",
            _("The import is at another step by now. Open it again to see where it stands."),
            state=state,
        )


class FieldsMissing(InvalidInput):
    """Fields without which nothing can be imported have no column."""

    def __init__(self, labels: dict[str, str]) -> None:
        names = ", ".join(labels.values())
        super().__init__(
            "imports.fields_missing",
            _("Choose the column for: %(fields)s.") % {"fields": names},
            {key: _("Choose a column.") for key in labels},
        )


class ClaimLost(Exception):
    """Another worker writes for this run; what this one was about to write is taken back."""
