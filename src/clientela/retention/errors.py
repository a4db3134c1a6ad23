"""The broken rules of this room, in words."""

from datetime import date

from django.utils.translation import gettext as _

from clientela.kernel.errors import Conflict, InvalidInput, NotFound


class OlderThanKept(Conflict):
    """A later evaluation is kept already, and history is not written twice."""

    def __init__(self, kept: date) -> None:
        message = _("There is an evaluation of %(day)s already. Choose that day or a later one.")
        super().__init__("retention.older_than_kept", message % {"day": kept}, fields={}, kept=kept)


class AlreadyRunning(Conflict):
    """Two evaluations at once would raise alerts twice."""

    def __init__(self) -> None:
        message = _("An evaluation is running. This one was not begun.")
        super().__init__("retention.already_running", message, fields={})


class AlertMissing(NotFound):
    """There is no such alert, or it is not the asker's to see."""

    def __init__(self) -> None:
        super().__init__("retention.no_alert", _("This alert is not there, or it is not yours to see."))


class VerdictMissing(NotFound):
    """There is no such verdict, or it is not the asker's to see."""

    def __init__(self) -> None:
        super().__init__("retention.no_verdict", _("This verdict is not there, or it is not yours to see."))


class AlertIsOver(Conflict):
    """An alert that ended needs no verdict any more."""

    def __init__(self) -> None:
        super().__init__(
            "retention.alert_is_over", _("This alert has ended. Nothing was changed."), fields={}
        )


class VerdictTooShort(InvalidInput):
    """A verdict holds at least until tomorrow."""

    def __init__(self) -> None:
        message = _("Choose a day after today.")
        super().__init__("retention.verdict_too_short", message, {"until_on": message})


class VerdictTooLong(InvalidInput):
    """No verdict holds for ever: somebody looks again within two years."""

    def __init__(self) -> None:
        message = _("Choose a day within the next two years. Somebody should look again then.")
        super().__init__("retention.verdict_too_long", message, {"until_on": message})


class ReasonMissing(InvalidInput):
    """Another reason has to be said in words."""

    def __init__(self) -> None:
        message = _("Say the reason in a few words.")
        super().__init__("retention.reason_missing", message, {"note": message})
