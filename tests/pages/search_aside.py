"""Forty searches kept aside: written from the personas and the requirements before any synonym or promoted hit stood.

Nobody tunes the search by these. (language, what somebody types, addresses any of which is an answer)
"""

ASIDE = [
    # A young person in care, and somebody in aftercare
    ("fi", "ryhmä sijoitetuille nuorille", ("/fi/ryhmat/teinit-laitos/", "/fi/ryhmat/teinit-perhehoito/")),
    ("fi", "laitoksessa asuvat nuoret", ("/fi/ryhmat/teinit-laitos/",)),
    ("fi", "pakko puhua ryhmässä", ("/fi/vertaistuki/", "/fi/usein-kysyttya/", "/fi/nuorille/", "/fi/ryhmat/")),
    ("fi", "nuorten tapahtuma", ("/fi/nuorten-foorumi/",)),
    ("fi", "jälkihuolto", ("/fi/ryhmat/jalkihuolto/", "/fi/ryhmat/jalkihuolto-vanhemmat/")),
    ("fi", "olen nuori äiti jälkihuollossa", ("/fi/ryhmat/jalkihuolto-vanhemmat/",)),
    ("fi", "kriisipuhelin", ("/fi/apua-heti/",)),
    ("fi", "tarvitsen apua nyt", ("/fi/apua-heti/",)),
    ("fi", "mitä muuttui foorumin jälkeen", ("/fi/tulokset/",)),
    # A foster carer, a birth parent
    ("fi", "ryhmä perhehoidossa olevalle teinille", ("/fi/ryhmat/teinit-perhehoito/",)),
    ("fi", "alakoululaisten ryhmä", ("/fi/ryhmat/alakoululaiset/",)),
    ("fi", "salapoliisi", ("/fi/ryhmat/salapoliisi/",)),
    ("fi", "perheen omat lapset sijaisperheessä", ("/fi/ryhmat/sijaissisarukset/",)),
    ("fi", "lapsi huostaanotettu", ("/fi/ryhmat/voikukkia/", "/fi/vanhemmille/")),
    ("fi", "voikukkia", ("/fi/ryhmat/voikukkia/",)),
    ("fi", "lapsen kuolema", ("/fi/jarjestot/feeniks/", "/fi/ryhmat/lapsensa-menettaneet/")),
    ("fi", "synnytyksen jälkeinen masennus", ("/fi/jarjestot/aima/",)),
    ("fi", "tarinoita", ("/fi/tarinat/",)),
    # Professionals, NGOs
    ("fi", "tilaa kokemusasiantuntija", ("/fi/pyyda-kokemusasiantuntijaa/",)),
    (
        "fi",
        "paljonko kokemusasiantuntijalle maksetaan",
        ("/fi/usein-kysyttya/", "/fi/pyyda-kokemusasiantuntijaa/"),
    ),
    ("fi", "asiakasvanhempi puhujaksi Turkuun", ("/fi/jarjestot/kokemuskumppanit/",)),
    ("fi", "eettiset periaatteet", ("/fi/eettiset-ohjeet/",)),
    ("fi", "perehdytys uudelle työntekijälle", ("/fi/ammattilaisille/uusi-tyontekija/",)),
    ("fi", "ohjausryhmän tehtävät", ("/fi/rakenne/",)),
    ("fi", "henkilötietojen käsittely", ("/fi/tietosuojaseloste/",)),
    ("fi", "mielenterveysomaiset", ("/fi/jarjestot/finfami/",)),
    ("fi", "sanasto", ("/fi/kasitteet/",)),
    ("fi", "suositukset päättäjille", ("/fi/julkaisut/",)),
    # In Swedish
    ("sv", "grupp för unga i eftervård", ("/sv/grupper/jalkihuolto/", "/sv/grupper/jalkihuolto-vanhemmat/")),
    ("sv", "kamratstöd", ("/sv/kamratstod/",)),
    ("sv", "boka erfarenhetsexpert", ("/sv/be-om-en-erfarenhetsexpert/",)),
    ("sv", "hjälp genast", ("/sv/hjalp-genast/",)),
    ("sv", "fostersyskon", ("/sv/grupper/sijaissisarukset/",)),
    ("sv", "personuppgifter", ("/sv/dataskyddsbeskrivning/",)),
    # In English
    (
        "en",
        "support group for teenagers in care",
        ("/en/groups/teinit-laitos/", "/en/groups/teinit-perhehoito/"),
    ),
    ("en", "invite a speaker", ("/en/request-an-expert/",)),
    ("en", "what does expert by experience mean", ("/en/what-is-an-expert-by-experience/",)),
    ("en", "crisis line", ("/en/help-now/",)),
    ("en", "siblings", ("/en/groups/sijaissisarukset/",)),
    ("en", "youth event", ("/en/youth-forum/",)),
]
