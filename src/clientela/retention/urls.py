"""Addresses of the retention board and what belongs to it."""

from django.urls import path

from clientela.retention import views

app_name = "retention"
urlpatterns = [
    path("", views.board, name="board"),
    path("alerts", views.alerts, name="alerts"),
    path("alerts/<str:ref>/verdict", views.judge, name="judge"),
    path("verdicts", views.verdict_list, name="verdicts"),
    path("verdicts/<str:ref>/lift", views.lift, name="lift"),
    path("policy", views.policy, name="policy"),
    path("policy/preview", views.policy_preview, name="policy_preview"),
]
