"""All reads of the customers; each one a person asks for starts from `visible_customers`."""

from clientela.customers.queries.customers import (
    CustomerLabel,
    find_customers,
    get_customer,
    ids_of_codes,
    labels_of,
    visible_customers,
)

__all__ = [
    "CustomerLabel",
    "find_customers",
    "get_customer",
    "ids_of_codes",
    "labels_of",
    "visible_customers",
]
