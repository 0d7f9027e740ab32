"""Addresses of the forum's desk, inside the admin."""

from django.urls import path

from ..after import desk as after
from . import desk, plain, programme_desk, team

app_name = "forum_desk"
urlpatterns = [
    path("", desk.forums, name="forums"),
    path("uusi/", programme_desk.new, name="new"),
    path("<int:year>/paikat/", programme_desk.places, name="places"),
    path("<int:year>/ohjelma/", programme_desk.programme, name="programme"),
    path("<int:year>/ohjelma/osa/", programme_desk.item, name="item_new"),
    path("<int:year>/ohjelma/osa/<int:part>/", programme_desk.item, name="item"),
    path("<int:year>/ohjelma/osa/<int:part>/poista/", programme_desk.item_remove, name="item_remove"),
    path("<int:year>/ohjelma/tyopaja/", programme_desk.workshop, name="workshop_new"),
    path("<int:year>/ohjelma/tyopaja/<int:workshop>/", programme_desk.workshop, name="workshop"),
    path(
        "<int:year>/ohjelma/tyopaja/<int:workshop>/poista/",
        programme_desk.workshop_remove,
        name="workshop_remove",
    ),
    path("<int:year>/sanat/", desk.words, name="words"),
    path("<int:year>/selkosanat/", plain.plain, name="plain"),
    path("<int:year>/suunnittelijat/", team.team, name="team"),
    path("<int:year>/suunnittelijat/<int:role>/", team.team, name="role"),
    path("<int:year>/suunnittelijat/<int:role>/poista/", team.team_remove, name="role_remove"),
    path("<int:year>/tulokset/", desk.outcomes, name="outcomes"),
    path("<int:year>/tulokset/<int:outcome>/", desk.outcome, name="outcome"),
    path("<int:year>/viesti/", desk.message, name="message"),
    path("<int:year>/palaute/", after.how_it_was, name="how_it_was"),
    path("<int:year>/luvut/", desk.numbers, name="numbers"),
    path("<int:year>/tekijat/", desk.day_staff, name="day_staff"),
    path("<int:year>/kopioi/", desk.copy, name="copy"),
]
