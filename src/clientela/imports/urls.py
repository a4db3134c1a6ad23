"""Addresses of the room."""

from django.urls import path

from clientela.imports.views import corrections, runs, steps

app_name = "imports"
urlpatterns = [
    path("", runs.list_page, name="list"),
    path("new", steps.upload, name="upload"),
    path("<str:ref>", runs.run_page, name="run"),
    path("<str:ref>/layout", steps.layout, name="layout"),
    path("<str:ref>/match", steps.match, name="match"),
    path("<str:ref>/empty", corrections.leave_empty, name="empty"),
    path("<str:ref>/values", corrections.map_values, name="values"),
    path("<str:ref>/cell", corrections.fix_cell, name="cell"),
    path("<str:ref>/row", corrections.decide_row, name="row"),
    path("<str:ref>/keep", corrections.keep_settings, name="keep"),
    path("<str:ref>/check", runs.check, name="check"),
    path("<str:ref>/start", runs.start, name="start"),
    path("<str:ref>/stop", runs.stop, name="stop"),
    path("<str:ref>/undo", runs.undo, name="undo"),
    path("<str:ref>/give-up", runs.give_up, name="give_up"),
    path("<str:ref>/progress", runs.progress, name="progress"),
    path("<str:ref>/left-out.<str:suffix>", runs.left_out, name="left_out"),
]
