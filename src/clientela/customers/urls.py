"""Addresses of customers."""

from django.urls import path

from clientela.customers.views import bulk, card, changes, editing, export, listing, parts, settings, timeline

app_name = "customers"
urlpatterns = [
    path("", listing.page, name="list"),
    path("views", listing.view_counts, name="view_counts"),
    path("views/<str:ref>/keep", listing.keep_view, name="keep_view"),
    path("new", editing.new, name="new"),
    path("weights", settings.complete_cards, name="weights"),
    path("export", export.export, name="export"),
    path("bulk/ask", bulk.ask, name="ask_bulk"),
    path("bulk/preview", bulk.preview, name="preview_bulk"),
    path("bulk/run", bulk.run, name="run_bulk"),
    path("changes", changes.change_sets, name="change_sets"),
    path("changes/<int:key>", changes.change_set, name="change_set"),
    path("changes/<int:key>/undo", changes.undo, name="undo"),
    path("<str:ref>", card.card, name="card"),
    path("<str:ref>/head", card.head, name="head"),
    path("<str:ref>/people", card.people, name="people"),
    path("<str:ref>/check", editing.check, name="check"),
    path("<str:ref>/fields/<str:name>", editing.field, name="field"),
    path("<str:ref>/fields/<str:name>/shown", editing.shown, name="shown_field"),
    path("<str:ref>/contacts/new", parts.new_contact, name="new_contact"),
    path("<str:ref>/contacts/<str:part_ref>", parts.contact, name="contact"),
    path("<str:ref>/sites/new", parts.new_site, name="new_site"),
    path("<str:ref>/sites/<str:part_ref>", parts.site, name="site"),
    path("<str:ref>/sites/<str:part_ref>/remove", parts.remove_site, name="remove_site"),
    path("<str:ref>/facts/new", parts.new_fact, name="new_fact"),
    path("<str:ref>/facts/<str:part_ref>", parts.fact, name="fact"),
    path("<str:ref>/facts/<str:part_ref>/shown", parts.shown_fact, name="shown_fact"),
    path("<str:ref>/timeline", timeline.more, name="timeline"),
    path("<str:ref>/changes", timeline.more_changes, name="card_changes"),
    path("<str:ref>/compose", timeline.compose, name="compose"),
    path("<str:ref>/next/<str:item_ref>/done", timeline.done, name="done"),
    path("<str:ref>/next/<str:item_ref>/postpone", timeline.postpone, name="postpone"),
]
