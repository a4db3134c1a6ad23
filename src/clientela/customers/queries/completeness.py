"""Reads how complete cards are."""

from django.db.models import Avg

from clientela.customers.models import CompletenessWeight, Customer, Post
from clientela.staff.queries import Person


def weights() -> dict[str, int]:
    """The company's weights, where it set them."""
    return dict(CompletenessWeight.objects.values_list("piece", "weight"))


def average_completeness(owner: Person) -> float | None:
    """How complete an owner's cards are on average, 0 to 1; None without cards."""
    found = Customer.objects.filter(owner=owner).aggregate(mean=Avg("completeness"))["mean"]
    return None if found is None else float(found) / 100


def post_name(post: str) -> str:
    """A post in the reader's language."""
    return str(dict(Post.choices).get(post, ""))
