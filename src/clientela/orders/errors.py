"""What can go wrong with orders, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from clientela.kernel.errors import BusinessError, Conflict, InvalidInput, NotFound


class OrderMissing(NotFound):
    """There is no such order, or its customer is not the asker's to see."""

    def __init__(self) -> None:
        super().__init__("orders.no_order", _("There is no such order, or it is not yours to see."))


class NumberTaken(InvalidInput):
    """Another order has the number."""

    def __init__(self, number: str) -> None:
        message = _("There is an order %(number)s already. Choose another number.") % {"number": number}
        super().__init__("orders.number_taken", message, {"number": message}, number=number)


class NoLines(InvalidInput):
    """An order without lines orders nothing."""

    def __init__(self) -> None:
        message = _("Enter at least one product with its quantity.")
        super().__init__("orders.no_lines", message, {"lines": message})


class InvalidLines(InvalidInput):
    """Some lines cannot be taken; `lines` maps a position to what to do."""

    def __init__(self, lines: Mapping[int, str]) -> None:
        message = _("Some lines need a look.")
        super().__init__("orders.invalid_lines", message, {f"line-{at}": text for at, text in lines.items()})


class ReasonNeeded(InvalidInput):
    """A cancelled order says why."""

    def __init__(self) -> None:
        message = _("Say in a few words why.")
        super().__init__("orders.reason_needed", message, {"reason": message})


class OrderClosed(BusinessError):
    """A cancelled order does not change any more."""

    def __init__(self, number: str) -> None:
        message = _("Order %(number)s is cancelled and stays as it is.") % {"number": number}
        super().__init__("orders.closed", message, number=number)


class HasReturns(BusinessError):
    """An order with returns cannot be cancelled or lose lines."""

    def __init__(self, number: str) -> None:
        message = _("Goods of order %(number)s came back. Cancel the return first.") % {"number": number}
        super().__init__("orders.has_returns", message, number=number)


class TooMuchReturned(InvalidInput):
    """More comes back than was bought."""

    def __init__(self, position: int, left: str) -> None:
        message = _("At most %(left)s can come back on line %(line)d.") % {"left": left, "line": position}
        super().__init__("orders.too_much_returned", message, {f"quantity-{position}": message})


class ChangedMeanwhile(Conflict):
    """Somebody changed the order since it was opened."""

    def __init__(self, number: str, who: str) -> None:
        message = _("%(who)s changed order %(number)s meanwhile. Nothing of yours was saved.")
        super().__init__(
            "orders.changed_meanwhile", message % {"who": who, "number": number}, fields={}, who=who
        )
