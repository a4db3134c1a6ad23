"""Addresses of the workspace."""

from django.urls import path

from clientela.workspace import views

app_name = "workspace"
urlpatterns = [
    path("", views.today, name="today"),
    path("search", views.search, name="search"),
]
