"""Reads what the card's pulse shows: the figures, the alert, its verdict, whom to call."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clientela.retention.models import Alert, Standing, Verdict
from clientela.retention.queries.alerts import top_alert_of
from clientela.retention.queries.contacts import contacts_to_call
from clientela.retention.queries.done import CONTACTS


@dataclass(frozen=True)
class Pulse:
    """A customer's figures and, where it strays, the alert with the contact to call."""

    figures: Any
    alert: Alert | None
    verdict: Verdict | None
    contact: dict[str, Any]


def pulse_of(customer: Any) -> Pulse:
    """The pulse of a customer read with its figures; the asker must see the customer."""
    alert = top_alert_of(customer.pk)
    contact = contacts_to_call([customer.pk]).get(customer.pk, {}) if alert else {}
    return Pulse(customer.figures, alert, alert.verdict if alert else None, contact)


def contacts_since(customer_id: int, since: datetime) -> list[tuple[str, datetime]]:
    """Kind and instant of each contact with a customer since an instant."""
    moments = "customer__moments__"
    rows = Standing.objects.filter(
        customer=customer_id, **{f"{moments}kind__in": CONTACTS, f"{moments}at__gte": since}
    )
    return list(rows.values_list(f"{moments}kind", f"{moments}at").order_by(f"{moments}at"))
