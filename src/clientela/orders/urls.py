"""The addresses of orders."""

from django.urls import path

from clientela.orders.views import entry, listing, order, returning

app_name = "orders"
urlpatterns = [
    path("", listing.page, name="list"),
    path("export", listing.export, name="export"),
    path("new", entry.new, name="new"),
    path("products", entry.products, name="products"),
    path("customers", entry.customers, name="customers"),
    path("memory", entry.memory, name="memory"),
    path("<str:ref>", order.page, name="order"),
    path("<str:ref>/edit", entry.edit, name="edit"),
    path("<str:ref>/confirm", order.confirm, name="confirm"),
    path("<str:ref>/cancel", order.cancel, name="cancel"),
    path("<str:ref>/return", returning.page, name="return"),
]
