"""Addresses of administration and of saved views."""

from django.urls import path

from clientela.staff.views import company, people, places, roles, saved_views

app_name = "staff"
urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/invite", people.invite, name="invite"),
    path("people/<str:ref>", people.person, name="person"),
    path("people/<str:ref>/edit", people.edit, name="edit_person"),
    path("people/<str:ref>/link", people.make_link, name="make_link"),
    path("people/<str:ref>/let-go", people.let_go, name="let_go"),
    path("people/<str:ref>/let-back-in", people.let_back_in, name="let_back_in"),
    path("people/<str:ref>/end-sessions", people.end_sessions, name="end_sessions"),
    path("people/<str:ref>/remove-second-factor", people.remove_second_factor, name="remove_second_factor"),
    path("places/", places.places, name="places"),
    path("places/regions/new", places.add_region, name="add_region"),
    path("places/regions/<str:ref>", places.edit_region, name="edit_region"),
    path("places/regions/<str:ref>/remove", places.remove_region, name="remove_region"),
    path("places/teams/new", places.add_team, name="add_team"),
    path("places/teams/<str:ref>", places.edit_team, name="edit_team"),
    path("places/teams/<str:ref>/remove", places.remove_team, name="remove_team"),
    path("roles/", roles.roles, name="roles"),
    path("roles/new", roles.add, name="add_role"),
    path("roles/<str:ref>", roles.edit, name="role"),
    path("roles/<str:ref>/remove", roles.remove, name="remove_role"),
    path("company", company.company, name="company"),
    path("access", company.access_record, name="access_record"),
    path("views/new/<str:list_key>", saved_views.save, name="save_view"),
    path("views/order", saved_views.reorder, name="reorder_views"),
    path("views/<str:ref>", saved_views.edit, name="edit_view"),
    path("views/<str:ref>/delete", saved_views.delete, name="delete_view"),
    path("views/<str:ref>/pin", saved_views.pin, name="pin_view"),
    path("views/<str:ref>/unpin", saved_views.unpin, name="unpin_view"),
]
