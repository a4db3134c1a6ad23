"""All reads of the customers; each one a person asks for starts from `visible_customers`."""

from clientela.customers.models import Contact, Customer, Fact, Figures, Site
from clientela.customers.queries.cards import (
    Card,
    Happening,
    Timeline,
    changes_of,
    contacts_of,
    facts_of,
    get_contact,
    get_fact,
    get_site,
    open_card,
    sites_of,
    timeline_of,
)
from clientela.customers.queries.completeness import average_completeness, post_name, weights
from clientela.customers.queries.customers import (
    CustomerLabel,
    find_customers,
    get_customer,
    ids_of_codes,
    labels_of,
    visible_customers,
)
from clientela.customers.queries.export import customer_rows
from clientela.customers.queries.listing import CustomerList, customer_list
from clientela.customers.queries.strips import Strips, strip_of, strips_of

__all__ = [
    "Card",
    "Contact",
    "Customer",
    "CustomerLabel",
    "CustomerList",
    "Fact",
    "Figures",
    "Happening",
    "Site",
    "Strips",
    "Timeline",
    "average_completeness",
    "changes_of",
    "contacts_of",
    "customer_list",
    "customer_rows",
    "facts_of",
    "find_customers",
    "get_contact",
    "get_customer",
    "get_fact",
    "get_site",
    "ids_of_codes",
    "labels_of",
    "open_card",
    "post_name",
    "sites_of",
    "strip_of",
    "strips_of",
    "timeline_of",
    "visible_customers",
    "weights",
]
