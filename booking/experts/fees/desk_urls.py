"""Addresses of the fees at the desk, under those of the room."""

from django.urls import path

from . import desk, money_desk

urls = [
    path("palkkiot/", desk.fee_list, name="fees"),
    path("palkkiot/hinnasto/", money_desk.rate_list, name="rates"),
    path("palkkiot/hinnasto/<int:rate>/<slug:deed>/", money_desk.rate_deed, name="rate_deed"),
    path("palkkiot/erat/", money_desk.batch_list, name="batches"),
    path("palkkiot/erat/<uuid:batch>/", money_desk.batch_detail, name="batch"),
    path("palkkiot/erat/<uuid:batch>/tiedosto/", money_desk.batch_file, name="batch_file"),
    path("palkkiot/kuitti/<uuid:receipt>/", desk.receipt, name="receipt"),
    path("palkkiot/<uuid:pk>/", desk.fee_detail, name="fee"),
    path("palkkiot/<uuid:pk>/<slug:deed>/", desk.fee_deed, name="fee_deed"),
]
