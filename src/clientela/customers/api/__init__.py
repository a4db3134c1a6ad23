"""The API of customers: the same services and the same visibility as the pages."""

from clientela.customers.api import cards, parts
from clientela.customers.api.router import router

__all__ = ["cards", "parts", "router"]
