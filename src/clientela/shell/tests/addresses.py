"""The shell's addresses alone: the bottom room is tested without the rooms above."""

from django.urls import include, path

urlpatterns = [path("", include("clientela.shell.urls"))]
