"""Addresses of this room, under the language prefix. Short, opaque and silent about what a sheet is for."""

from django.urls import path

from . import callbacks, consent_page, own_page, referral_page, views

app_name = "signups"
urlpatterns = [
    path("i/<slug:code>/", views.start, name="start"),
    path("ly/<token>/", views.referred, name="referred"),
    path("lahete/<slug:code>/", referral_page.ask, name="refer"),
    path("tt/<token>/", referral_page.own, name="referrer"),
    path("vs/<token>/", consent_page.page, name="consent"),
    path("soitto/<slug:code>/", callbacks.ask, name="callback"),
    path("j/<token>/", views.resume, name="resume"),
    path("o/<token>/", own_page.own, name="own"),
    path("koodi/", own_page.receipt, name="receipt"),
    path("koodi/linkki/", own_page.lost_link, name="lost"),
]
