"""What can go wrong with work items, in words."""

from django.utils.translation import gettext as _

from clientela.kernel.errors import InvalidInput, NotFound


class WorkItemMissing(NotFound):
    """There is no such work item, or it is not the asker's to see."""

    def __init__(self) -> None:
        super().__init__("agenda.no_item", _("This work item is not there, or it is not yours to see."))


class PostponedToThePast(InvalidInput):
    """Work can only be moved to a later day."""

    def __init__(self) -> None:
        message = _("Choose a day after today.")
        super().__init__("agenda.postponed_to_the_past", message, {"until": message})


class NothingToDo(InvalidInput):
    """A task says neither what nor why."""

    def __init__(self) -> None:
        message = _("Say in a few words what has to be done.")
        super().__init__("agenda.nothing_to_do", message, {"reason": message})


class WorkerMissing(InvalidInput):
    """Work was given to somebody out of reach."""

    def __init__(self) -> None:
        message = _("Choose somebody you may give work to.")
        super().__init__("agenda.no_worker", message, {"person": message})
