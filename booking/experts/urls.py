"""Addresses of this room, under the language prefix."""

from django.urls import path

from . import asking, own_page, views
from .fees import page

app_name = "experts"
urlpatterns = [
    path("pyynto/", asking.request_expert, name="request"),
    path("pyynto/kaikki/", asking.request_on_one_page, name="request_all"),
    path("pyynto/jatka/<str:token>/", asking.resume, name="request_resume"),
    path("pyynto/kiitos/<str:token>/", views.request_sent, name="request_sent"),
    path("p/<str:token>/", views.requester, name="requester"),
    path("oma/<str:token>/", own_page.own_page, name="own"),
    path("polku/<str:token>/", own_page.path, name="path"),
    path("k/palkkio/<str:token>/", page.fee_page, name="fee"),
    path("k/tuki/<str:token>/", views.support_no, name="support"),
    path("k/<str:token>/", views.offer, name="offer"),
]
