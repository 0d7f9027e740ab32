"""Addresses of the workshop draw, inside the admin."""

from django.urls import path

from . import desk

app_name = "forum_workshops"
urlpatterns = [
    path("<int:year>/", desk.workshops, name="workshops"),
    path("<int:year>/arvo/", desk.draw, name="draw"),
    path("<int:year>/muuta/", desk.change, name="change"),
    path("<int:year>/kerro/", desk.tell, name="tell"),
    path("<int:year>/toista/", desk.again, name="again"),
]
