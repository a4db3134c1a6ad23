"""The addresses of products and categories."""

from django.urls import path

from clientela.catalog.views import categories, products

app_name = "catalog"
urlpatterns = [
    path("", products.page, name="list"),
    path("export", products.export, name="export"),
    path("new", products.new, name="new"),
    path("categories", categories.page, name="categories"),
    path("categories/new", categories.new, name="new_category"),
    path("categories/<str:ref>", categories.edit, name="category"),
    path("categories/<str:ref>/delete", categories.delete, name="delete_category"),
    path("<str:ref>", products.product, name="product"),
    path("<str:ref>/edit", products.edit, name="edit"),
]
