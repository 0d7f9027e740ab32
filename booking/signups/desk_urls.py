"""Addresses of the desk of sign-ups, inside the admin."""

from django.urls import path

from . import consent_desk, desk, desk_calls

app_name = "signups_desk"
urlpatterns = [
    path("", desk.sheets, name="sheets"),
    path("kerrottavat/", desk_calls.to_make, name="calls"),
    path("kerrottavat/<uuid:pk>/nayta/", desk_calls.how, name="call_how"),
    path("kerrottavat/<uuid:pk>/kerrottu/", desk_calls.made, name="call_made"),
    path("lista/<slug:code>/", desk.sheet, name="sheet"),
    path("lista/<slug:code>/paikat/", desk.capacity, name="capacity"),
    path("lista/<slug:code>/puhelin/", desk.phone, name="phone"),
    path("lista/<slug:code>/aikuiset/", consent_desk.sheet_rule, name="sheet_consent"),
    path("luvat/", consent_desk.consents_list, name="consents"),
    path("luvat/<uuid:pk>/", consent_desk.consent, name="consent"),
    path("luvat/<uuid:pk>/kirjaa/", consent_desk.consent_write, name="consent_write"),
    path("luvat/<uuid:pk>/kysy/", consent_desk.consent_ask, name="consent_ask"),
    path("luvat/<uuid:pk>/avaa/", consent_desk.consent_open, name="consent_open"),
    path("soitot/", consent_desk.callbacks_list, name="callbacks"),
    path("soitot/<uuid:pk>/avaa/", consent_desk.callback_open, name="callback_open"),
    path("soitot/<uuid:pk>/soitettu/", consent_desk.callback_made, name="callback_made"),
    path("<uuid:pk>/", desk.signup, name="signup"),
    path("<uuid:pk>/avaa/", desk.open_person, name="open"),
    path("<uuid:pk>/uusi-koodi/", desk.new_code, name="new_code"),
    path("<uuid:pk>/osoite-uudelleen/", desk.link_again, name="link_again"),
    path("<uuid:pk>/<slug:name>/", desk.deed, name="deed"),
]
