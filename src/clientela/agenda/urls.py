"""The addresses of work."""

from django.urls import path

from clientela.agenda.views import items, listing

app_name = "agenda"
urlpatterns = [
    path("new", items.add, name="add"),
    path("", listing.page, name="items"),
    path("assign", listing.assign, name="assign"),
    path("<str:ref>", items.edit, name="edit"),
    path("<str:ref>/settle", items.settle, name="settle"),
    path("<str:ref>/postpone", items.postpone, name="postpone"),
    path("<str:ref>/move", items.move, name="move"),
    path("<str:ref>/reopen", items.reopen, name="reopen"),
]
