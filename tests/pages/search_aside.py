"""Searches kept aside: written by somebody who has seen neither the search's code nor its synonyms, search words and
older searches, and knows the site only as a reader does. At least forty; nobody tunes the search by them.

(language: "fi", "sv" or "en", what somebody types, addresses any of which is an answer)

    ("fi", "sanat joita joku hakee", ("/fi/ryhmat/jalkihuolto/", "/fi/nuorille/")),

How many are found: pytest -s tests/demo/test_pages.py -k real_searches, and the same with TEST_DATABASE=postgres.
"""

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
            "/fi/ryhmat/voikukkia/",
            "/fi/ryhmat/jalkihuolto-vanhemmat/",
            "/fi/ammattilaisille/miksi-vertaistuki-auttaa/",
            "/fi/ryhmat/perhekuntoutus/",
            "/fi/ryhmat/lapsensa-menettaneet/",
            "/fi/ryhmat/avohuolto/",
            "/fi/ryhmat/teinit-laitos/",
            "/fi/ryhmat/teinit-perhehoito/",
            "/fi/ryhmat/jalkihuolto/",
            "/fi/ryhmat/kuule-minua/",
            "/fi/ryhmat/alakoululaiset/",
            "/fi/ryhmat/salapoliisi/",
            "/fi/ryhmat/sijaissisarukset/",
            "/fi/ryhmat/sos-kehittajanuoret/",
            "/fi/ryhmat/kehittajat-forssa/",
            "/fi/ryhmat/kehittajat-hameenlinna/",
            "/fi/ryhmat/kehittajat-riihimaki/",
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
            "/sv/grupper/voikukkia/",
            "/sv/grupper/jalkihuolto-vanhemmat/",
            "/sv/grupper/perhekuntoutus/",
            "/sv/grupper/lapsensa-menettaneet/",
            "/sv/grupper/avohuolto/",
            "/sv/grupper/teinit-laitos/",
            "/sv/grupper/teinit-perhehoito/",
            "/sv/grupper/jalkihuolto/",
            "/sv/grupper/kuule-minua/",
            "/sv/grupper/alakoululaiset/",
            "/sv/grupper/salapoliisi/",
            "/sv/grupper/sijaissisarukset/",
            "/sv/grupper/sos-kehittajanuoret/",
            "/sv/grupper/kehittajat-forssa/",
            "/sv/grupper/kehittajat-hameenlinna/",
            "/sv/grupper/kehittajat-riihimaki/",
        ),
    ),
    (
        "sv",
        "får socialen veta",
        (
            "/sv/for-foraldrar/",
            "/sv/dataskyddsbeskrivning/",
            "/sv/for-yrkespersoner/varfor-kamratstod-hjalper/",
            "/sv/grupper/voikukkia/",
            "/sv/grupper/jalkihuolto-vanhemmat/",
            "/sv/grupper/perhekuntoutus/",
            "/sv/grupper/lapsensa-menettaneet/",
            "/sv/grupper/avohuolto/",
            "/sv/grupper/teinit-laitos/",
            "/sv/grupper/teinit-perhehoito/",
            "/sv/grupper/jalkihuolto/",
            "/sv/grupper/kuule-minua/",
            "/sv/grupper/alakoululaiset/",
            "/sv/grupper/salapoliisi/",
            "/sv/grupper/sijaissisarukset/",
            "/sv/grupper/sos-kehittajanuoret/",
            "/sv/grupper/kehittajat-forssa/",
            "/sv/grupper/kehittajat-hameenlinna/",
            "/sv/grupper/kehittajat-riihimaki/",
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
    (
        "en",
        "bus fare",
        (
            "/en/youth-forum/",
            "/en/groups/voikukkia/",
            "/en/groups/jalkihuolto-vanhemmat/",
            "/en/groups/perhekuntoutus/",
            "/en/groups/lapsensa-menettaneet/",
            "/en/groups/avohuolto/",
            "/en/groups/teinit-laitos/",
            "/en/groups/teinit-perhehoito/",
            "/en/groups/jalkihuolto/",
            "/en/groups/kuule-minua/",
            "/en/groups/alakoululaiset/",
            "/en/groups/salapoliisi/",
            "/en/groups/sijaissisarukset/",
            "/en/groups/sos-kehittajanuoret/",
            "/en/groups/kehittajat-forssa/",
            "/en/groups/kehittajat-hameenlinna/",
            "/en/groups/kehittajat-riihimaki/",
        ),
    ),
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
