"""The privacy desk's addresses, inside the staff's admin."""

from django.urls import path

from . import consent_desk, views

app_name = "privacy"
urlpatterns = [
    path("katsotut/", views.log, {"what": "looks"}, name="looks"),
    path("tehdyt/", views.log, {"what": "deeds"}, name="deeds"),
    path("sailytys/", views.what_is_kept, name="policy"),
    path("poistettu/", views.runs, name="runs"),
    path("poistettu/kokeile/", views.try_out, name="try_out"),
    path("suostumukset/", consent_desk.consent_list, name="consents"),
    path("suostumukset/uusi/", consent_desk.consent_new, name="consent_new"),
    path("suostumukset/<uuid:pk>/", consent_desk.consent_detail, name="consent"),
    path("suostumukset/<uuid:pk>/peru/", consent_desk.consent_withdraw, name="consent_withdraw"),
    path("suostumukset/<uuid:pk>/avaa/", consent_desk.consent_open, name="consent_open"),
]
