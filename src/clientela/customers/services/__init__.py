"""What can be done with customers: one function per verb."""

from clientela.customers.rules.moments import MomentKind, register_moment_kind
from clientela.customers.services.create_customer import create_customer, create_customers
from clientela.customers.services.keep_figures import keep_figures
from clientela.customers.services.moments import NewMoment, record_moment, record_moments

__all__ = [
    "MomentKind",
    "NewMoment",
    "create_customer",
    "create_customers",
    "keep_figures",
    "record_moment",
    "record_moments",
    "register_moment_kind",
]
