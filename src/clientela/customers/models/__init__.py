"""The tables of the customer card: who the customer is, where, whom we know there, and what happened."""

from clientela.customers.models.contact import Contact, Post, Stance
from clientela.customers.models.customer import Customer, Stage, Tagging
from clientela.customers.models.fact import Fact, FactKind
from clientela.customers.models.figures import Figures
from clientela.customers.models.moment import Moment
from clientela.customers.models.site import Site
from clientela.customers.models.weight import CompletenessWeight
from clientela.kernel.changes import track

__all__ = [
    "CompletenessWeight",
    "Contact",
    "Customer",
    "Fact",
    "FactKind",
    "Figures",
    "Moment",
    "Post",
    "Site",
    "Stage",
    "Stance",
    "Tagging",
]

DERIVED = ("sort_key", "completeness", "updated_at")

track(Customer, skip=DERIVED)
track(Site, parent="customer")
track(Contact, parent="customer")
track(Fact, parent="customer")
track(Moment)
track(CompletenessWeight)
