"""Addresses of the shell."""

from django.urls import path

from clientela.shell import views

app_name = "shell"
urlpatterns = [
    path("kit", views.kit, name="kit"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
