"""Forty searches kept aside: written by somebody who had seen neither the synonyms nor the older searches.

Nobody tunes the search by these, or reads them to do so. Decision 0084 tells what was found of them at first.
(language, what somebody types, addresses any of which is an answer)
"""

ASIDE = [
    ("fi", "sijoitetun lapsen vanhemmille ryhmä", ("/fi/ryhmat/voikukkia/", "/fi/vanhemmille/")),
    ("fi", "jälkkäri ryhmä hämeenlinna", ("/fi/ryhmat/jalkihuolto/",)),
    ("fi", "lastenkodissa asuville", ("/fi/ryhmat/teinit-laitos/",)),
    ("fi", "sijaisvanhempien omat lapset", ("/fi/ryhmat/sijaissisarukset/",)),
    ("fi", "mitä huostaanotolla tarkoitetaan", ("/fi/kasitteet/",)),
    ("fi", "näkeekö sossu tietoni", ("/fi/tietosuojaseloste/",)),
    (
        "fi",
        "puhuja koulutuspäivään",
        (
            "/fi/pyyda-kokemusasiantuntijaa/",
            "/fi/ajankohtaista/seitseman-vinkkia-yhteistyohon/",
            "/fi/ammattilaisille/",
        ),
    ),
    (
        "fi",
        "kokemusasiantuntijoiden palkkioista",
        (
            "/fi/usein-kysyttya/",
            "/fi/pyyda-kokemusasiantuntijaa/",
            "/fi/eettiset-ohjeet/",
            "/fi/ammattilaisille/",
        ),
    ),
    ("fi", "synnytyksen jälkeen masentunut", ("/fi/jarjestot/aima/",)),
    ("fi", "lapseni kuoli", ("/fi/ryhmat/lapsensa-menettaneet/", "/fi/jarjestot/feeniks/")),
    ("fi", "turvapaikanhakijanuorille", ("/fi/ryhmat/kuule-minua/", "/fi/jarjestot/kuule-minua/")),
    ("fi", "matkalaukut jätesäkit", ("/fi/tulokset/", "/fi/nuorten-foorumi/")),
    ("fi", "puhelinajat laitoksessa", ("/fi/julkaisut/lausunto-sijaishuollon-saannoista/",)),
    ("fi", "kriisipuhelin yöllä", ("/fi/apua-heti/",)),
    (
        "fi",
        "sosionomiopiskelija harjoittelussa",
        ("/fi/tapahtumat/tervetuloa-kokemustoiminta-tutuksi/", "/fi/ammattilaisille/uusi-tyontekija/"),
    ),
    ("fi", "mielenterveyspotilaan omaisille", ("/fi/jarjestot/finfami/",)),
    ("fi", "eskari ikäinen sijoitettu lapsi", ("/fi/ryhmat/salapoliisi/",)),
    ("fi", "koordinaattorin puhelinnumero", ("/fi/yhteystiedot/",)),
    ("fi", "veturitoiminta", ("/fi/jarjestot/veturointi/",)),
    ("fi", "ohjausryhmän tehtävät", ("/fi/rakenne/", "/fi/kasitteet/")),
    (
        "fi",
        "kokemusasiantutija mitä tekee",
        ("/fi/mita-on-kokemusasiantuntijuus/", "/fi/videot/mita-kokemusasiantuntija-tekee/"),
    ),
    ("fi", "saako kokemusasiantuntijaa kuvata", ("/fi/eettiset-ohjeet/", "/fi/tietosuojaseloste/")),
    (
        "fi",
        "vanhempien kokemuksia kun lapsi sijoitettu",
        (
            "/fi/tarinat/tiistai-on-meidan-paiva/",
            "/fi/ryhmat/voikukkia/",
            "/fi/vanhemmille/",
            "/fi/jarjestot/kokemuskumppanit/",
        ),
    ),
    ("fi", "sijaishuollon työpajaan etänä", ("/fi/tapahtumat/tyopaja-kuulluksi-sijaishuollossa/",)),
    ("sv", "eftervårdens grupp i tavastehus", ("/sv/grupper/jalkihuolto/",)),
    ("sv", "familjens egna barn fosterfamilj", ("/sv/grupper/sijaissisarukset/",)),
    ("sv", "vem betalar erfarenhetexperten", ("/sv/vanliga-fragor/", "/sv/be-om-en-erfarenhetsexpert/")),
    ("sv", "kristelefon på svenska", ("/sv/hjalp-genast/",)),
    ("sv", "mitt barn blev omhändertaget", ("/sv/grupper/voikukkia/", "/sv/for-foraldrar/")),
    ("sv", "asylsökande ungdomar", ("/sv/grupper/kuule-minua/",)),
    ("sv", "ungdomsforumets program", ("/sv/ungdomsforum/",)),
    ("sv", "affisch om forumet att skriva ut", ("/sv/broschyrer/", "/sv/ungdomsforum/", "/sv/foorumi/esite/")),
    ("sv", "utvecklargruppen i forssa", ("/sv/grupper/kehittajat-forssa/",)),
    ("en", "foster care teenagers meetup", ("/en/groups/teinit-perhehoito/",)),
    (
        "en",
        "invite a speaker to our team",
        ("/en/request-an-expert/", "/en/news/a-first-speaker-coming/", "/en/for-professionals/"),
    ),
    ("en", "keep the same social worker", ("/en/results/",)),
    ("en", "what does out of home care mean", ("/en/glossary/",)),
    ("en", "child protection group living at home", ("/en/groups/avohuolto/",)),
    ("en", "online workshop foster carers", ("/en/tapahtumat/tyopaja-kuulluksi-sijaishuollossa/",)),
    ("en", "aftercare recomendations", ("/en/publications/six-recommendations-for-aftercare/",)),
]
