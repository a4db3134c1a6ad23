"""What can be done with customers: one function per verb."""

from clientela.customers.moment_kinds import MomentKind, register_moment_kind
from clientela.customers.rules.bulk import BulkChange
from clientela.customers.services.bulk_edit import bulk_edit, preview_bulk_edit
from clientela.customers.services.card_parts import (
    add_contact,
    add_fact,
    add_site,
    edit_contact,
    edit_fact,
    edit_site,
    remove_fact,
    remove_site,
    say_fact,
)
from clientela.customers.services.create_customer import create_customer, create_customers
from clientela.customers.services.derive import refresh
from clientela.customers.services.edit_customer import check_card, edit_customer
from clientela.customers.services.keep_figures import keep_figures
from clientela.customers.services.moments import NewMoment, record_moment, record_moments
from clientela.customers.services.weights import measure_all_cards, set_weights

__all__ = [
    "BulkChange",
    "MomentKind",
    "NewMoment",
    "add_contact",
    "add_fact",
    "add_site",
    "bulk_edit",
    "check_card",
    "create_customer",
    "create_customers",
    "edit_contact",
    "edit_customer",
    "edit_fact",
    "edit_site",
    "keep_figures",
    "measure_all_cards",
    "preview_bulk_edit",
    "record_moment",
    "record_moments",
    "refresh",
    "register_moment_kind",
    "remove_fact",
    "remove_site",
    "say_fact",
    "set_weights",
]
