"""Reads how complete cards are."""

from clientela.customers.models import CompletenessWeight


def weights() -> dict[str, int]:
    """The company's weights, where it set them."""
    return dict(CompletenessWeight.objects.values_list("piece", "weight"))
