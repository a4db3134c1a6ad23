"""What this room tells: products are new or say something else."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ProductsChanged:
    """Products were added or changed."""

    product_ids: tuple[int, ...]
