"""Addresses of this room, under the language prefix."""

from django.urls import path

from . import views

app_name = "barriers"
urlpatterns = [
    path("sivusto/saavutettavuuspalaute/", views.tell, name="tell"),
    path("sivusto/saavutettavuuspalaute/<str:token>/", views.answer, name="answer"),
]
