"""Addresses of work items."""

from django.urls import path

from clientela.agenda import views

app_name = "agenda"
urlpatterns = [
    path("", views.items, name="items"),
    path("new", views.add, name="add"),
    path("<str:ref>", views.edit, name="edit"),
    path("<str:ref>/settle", views.settle, name="settle"),
    path("<str:ref>/postpone", views.postpone, name="postpone"),
    path("<str:ref>/reopen", views.reopen, name="reopen"),
]
