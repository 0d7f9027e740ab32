"""Searches kept aside: written by somebody who has seen neither the search's code nor its synonyms, search words and
older searches, and knows the site only as a reader does. At least forty; nobody tunes the search by them.

(language: "fi", "sv" or "en", what somebody types, addresses any of which is an answer)

    ("fi", "sanat joita joku hakee", ("/fi/ryhmat/jalkihuolto/", "/fi/nuorille/")),

How many are found: pytest -s tests/demo/test_pages.py -k real_searches, and the same with TEST_DATABASE=postgres.
"""

GROUPS = (
    "voikukkia",
    "jalkihuolto-vanhemmat",
    "perhekuntoutus",
    "lapsensa-menettaneet",
    "avohuolto",
    "teinit-laitos",
    "teinit-perhehoito",
    "jalkihuolto",
    "kuule-minua",
    "alakoululaiset",
    "salapoliisi",
    "sijaissisarukset",
    "sos-kehittajanuoret",
    "kehittajat-forssa",
    "kehittajat-hameenlinna",
    "kehittajat-riihimaki",
)


def every_group(start: str) -> tuple[str, ...]:
    """What every group's page tells: food, the trip, who is told."""
    return tuple(f"{start}{slug}/" for slug in GROUPS)


ASIDE = [
    (
        "fi",
        "lapseni otettiin huostaan",
        (
            "/fi/ryhmat/voikukkia/",
            "/fi/vanhemmille/",
            "/fi/jarjestot/kokemuskumppanit/",
            "/fi/tarinat/tiistai-on-meidan-paiva/",
        ),
    ),
    (
        "fi",
        "tuntuu etten jaksa enaa",
        (
            "/fi/apua-heti/",
            "/fi/nuorille/",
        ),
    ),
    (
        "fi",
        "onks foorumis ruokaa",
        (
            "/fi/nuorten-foorumi/",
            "/fi/mukaan/",
        ),
    ),
    ("fi", "masennus vauvan jälkeen", ("/fi/jarjestot/aima/",)),
    (
        "fi",
        "mielenterveysyhdistys",
        (
            "/fi/jarjestot/finfami/",
            "/fi/jarjestot/feeniks/",
            "/fi/jarjestot/aima/",
        ),
    ),
    (
        "fi",
        "forssassa",
        (
            "/fi/ryhmat/voikukkia/",
            "/fi/ryhmat/sijaissisarukset/",
            "/fi/ryhmat/kehittajat-forssa/",
            "/fi/yhteystiedot/",
        ),
    ),
    (
        "fi",
        "riihimaki nuoret",
        (
            "/fi/ryhmat/avohuolto/",
            "/fi/ryhmat/kehittajat-riihimaki/",
            "/fi/ryhmat/jalkihuolto-vanhemmat/",
            "/fi/yhteystiedot/",
        ),
    ),
    (
        "fi",
        "kuka näkee mun tiedot",
        (
            "/fi/tietosuojaseloste/",
            "/fi-simple/tietosuoja/",
        ),
    ),
    (
        "fi",
        "mihin voin valittaa",
        (
            "/fi/sivusto/palaute/",
            "/fi/tietosuojaseloste/",
            "/fi/saavutettavuusseloste/",
        ),
    ),
    (
        "fi",
        "pyörätuolilla",
        (
            "/fi/ryhmat/kuule-minua/",
            "/fi/tapahtumat/tyopaja-kuulluksi-sijaishuollossa/",
        ),
    ),
    (
        "fi",
        "ilmoittautumisen peruuttaminen",
        (
            "/fi/koodi/",
            "/fi/tapahtumat/tyopaja-kuulluksi-sijaishuollossa/",
            "/fi/tapahtumat/tervetuloa-kokemustoiminta-tutuksi/",
            "/fi/nuorille/",
        ),
    ),
    (
        "fi",
        "maahanmuuttajanuori",
        (
            "/fi/ryhmat/kuule-minua/",
            "/fi/jarjestot/kuule-minua/",
        ),
    ),
    ("fi", "sossu vaihtuu koko ajan", ("/fi/tulokset/",)),
    (
        "fi",
        "harjoittelija",
        (
            "/fi/tapahtumat/tervetuloa-kokemustoiminta-tutuksi/",
            "/fi/ammattilaisille/uusi-tyontekija/",
        ),
    ),
    (
        "fi",
        "haluisin kokemusasiantuntijaks",
        (
            "/fi/ammattilaisille/koulutus/",
            "/fi/mita-on-kokemusasiantuntijuus/",
            "/fi/ryhmat/sos-kehittajanuoret/",
            "/fi/ryhmat/kehittajat-hameenlinna/",
            "/fi/ryhmat/kehittajat-forssa/",
            "/fi/ryhmat/kehittajat-riihimaki/",
        ),
    ),
    (
        "fi",
        "puhuja tiimipäivään",
        (
            "/fi/pyyda-kokemusasiantuntijaa/",
            "/fi/ajankohtaista/seitseman-vinkkia-yhteistyohon/",
            "/fi/jarjestot/",
            "/fi/palvelupaketti/",
        ),
    ),
    (
        "fi",
        "poikani kuoli",
        (
            "/fi/ryhmat/lapsensa-menettaneet/",
            "/fi/jarjestot/feeniks/",
        ),
    ),
    ("fi", "yhdistyksen tietojen päivitys", ("/fi/jarjestoille/",)),
    (
        "fi",
        "6-vuotiaalle",
        (
            "/fi/ryhmat/salapoliisi/",
            "/fi/ryhmat/alakoululaiset/",
        ),
    ),
    ("fi", "kriisipuhlin", ("/fi/apua-heti/",)),
    (
        "fi",
        "meneekö tieto sossulle",
        (
            "/fi/tietosuojaseloste/",
            "/fi/ammattilaisille/miksi-vertaistuki-auttaa/",
            *every_group("/fi/ryhmat/"),
        ),
    ),
    (
        "fi",
        "paljonko kokemusasintuntija maksaa",
        (
            "/fi/pyyda-kokemusasiantuntijaa/",
            "/fi/usein-kysyttya/",
        ),
    ),
    (
        "fi",
        "jaako kaynnista jalki puhelimeen",
        (
            "/fi/sivusto/poistuminen/",
            "/fi/apua-heti/",
            "/fi/tietosuojaseloste/",
        ),
    ),
    (
        "fi",
        "esiintymisjännitys",
        (
            "/fi/tarinat/ensimmainen-keikka/",
            "/fi/jarjestot/kuule-minua/",
        ),
    ),
    (
        "fi",
        "asun lastenkodis",
        (
            "/fi/ryhmat/teinit-laitos/",
            "/fi/ryhmat/sos-kehittajanuoret/",
        ),
    ),
    (
        "fi",
        "usean nuoren ilmoittaminen kerralla",
        (
            "/fi/nuorten-foorumi/",
            "/fi-simple/nuorten-foorumi/",
        ),
    ),
    ("sv", "biologiska barn i fosterfamilj", ("/sv/grupper/sijaissisarukset/",)),
    (
        "sv",
        "mitt barn är omhändertaget",
        (
            "/sv/grupper/voikukkia/",
            "/sv/for-foraldrar/",
        ),
    ),
    (
        "sv",
        "vegetarisk mat",
        (
            "/sv/ungdomsforum/",
            "/sv/tapahtumat/tyopaja-kuulluksi-sijaishuollossa/",
            *every_group("/sv/grupper/"),
        ),
    ),
    (
        "sv",
        "får socialen veta",
        (
            "/sv/for-foraldrar/",
            "/sv/dataskyddsbeskrivning/",
            "/sv/for-yrkespersoner/varfor-kamratstod-hjalper/",
            *every_group("/sv/grupper/"),
        ),
    ),
    (
        "sv",
        "föreläsare till personaldag",
        (
            "/sv/be-om-en-erfarenhetsexpert/",
            "/sv/organisationer/",
            "/sv/tjanstepaket/",
            "/sv/aktuellt/forsta-talaren-pa-besok/",
        ),
    ),
    (
        "sv",
        "tavastehus tonåring",
        (
            "/sv/grupper/teinit-laitos/",
            "/sv/grupper/teinit-perhehoito/",
            "/sv/grupper/sos-kehittajanuoret/",
            "/sv/grupper/kehittajat-hameenlinna/",
            "/sv/ungdomsforum/",
            "/sv/kontakter/",
        ),
    ),
    ("sv", "mar daligt", ("/sv/hjalp-genast/",)),
    ("en", "my baby died", ("/en/groups/lapsensa-menettaneet/",)),
    ("en", "interpretter", ("/en/groups/kuule-minua/",)),
    ("en", "delete my data", ("/en/privacy-notice/",)),
    ("en", "bus fare", ("/en/youth-forum/", *every_group("/en/groups/"))),
    (
        "en",
        "blind",
        (
            "/en/accessibility-statement/",
            "/en/sivusto/saavutettavuuspalaute/",
        ),
    ),
    (
        "en",
        "I turned 18 and left care",
        (
            "/en/groups/jalkihuolto/",
            "/en/groups/jalkihuolto-vanhemmat/",
            "/en/publications/six-recommendations-for-aftercare/",
            "/en/glossary/",
        ),
    ),
    (
        "en",
        "can I stay anonymous",
        (
            "/en/for-young-people/",
            "/en/contacts/",
            "/en/privacy-notice/",
            "/en/join/",
        ),
    ),
]
