"""The privacy desk's addresses, inside the staff's admin."""

from django.urls import path

from . import views

app_name = "privacy"
urlpatterns = [
    path("katsotut/", views.log, {"what": "looks"}, name="looks"),
    path("tehdyt/", views.log, {"what": "deeds"}, name="deeds"),
    path("sailytys/", views.what_is_kept, name="policy"),
]
