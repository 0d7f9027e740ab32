"""Doors that are no editor's page but are looked for too: (address, title, what it is, words in fi, sv and en)."""

from django.utils.translation import gettext_lazy as _

PLACES = (
    (
        "calendar:list", _("Calendar"), "",
        "tapahtumakalenteri tapahtumat milloin seuraava kerta tapaaminen aikataulu päivämäärä viikko kuukausi tulossa",
        "evenemangskalender händelser när nästa träff tidtabell datum vecka månad kommande",
        "events when next meeting schedule date dates week month upcoming",
    ),
    (
        "open_events:list", _("Events"),
        _("Info sessions, workshops and lectures that are open to you, on site and remotely."),
        "tapahtuma tilaisuudet infotilaisuus työpaja luento koulutus webinaari ilmoittautuminen mitä tapahtuu",
        "evenemang tillställningar infomöte verkstad föreläsning utbildning webbinarium anmälan",
        "event events info session workshop lecture training webinar sign up",
    ),
    (
        "signups:receipt", _("Open with a receipt code"),
        _("With the code you see what comes next, change what you told us, or withdraw."),
        "koodi oma ilmoittautuminen perua peruminen peruutus muuttaa ilmoittautumista hukkasin linkin unohdin estynyt",
        "kod egen anmälan avboka avbokning ändra anmälan tappade länken glömt förhinder",
        "code my sign up registration cancel cancellation change lost link forgot cannot come",
    ),
    (
        "barriers:tell", _("Did something not work?"),
        _("Tell us, and we put it right or tell you how else you can get the same thing. You need not give your name."),
        "palaute saavutettavuuspalaute anna palautetta vika virhe ei toimi rikki ongelma sivustolla",
        "respons tillgänglighetsrespons ge respons fel fungerar inte trasig problem på webbplatsen",
        "feedback accessibility give feedback error broken does not work problem with the site",
    ),
)  # fmt: skip
LANGUAGES = ("fi", "sv", "en")
