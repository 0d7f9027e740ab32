"""Addresses of this room, under the language prefix."""

from django.urls import path

from . import views

app_name = "experts"
urlpatterns = [
    path("pyynto/", views.request_expert, name="request"),
    path("pyynto/kiitos/<str:token>/", views.request_sent, name="request_sent"),
    path("p/<str:token>/", views.requester, name="requester"),
    path("k/<str:token>/", views.offer, name="offer"),
]
