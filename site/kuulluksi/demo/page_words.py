"""The words of the demo's pages in Finnish, Swedish, English and plain Finnish. Written for the demo."""

PHONE = "0400 000 000"


def link(label, address):
    return {"label": label, "address": address}


def entrance(side, heading, text, *links):
    return ("entrance", {"side": side, "heading": heading, "text": text, "links": list(links)})


def steps(heading, *pairs):
    return ("steps", {"heading": heading, "steps": [{"heading": h, "text": t} for h, t in pairs]})


def text(html):
    return ("text", html)


def heading(words):
    return ("heading", words)


def box(title, html, warm=False):
    return ("box", {"heading": title, "text": html, "warm": warm})


def action(title, words, label, address):
    return ("action", {"heading": title, "text": words, "link": link(label, address)})


def figures(members, actors, source):
    return [
        ("figure", {"number": "195", "label": actors, "year": 2023, "source": source, "source_link": ""}),
        ("figure", {"number": "18", "label": members, "year": 2023, "source": source, "source_link": ""}),
    ]


VSLJ = "Varsinais-Suomen Lastensuojelujärjestöt ry"

HOMES = {
    "fi": {
        "title": "Etusivu",
        "seo_title": "Vertaisryhmiä, tapahtumia ja kokemusasiantuntijoita",
        "call": "Tule kuulluksi",
        "summary": "Täällä on ryhmiä, tapahtumia ja ihmisiä, jotka tietävät lastensuojelusta, koska ovat itse eläneet "
        "sen. Tule mukaan sen verran kuin haluat.",
        "entrances": [
            entrance("nuoret", "Olen nuori", "Tapaa muita, joilla on samanlaista takana. Saat kertoa tai olla kertomatta.",
                     link("Etsi oma ryhmä", "/fi/ryhmat/"), link("Nuorten foorumi", "/fi/nuorten-foorumi/"),
                     link("Kaikki nuorille", "/fi/nuorille/")),
            entrance("perheet", "Olen vanhempi tai läheinen",
                     "Puhu toisten kanssa, jotka ymmärtävät ilman pitkiä selityksiä.",
                     link("Perheiden ryhmät", "/fi/ryhmat/"), link("Lue muiden tarinoita", "/fi/tarinat/"),
                     link("Kaikki perheille", "/fi/vanhemmille/")),
            entrance("ammattilaiset", "Olen ammattilainen",
                     "Ota kokemustieto mukaan työhösi. Koordinaattori auttaa alusta loppuun.",
                     link("Pyydä kokemusasiantuntija", "/fi/pyyda-kokemusasiantuntijaa/"),
                     link("Järjestöt ja niiden palvelut", "/fi/jarjestot/"),
                     link("Kaikki ammattilaisille", "/fi/ammattilaisille/")),
        ],
        "figures": figures("jäsenjärjestöä, joissa on kokemustoimintaa", "kokemustoimijaa järjestöissä", VSLJ),
        "body": [
            steps("Näin pääset ryhmään",
                  ("Valitse ryhmä", "Jokaisen ryhmän sivulla lukee, kuka sitä ohjaa ja mitä siellä tehdään."),
                  ("Ilmoittaudu", "Siihen menee noin viisi minuuttia. Lempinimi riittää."),
                  ("Ohjaaja ottaa yhteyttä", "Hän vastaa sillä tavalla, jonka sinä valitset."),
                  ("Tule käymään", "Voit lähteä kesken, jos tuntuu siltä. Syytä ei kysytä.")),
        ],
    },
    "sv": {
        "title": "Startsida",
        "seo_title": "Kamratgrupper, evenemang och erfarenhetsexperter",
        "call": "Bli hörd",
        "summary": "Här finns grupper, evenemang och människor som känner barnskyddet inifrån. Kom med så mycket du vill.",
        "entrances": [
            entrance("nuoret", "Jag är ung", "Träffa andra som har varit med om liknande. Du får berätta eller låta bli.",
                     link("Hitta din grupp", "/sv/grupper/"), link("Ungdomsforum", "/sv/ungdomsforum/"),
                     link("Allt för unga", "/sv/for-unga/")),
            entrance("perheet", "Jag är förälder eller närstående", "Prata med andra som förstår utan långa förklaringar.",
                     link("Grupper för familjer", "/sv/grupper/"), link("Läs andras berättelser", "/sv/berattelser/"),
                     link("Allt för familjer", "/sv/for-foraldrar/")),
            entrance("ammattilaiset", "Jag är yrkesperson",
                     "Ta med erfarenhetskunskap i ditt arbete. Koordinatorn hjälper från början till slut.",
                     link("Be om en erfarenhetsexpert", "/sv/be-om-en-erfarenhetsexpert/"),
                     link("Organisationer", "/sv/organisationer/"),
                     link("Allt för yrkespersoner", "/sv/for-yrkespersoner/")),
        ],
        "figures": figures("medlemsorganisationer med erfarenhetsverksamhet", "erfarenhetsaktörer i organisationerna",
                           VSLJ),
        "body": [
            steps("Så kommer du med i en grupp",
                  ("Välj en grupp", "På varje grupps sida står vem som leder den och vad ni gör."),
                  ("Anmäl dig", "Det tar ungefär fem minuter. Ett smeknamn räcker."),
                  ("Ledaren hör av sig", "Du väljer själv på vilket sätt."),
                  ("Kom och pröva", "Du får gå mitt i om det känns så. Ingen frågar varför.")),
        ],
    },
    "en": {
        "title": "Home",
        "seo_title": "Peer groups, events and experts by experience",
        "call": "Come be heard",
        "summary": "Here are groups, events and people who know child protection because they have lived it. Take part as "
        "much as you like.",
        "entrances": [
            entrance("nuoret", "I am young", "Meet others with something similar behind them. Tell, or do not tell.",
                     link("Find your group", "/en/groups/"), link("Youth forum", "/en/youth-forum/"),
                     link("Everything for young people", "/en/for-young-people/")),
            entrance("perheet", "I am a parent or close to someone",
                     "Talk with others who understand without long explanations.",
                     link("Groups for families", "/en/groups/"), link("Read others' stories", "/en/stories/"),
                     link("Everything for families", "/en/for-parents/")),
            entrance("ammattilaiset", "I am a professional",
                     "Bring lived knowledge into your work. The coordinator helps from start to finish.",
                     link("Request an expert by experience", "/en/request-an-expert/"),
                     link("NGOs", "/en/ngos/"),
                     link("Everything for professionals", "/en/for-professionals/")),
        ],
        "figures": figures("member organisations that work with them", "experience actors in the organisations", VSLJ),
        "body": [
            steps("How to join a group",
                  ("Choose a group", "Each group's page says who leads it and what you do there."),
                  ("Sign up", "It takes about five minutes. A nickname is enough."),
                  ("The leader gets in touch", "In the way that you choose."),
                  ("Come and see", "You may leave in the middle if you feel like it. Nobody asks why.")),
        ],
    },
    "fi-simple": {
        "title": "Etusivu",
        "seo_title": "Selkosuomi",
        "call": "Tule kuulluksi",
        "summary": "Täällä voit löytää ryhmän. Ryhmässä on ihmisiä, joilla on samanlaisia kokemuksia kuin sinulla.",
        "entrances": [
            entrance("nuoret", "Olen nuori", "Voit tavata muita nuoria. Sinun ei tarvitse kertoa itsestäsi.",
                     link("Mitä on vertaistuki?", "/fi-simple/vertaistuki/"),
                     link("Nuorten foorumi", "/fi-simple/nuorten-foorumi/"), link("Ryhmät", "/fi/ryhmat/")),
            entrance("perheet", "Olen vanhempi", "Voit puhua muiden vanhempien kanssa.",
                     link("Mitä on vertaistuki?", "/fi-simple/vertaistuki/"),
                     link("Pyydä, että sinulle soitetaan", "/fi-simple/pyyda-soitto/"), link("Ryhmät", "/fi/ryhmat/")),
            entrance("ammattilaiset", "Olen työntekijä",
                     "Voit pyytää puhujan, joka tietää lastensuojelusta omasta elämästään.",
                     link("Näin pyydät", "/fi-simple/pyyda-kokemusasiantuntijaa/")),
        ],
        "figures": [],
        "body": [
            steps("Näin tulet ryhmään",
                  ("Valitse ryhmä", "Lue, mitä ryhmässä tehdään."),
                  ("Ilmoittaudu", "Kerro lempinimi ja puhelinnumero tai sähköposti."),
                  ("Odota viestiä", "Ryhmän ohjaaja vastaa sinulle.")),
        ],
    },
}  # fmt: skip

GROUPS = {
    "fi": ("ryhmat", "Ryhmät", "Ryhmässä tavataan muita, joilla on samanlaisia kokemuksia. Ryhmät ovat maksuttomia, eikä "
           "useimpiin tarvita lähetettä."),
    "sv": ("grupper", "Grupper", "I en grupp träffar du andra med liknande erfarenheter. Grupperna är gratis, och till "
           "de flesta behövs ingen remiss."),
    "en": ("groups", "Groups", "In a group you meet others with similar experiences. Groups are free, and most need no "
           "referral."),
}  # fmt: skip

FORUMS = {
    "fi": ("nuorten-foorumi", "Nuorten foorumi", "Yksi päivä vuodessa, jolloin nuoret kertovat ja aikuiset kuuntelevat. "
           "Ja sitten vastaavat."),
    "sv": ("ungdomsforum", "Ungdomsforum", "En dag om året då unga berättar och vuxna lyssnar. Och sedan svarar."),
    "en": ("youth-forum", "Youth forum", "One day a year when young people tell and adults listen. And then answer."),
    "fi-simple": ("nuorten-foorumi", "Nuorten foorumi", "Foorumi on yksi päivä vuodessa. Nuoret kertovat, mitä he "
                  "ajattelevat. Aikuiset kuuntelevat."),
}  # fmt: skip

REQUESTS = {
    "fi": {
        "slug": "pyyda-kokemusasiantuntijaa",
        "title": "Pyydä kokemusasiantuntija",
        "summary": "Kerro, mihin tarvitset kokemustietoa. Koordinaattori etsii sopivan ihmisen ja sopii kaiken kanssasi.",
        "body": [
            steps("Näin pyyntö etenee",
                  ("Lähetä pyyntö", "Lomakkeessa kysytään aihe, aika, paikka ja ketkä ovat kuulemassa."),
                  ("Koordinaattori vastaa", "Viiden arkipäivän sisällä, myös silloin, kun sopivaa ei löydy."),
                  ("Sovitte yhdessä", "Aiheet, rajat, palkkio ja matka kirjataan ennen tilaisuutta."),
                  ("Tilaisuus", "Asiantuntijalla on tukihenkilö. Nuoren kanssa on aina nimetty aikuinen."),
                  ("Jälkeenpäin", "Tilaisuus puretaan asiantuntijan kanssa, ja sinulta kysytään palaute.")),
            box("Kuka maksaa?", "<p>Siitä sovitaan jokaisessa pyynnössä erikseen, ennen kuin kukaan lupautuu.</p>"),
            heading("Mihin voit pyytää"),
            text("<ul><li>Puheenvuoroon tai paneeliin</li><li>Työparin rooliin tai tiimin jäseneksi</li><li>Palvelun, "
                 "lomakkeen tai verkkosivun kehittämiseen</li><li>Uuden työntekijän valintaan tai perehdytykseen</li>"
                 "</ul><p>Lue ensin <a href=\"/fi/eettiset-ohjeet/\">eettiset ohjeet</a>. Ne mahtuvat yhdelle sivulle.</p>"),
        ],
    },
    "sv": {
        "slug": "be-om-en-erfarenhetsexpert",
        "title": "Be om en erfarenhetsexpert",
        "summary": "Berätta vad du behöver erfarenhetskunskap till. Koordinatorn söker rätt person och kommer överens om "
        "allt med dig.",
        "body": [
            steps("Så går det till",
                  ("Skicka en förfrågan", "Blanketten frågar efter ämne, tid, plats och vilka som lyssnar."),
                  ("Koordinatorn svarar", "Inom fem vardagar, också när ingen lämplig hittas."),
                  ("Ni kommer överens", "Ämnen, gränser, arvode och resa skrivs ner före tillfället."),
                  ("Tillfället", "Experten har en stödperson. Med en ung person är alltid en namngiven vuxen med."),
                  ("Efteråt", "Experten får gå igenom tillfället, och du blir ombedd om respons.")),
            box("Vem betalar?", "<p>Det avtalas skilt i varje förfrågan, innan någon lovar komma.</p>"),
        ],
    },
    "en": {
        "slug": "request-an-expert",
        "title": "Request an expert by experience",
        "summary": "Tell us what you need lived knowledge for. The coordinator looks for a fitting person and agrees on "
        "everything with you.",
        "body": [
            steps("How a request goes on",
                  ("Send a request", "The form asks for the theme, the time, the place and who will listen."),
                  ("The coordinator answers", "Within five working days, also when nobody fitting is found."),
                  ("You agree together", "Themes, limits, fee and travel are written down before the day."),
                  ("The day", "The expert has a support person. A young person always has a named adult along."),
                  ("Afterwards", "The expert is debriefed, and you are asked for feedback.")),
            box("Who pays?", "<p>That is agreed in each request, before anyone promises to come.</p>"),
        ],
    },
    "fi-simple": {
        "slug": "pyyda-kokemusasiantuntijaa",
        "title": "Näin pyydät kokemusasiantuntijan",
        "summary": "Kokemusasiantuntija kertoo, mitä hän on oppinut omasta elämästään.",
        "body": [
            steps("Näin teet pyynnön",
                  ("Täytä lomake", "Kerro, mistä haluat kuulla. Kerro myös päivä ja paikka."),
                  ("Odota vastausta", "Koordinaattori vastaa viiden arkipäivän sisällä."),
                  ("Sopikaa yhdessä", "Sopikaa aiheista ja palkkiosta.")),
            box("Kuka maksaa?", "<p>Siitä sovitaan joka kerta.</p>"),
        ],
    },
}  # fmt: skip

HELPS = {
    "fi": {
        "slug": "apua-heti",
        "title": "Apua heti",
        "summary": "Jos sinulla tai jollakin muulla on hätä, älä jää yksin. Näihin voi soittaa.",
        "body": [
            text("<ul><li><a href=\"tel:112\">112</a>: hätänumero, jos joku on vaarassa</li><li><a href=\"tel:116111\">116 111</a>: Lasten ja nuorten puhelin. "
                 "Nimeä ei tarvitse kertoa.</li><li><a href=\"tel:0925250111\">09 2525 0111</a>: MIELI ry:n kriisipuhelin, kaikille, yötä päivää"
                 "</li></ul>"),
            heading("Mitä Poistu sivulta -nappi tekee"),
            text("<p>Nappi vaihtaa sivun heti säätiedotukseen. Sama tapahtuu, kun painat vaihtonäppäintä kolme kertaa. "
                 "Selaimen Takaisin-nappi ei sen jälkeen näytä, missä kävit.</p>"),
            box("Mitä se ei tee", "<p>Se ei poista selaimen historiaa. Jos joku muu käyttää samaa laitetta, avaa sivut "
                "yksityisessä ikkunassa tai tyhjennä historia itse.</p>", warm=True),
        ],
    },
    "sv": {
        "slug": "hjalp-genast",
        "title": "Hjälp genast",
        "summary": "Om du eller någon annan har det svårt, bli inte ensam. Hit kan du ringa.",
        "body": [
            text("<ul><li><a href=\"tel:112\">112</a>: nödnumret, om någon är i fara</li><li><a href=\"tel:116111\">116 111</a>: Barn- och ungdomstelefonen. Du "
                 "behöver inte säga ditt namn.</li><li><a href=\"tel:0925250112\">09 2525 0112</a>: MIELI rf:s kristelefon på svenska</li></ul>"),
            heading("Vad knappen Lämna sidan gör"),
            text("<p>Knappen byter genast sidan till en väderrapport. Samma sak händer om du trycker på skifttangenten tre "
                 "gånger.</p>"),
            box("Vad den inte gör", "<p>Den tömmer inte webbläsarens historik. Om någon annan använder samma apparat, "
                "använd ett privat fönster eller töm historiken själv.</p>", warm=True),
        ],
    },
    "en": {
        "slug": "help-now",
        "title": "Help now",
        "summary": "If you or somebody else is in trouble, do not stay alone. You can call these.",
        "body": [
            text("<ul><li><a href=\"tel:112\">112</a>: the emergency number, if somebody is in danger</li><li><a href=\"tel:116111\">116 111</a>: the phone for "
                 "children and young people. You need not give your name.</li><li><a href=\"tel:0925250111\">09 2525 0111</a>: MIELI crisis line, "
                 "for everyone, day and night</li></ul>"),
            heading("What the Leave button does"),
            text("<p>The button changes the page to a weather report at once. Pressing Shift three times does the same."
                 "</p>"),
            box("What it does not do", "<p>It does not empty the browser's history. If somebody else uses the same device, "
                "use a private window or empty the history yourself.</p>", warm=True),
        ],
    },
}  # fmt: skip

VIDEOS = {
    "fi": ("videot", "Videot", "Lyhyitä videoita. Jokaisessa on tekstitys, ja jokaisen voi lukea tekstinä.",
           "mita-kokemusasiantuntija-tekee", "Mitä kokemusasiantuntija tekee?",
           "Piirretty video viidessätoista sekunnissa: miten yksi ääni kuuluu seuraavaan huoneeseen."),
    "sv": ("videor", "Videor", "Korta videor. Alla har textning och kan läsas som text.",
           "vad-gor-en-erfarenhetsexpert", "Vad gör en erfarenhetsexpert?",
           "En tecknad video på femton sekunder: hur en röst hörs i nästa rum."),
    "en": ("videos", "Videos", "Short videos. Each has captions, and each can be read as text.",
           "what-does-an-expert-do", "What does an expert by experience do?",
           "A drawn video in fifteen seconds: how one voice is heard in the next room."),
}  # fmt: skip

AUDIENCES = [
    {
        "slug": "nuorille",
        "title": "Nuorille",
        "side": "nuoret",
        "summary": "Ryhmiä, foorumi ja paikkoja, joissa sinua kuunnellaan. Sinun ei tarvitse kertoa taustastasi.",
        "links": [link("Etsi oma ryhmä", "/fi/ryhmat/"), link("Nuorten foorumi", "/fi/nuorten-foorumi/"),
                  link("Lue muiden tarinoita", "/fi/tarinat/"), link("Sanoitte, tämä muuttui", "/fi/tulokset/")],
        "body": [
            heading("Mitä täällä voi tehdä"),
            text("<p>Ryhmässä tapaat muita, joilla on samanlaista takana. Foorumissa kerrotaan päättäjille, mikä toimii ja "
                 "mikä ei. Kehittäjäryhmässä nuoret muuttavat palveluja yhdessä työntekijöiden kanssa.</p>"),
            heading("Mitä sinulta kysytään"),
            text("<p>Ilmoittautumiseen riittää lempinimi ja yksi tapa ottaa yhteyttä. Viesteissämme ei lue, mistä on kyse. "
                 "Voit perua milloin vain, eikä syytä kysytä.</p>"),
            box("Jos nyt on vaikeaa", "<p>Voit soittaa numeroon <a href=\"tel:116111\">116 111</a>. Lue lisää sivulta <a href=\"/fi/apua-heti/\">Apua "
                "heti</a>.</p>", warm=True),
        ],
    },
    {
        "slug": "vanhemmille",
        "title": "Vanhemmille ja läheisille",
        "side": "perheet",
        "summary": "Toisia, jotka tietävät, miltä tuntuu. Ryhmiä, tarinoita ja järjestöjä, joille voi soittaa suoraan.",
        "links": [link("Perheiden ryhmät", "/fi/ryhmat/"), link("Järjestöt", "/fi/jarjestot/"),
                  link("Tarinoita", "/fi/tarinat/"), link("Mitä vertaistuki on?", "/fi/vertaistuki/")],
        "body": [
            heading("Kenelle"),
            text("<p>Vanhemmille, joiden lapsi on lastensuojelun asiakas, sijaisvanhemmille, sisaruksille ja muille "
                 "läheisille. Mukaan voi tulla, vaikka asiat olisivat kesken.</p>"),
            heading("Mitä ryhmässä tapahtuu"),
            text("<p>Juodaan kahvia ja puhutaan. Joku ohjaa, usein yhdessä sellaisen kanssa, joka on itse ollut samassa "
                 "tilanteessa. Puhumaan ei pakoteta.</p>"),
            action("Katso, mitkä ryhmät ovat auki", "Ilmoittautuminen vie noin viisi minuuttia.", "Näytä ryhmät",
                   "/fi/ryhmat/"),
        ],
    },
    {
        "slug": "ammattilaisille",
        "title": "Ammattilaisille",
        "side": "ammattilaiset",
        "summary": "Pyydä kokemusasiantuntija, ohjaa ihminen ryhmään ja katso, mitä kehittäjäryhmiltä voi kysyä.",
        "links": [link("Pyydä kokemusasiantuntija", "/fi/pyyda-kokemusasiantuntijaa/"),
                  link("Eettiset ohjeet", "/fi/eettiset-ohjeet/"), link("Järjestöt", "/fi/jarjestot/"),
                  link("Uudelle työntekijälle", "/fi/ammattilaisille/uusi-tyontekija/")],
        "body": [
            heading("Seitsemän asiaa, joilla yhteistyö onnistuu"),
            text("<ol><li>Kysy asiantuntijalta itseltään, mistä hän haluaa puhua.</li><li>Kerro etukäteen, keitä paikalla "
                 "on ja kuinka monta.</li><li>Sovi tauosta ja siitä, miten tilanteesta pääsee pois.</li><li>Sovi palkkio "
                 "ja matka kirjallisesti ennen päivää.</li><li>Ota vastaan ovella.</li><li>Älä kysy enempää kuin on "
                 "sovittu.</li><li>Kerro jälkeenpäin, mitä kuulemastanne seurasi.</li></ol>"),
            heading("Lue lisää"),
            text("<ul><li><a href=\"/fi/mita-on-kokemusasiantuntijuus/\">Mitä on kokemusasiantuntijuus?</a></li><li>"
                 "<a href=\"/fi/usein-kysyttya/\">Usein kysyttyä</a></li><li><a href=\"/fi/rakenne/\">Kuka tekee mitä"
                 "</a></li><li><a href=\"/fi/tulokset/\">Sanoitte, tämä muuttui</a></li><li><a href=\"/fi/jarjestoille/\">"
                 "Järjestöille</a></li></ul>"),
            action("Tarvitsetko kokemustietoa?", "Koordinaattori vastaa viiden arkipäivän sisällä.", "Lue, miten pyydetään",
                   "/fi/pyyda-kokemusasiantuntijaa/"),
        ],
    },
    {
        "slug": "jarjestoille",
        "title": "Järjestöille",
        "side": "kaikki",
        "summary": "Pidä järjestösi esittely ajan tasalla ja kerro, mitä teillä alkaa.",
        "links": [link("Järjestöjen esittelyt", "/fi/jarjestot/"), link("Rakenne", "/fi/rakenne/")],
        "body": [
            heading("Näin esittely toimii"),
            text("<p>Jokaisella järjestöllä on viisi osiota omin sanoin: vastaava järjestö, toiminta, palvelut, koulutus ja "
                 "toimijoiden saama tuki. Järjestön toimittaja muuttaa niitä itse, ja koordinaattori päästää muutoksen "
                 "julki. Kerran vuodessa kysytään, pitävätkö tiedot paikkansa.</p>"),
        ],
    },
]  # fmt: skip

INFO = [
    {
        "slug": "mita-on-kokemusasiantuntijuus",
        "title": "Mitä on kokemusasiantuntijuus?",
        "summary": "Kokemusasiantuntija on elänyt sen, mistä puhuu, ja on valmis käyttämään sitä toisten hyväksi.",
        "body": [
            text("<p>Hän voi olla lapsi, nuori tai aikuinen. Osa on käynyt koulutuksen, osa ei. Koulutuksen puute ei estä "
                 "kertomasta, mitä on kokenut, ja jo oman tarinan kertominen on jotain.</p>"),
            heading("Mitä hän voi tehdä"),
            text("<p>Pitää puheenvuoron, olla työntekijän parina, tavata vanhemman tai nuoren, arvioida lomakkeen tai istua "
                 "ohjausryhmässä. Vertaistukea hän antaa niille, jotka ovat nyt samassa kohdassa.</p>"),
            heading("Mitä häneltä ei vaadita"),
            text("<p>Hänen ei tarvitse kertoa kaikkea, tulla joka kerta eikä selittää, miksi ei pääse. Yksi ei riittää.</p>"),
        ],
    },
    {
        "slug": "vertaistuki",
        "title": "Vertaistuki",
        "summary": "Tukea ihmiseltä, joka on ollut samassa kohdassa. Ei neuvoja, ellei niitä pyydä.",
        "body": [
            text("<p>Vertaisryhmässä on ohjaaja, sovittu aika ja muutama ihminen, joilla on jotain yhteistä. Ryhmät ovat "
                 "suljettuja: kun ryhmä on alkanut, samat ihmiset jatkavat loppuun asti. Siksi siellä uskaltaa puhua.</p>"),
            action("Löydä oma ryhmäsi", "Voit rajata alueen ja sen mukaan, kenelle ryhmä on.", "Näytä ryhmät",
                   "/fi/ryhmat/"),
        ],
    },
    {
        "slug": "eettiset-ohjeet",
        "title": "Eettiset ohjeet",
        "summary": "Näin toimitaan, kun kokemusasiantuntija tulee tilaisuuteen. Pyynnön lähettäjä lukee nämä ensin.",
        "version": "1.0",
        "side": "ammattilaiset",
        "body": [
            heading("Ennen tilaisuutta"),
            text("<ul><li>Sopikaa aiheesta ja siitä, mistä ei puhuta.</li><li>Kerro, kuka on paikalla, kuvataanko ja "
                 "tallennetaanko. Kuvaamiseen kysytään lupa erikseen.</li><li>Sopikaa palkkio, matka ja tukihenkilö "
                 "kirjallisesti.</li></ul>"),
            heading("Tilaisuudessa"),
            text("<ul><li>Esittele ihminen niin kuin hän itse haluaa.</li><li>Tauko ja lähteminen ovat aina sallittuja."
                 "</li><li>Yleisö ei kysy muuta kuin on sovittu. Sinä puutut, jos niin käy.</li></ul>"),
            heading("Jälkeenpäin"),
            text("<ul><li>Varaa aikaa purkaa heti tilaisuuden jälkeen.</li><li>Maksa ajallaan.</li><li>Kerro, mitä "
                 "muuttui.</li></ul>"),
        ],
    },
    {
        "slug": "uusi-tyontekija",
        "parent": "ammattilaisille",
        "title": "Uudelle työntekijälle",
        "side": "ammattilaiset",
        "summary": "Viidessä minuutissa: mitä kokemustoiminta on ja mitä voit tehdä jo ensimmäisellä viikolla.",
        "body": [
            text("<ol><li>Lue yksi <a href=\"/fi/tarinat/\">tarina</a>.</li><li>Katso, mitkä <a href=\"/fi/ryhmat/\">ryhmät"
                 "</a> ovat auki alueellasi.</li><li>Tallenna koordinaattorin numero.</li><li>Tule kuukausittaiseen "
                 "infoon. Ajat ovat <a href=\"/fi/kalenteri/\">kalenterissa</a>.</li></ol>"),
        ],
    },
]  # fmt: skip

PLAIN_SUPPORT = {
    "slug": "vertaistuki",
    "title": "Mitä on vertaistuki?",
    "summary": "Vertaistuki on apua ihmiseltä, jolla on samanlainen kokemus.",
    "body": [
        text("<p>Ryhmässä on muutama ihminen. Ryhmässä on myös ohjaaja.</p><p>Ryhmässä voit puhua. Voit myös vain "
             "kuunnella.</p><p>Ryhmä ei maksa mitään.</p><p>Voit lopettaa ryhmän milloin vain.</p>"),
        box("Hyvä tietää", "<p>Sinun ei tarvitse kertoa oikeaa nimeäsi. Lempinimi riittää.</p>"),
    ],
}  # fmt: skip

PLAIN_CALL = {
    "slug": "pyyda-soitto",
    "title": "Pyydä, että sinulle soitetaan",
    "summary": "Joskus on helpompi puhua kuin lukea. Voit pyytää, että ihminen soittaa sinulle.",
    "body": [
        steps("Näin pyydät soittoa",
              ("Lähetä tekstiviesti tai soita", f"Numero on {PHONE}. Viestiin riittää yksi sana: soita."),
              ("Odota", "Osallisuuskoordinaattori soittaa sinulle arkipäivänä."),
              ("Puhu tai kysy", "Voit kysyä mitä vain. Sinun ei tarvitse kertoa nimeäsi.")),
        box("Hyvä tietää", "<p>Voit sanoa, mihin aikaan sinulle saa soittaa. Voit myös sanoa, että et halua enää "
            "puheluja.</p>"),
        box("Jos sinulla on hätä", "<p>Soita numeroon 112. Lapsi tai nuori voi soittaa myös numeroon 116 111.</p>",
            warm=True),
    ],
}  # fmt: skip

QUESTIONS = [
    ("Miksi järjestöt puhuvat kokemustoimijasta?",
     "<p>Sana kattaa sekä kokemusasiantuntijat että vertaiset. Monella järjestöllä on heille myös oma nimi, esimerkiksi "
     "Veturi tai Kokemuskumppani.</p>"),
    ("Miten tämä eroaa terveydenhuollon kokemusasiantuntijoista?",
     "<p>Täällä tunnetaan lastensuojelun palvelut sisältä päin. Toimijat tukevat yksittäistä ihmistä, mutta myös "
     "kehittävät palveluja ja vaikuttavat. Järjestöt suunnittelevat toiminnan, raportoivat siitä ja tukevat omia "
     "toimijoitaan koko ajan.</p>"),
    ("Keitä kokemustoimijat ovat?",
     "<p>Lapsia, nuoria ja aikuisia, joilla on omaa kokemusta palveluista tai vaikeasta elämäntilanteesta ja halua tukea "
     "muita tai puhua aiheestaan.</p>"),
    ("Mitä hyötyä siitä on?",
     "<p>Moni luottaa helpommin, kun rinnalla on joku, joka on kokenut saman. Kokemustoimija auttaa asiakasta ja "
     "työntekijää ymmärtämään toisiaan, ja silloin asiat etenevät nopeammin.</p>"),
    ("Kuka maksaa palkkion?",
     "<p>Siitä sovitaan jokaisessa pyynnössä erikseen, ennen kuin kukaan lupautuu mukaan.</p>"),
]  # fmt: skip


def duty(name, words, partners=(), contact=""):
    return {"name": name, "text": words, "partners": list(partners), "contact": contact}


BODIES = [
    {
        "name": "Ohjausryhmä",
        "purpose": "Tukee koordinaattoreita, turvaa toiminnan jatkumisen ja vie kokemustietoa eteenpäin.",
        "duties": [],
    },
    {
        "name": "Kehittäjäryhmä",
        "purpose": "Vaihtaa tietoa ja kokemuksia ja valmistelee asioita ohjausryhmälle.",
        "duties": [],
    },
    {
        "name": "Osallisuuskoordinaattori",
        "purpose": "Pitää lastensuojelun kokemustoiminnan koossa. Hänen tehtäviään on yhdeksän.",
        "duties": [
            duty("Yleinen koordinointi", "Ottaa pyynnöt vastaan, etsii sopivan ihmisen ja huolehtii palkkion maksamisesta."),
            duty("Kokemusasiantuntijapankki", "Pitää pankkia ja tuntee ihmiset siinä.", ["ngos", "training"]),
            duty("Toiminnasta kertominen", "Tekee toiminnan tutuksi lastensuojelun työntekijöille.", ["ngos"]),
            duty("Kokemusasiantuntijoiden tukeminen", "Huolehtii, että jokaisella on tuttu ihminen, jolle voi sanoa ei."),
            duty("Palautteen kerääminen", "Kysyy molemmilta puolilta ja kertoo, mitä siitä seurasi.", ["region"]),
            duty("Toiminnan kehittäminen", "Muuttaa sitä, mikä ei toimi.", ["training", "region"]),
            duty("Työnohjaus", "Järjestää kokemusasiantuntijoiden työnohjauksen.", ["ngos"]),
            duty("Vertaistukiryhmät", "Järjestää ryhmiä yhdessä järjestöjen kanssa.", ["ngos"]),
            duty("Kehittäjäryhmän vetäminen", "Kutsuu koolle ja vie viestin perille.", ["ngos"]),
        ],
    },
]  # fmt: skip

CHANGES = [
    {
        "theme": "Palaverin asialista etukäteen",
        "raised_by": "Hämeenlinnan kehittäjäryhmä",
        "addressed_to": "Lastensuojelun avopalvelut",
        "status": "done",
        "answer": "Nuori saa asialistan viestinä kaksi päivää ennen palaveria ja voi lisätä siihen oman kohdan.",
    },
    {
        "theme": "Sama työntekijä pidempään",
        "raised_by": "Nuorten foorumi",
        "addressed_to": "Lastensuojelun johto",
        "status": "under_work",
        "answer": "Vaihtumista seurataan nyt kuukausittain. Ensimmäiset luvut käydään läpi ohjausryhmässä.",
    },
    {
        "theme": "Koira jokaiseen laitokseen",
        "raised_by": "Nuorten foorumi",
        "addressed_to": "Laitospalvelut",
        "status": "not_possible",
        "answer": "Allergioiden vuoksi ei kaikkialle. Kaksi yksikköä tekee nyt yhteistyötä koiratallin kanssa.",
    },
]  # fmt: skip

STATEMENTS = {
    "accessibility": {
        "fi": {
            "slug": "saavutettavuusseloste",
            "title": "Saavutettavuusseloste",
            "summary": "Sivuston pitää toimia näppäimistöllä, ruudunlukijalla, isolla tekstillä ja vanhalla puhelimella. "
            "Jos se ei toimi, kerro meille.",
            "responsible": "Esimerkin hyvinvointialue",
            "feedback": "palaute@example.test, vastaus 14 päivässä",
            "known_gaps": "Ruudunlukijalla testaaminen oikeiden ihmisten kanssa on kesken.\nKaikkia sivuja ei ole selko"
            "suomeksi. Kielivalikko vie niille, jotka on.\nTyöntekijän avainkoodi (passkey) tarvitsee JavaScriptin. Kertakoodi käy myös.",
            "authority": "Liikenne- ja viestintävirasto Traficom",
            "body": [
                text("<p>Tavoitteemme on WCAG 2.2:n taso AA. Ohjelma käy sivut läpi jokaisen muutoksen jälkeen.</p>"),
                heading("Kerro, jos jokin ei toimi"),
                text("<p>Kerro, mitä olit tekemässä. Vastaamme kahden viikon sisällä ja autamme sillä välin muulla tavalla. "
                     "Helpoin tapa on <a href=\"/fi/sivusto/palaute/\">antaa palautetta</a>.</p>"),
                heading("Jos vastauksemme ei auta"),
                text("<p>Voit kannella viranomaiselle, joka valvoo digipalvelujen saavutettavuutta. Sen nimi on alla.</p>"),
            ],
        },
        "sv": {
            "slug": "tillganglighetsutlatande",
            "title": "Tillgänglighetsutlåtande",
            "summary": "Webbplatsen ska fungera med tangentbord, skärmläsare, stor text och en gammal telefon. Berätta om "
            "den inte gör det.",
            "responsible": "Exempels välfärdsområde",
            "feedback": "palaute@example.test, svar inom 14 dagar",
            "known_gaps": "Test med skärmläsare tillsammans med riktiga användare pågår ännu.\nAlla sidor finns inte på "
            "svenska.\nPersonalens passnyckel kräver JavaScript. Engångskod går "
            "också bra.",
            "authority": "Transport- och kommunikationsverket Traficom",
            "authority_link": "https://www.tillganglighetskrav.fi/",
            "body": [
                text("<p>Vårt mål är nivå AA i WCAG 2.2. Ett program går igenom sidorna vid varje ändring.</p>"),
                heading("Berätta om något inte fungerar"),
                text("<p>Berätta vad du försökte göra. Vi svarar inom två veckor och hjälper dig på annat sätt under tiden. "
                     "Enklast är att <a href=\"/sv/sivusto/palaute/\">ge respons</a>.</p>"),
                heading("Om vårt svar inte hjälper"),
                text("<p>Du kan klaga hos myndigheten som övervakar digitala tjänsters tillgänglighet. Den nämns nedan.</p>"),
            ],
        },
        "en": {
            "slug": "accessibility-statement",
            "title": "Accessibility statement",
            "summary": "The site must work with a keyboard, a screen reader, large text and an old phone. If it does not, "
            "tell us.",
            "responsible": "Esimerkin hyvinvointialue",
            "feedback": "palaute@example.test, answer in 14 days",
            "known_gaps": "Testing with people who use screen readers is not finished.\nNot every page is in "
            "English.\nA passkey of the staff needs JavaScript. A one-time code works too.",
            "authority": "Finnish Transport and Communications Agency Traficom",
            "authority_link": "https://www.webaccessibility.fi/",
            "body": [
                text("<p>We aim at level AA of WCAG 2.2. A program looks through the pages on every change.</p>"),
                heading("Tell us if something does not work"),
                text("<p>Say what you were trying to do. We answer within two weeks and help you another way in the meantime. "
                     "The easiest way is to <a href=\"/en/sivusto/palaute/\">give feedback</a>.</p>"),
                heading("If our answer does not help"),
                text("<p>You can complain to the authority that supervises the accessibility of digital services. Its name "
                     "is below.</p>"),
            ],
        },
    },
    "privacy": {
        "fi": {
            "slug": "tietosuojaseloste",
            "title": "Tietosuojaseloste",
            "summary": "Mitä sinusta tallennetaan, kuka sen näkee ja milloin se poistetaan.",
            "responsible": "Esimerkin hyvinvointialue, osallisuuskoordinaattori",
            "feedback": "tietosuoja@example.test",
            "authority": "Tietosuojavaltuutetun toimisto",
            "body": [
                heading("Kun vain luet"),
                text("<p>Voit lukea kaikkia sivuja ilman, että kukaan tietää, kuka olet. Lukeminen ei jätä evästeitä, emme "
                     "laske kävijöitä, ja kuvat ja videot tulevat tältä samalta sivustolta.</p>"),
                heading("Kun ilmoittaudut"),
                text("<ul><li>Tallennamme lempinimen, yhteystiedon ja sen, mitä itse kerrot. Syntymävuosi riittää, "
                     "päivää ei kysytä.</li><li>Tiedot ovat salattuina. Niitä näkevät vain ohjaajat ja alueen koordinaattori, "
                     "ja jokainen avaaminen kirjataan.</li><li>Mitään ei mene lastensuojelun asiakasrekisteriin.</li>"
                     "<li>Viesteissämme ei lue, mistä on kyse.</li><li>Tiedot poistetaan 30 päivää kauden jälkeen.</li></ul>"),
                heading("Kun pyydät kokemusasiantuntijaa"),
                text("<p>Tallennamme nimesi, työsähköpostisi ja pyynnön. Ne näkee koordinaattori. Kokemusasiantuntija näkee, "
                     "mistä, missä ja kenelle hän puhuisi. Sinä et näe hänen nimeään, ellei hän itse halua kertoa sitä.</p>"),
                heading("Tarinat, kuvat ja videot"),
                text("<p>Ne julkaistaan vain luvalla. Lupa on voimassa sovittuun päivään, ja sen voi perua koska tahansa. Silloin kaikki poistetaan heti.</p>"),
                heading("Sinun oikeutesi"),
                text("<p>Saat nähdä, mitä tietoja sinusta on, ja korjata tai poistaa ne. Nopeinta se on omalla sivullasi, "
                     "joka aukeaa linkilläsi tai kuittikoodilla. Voit myös soittaa. Jos olet eri mieltä kanssamme, voit "
                     "valittaa tietosuojavaltuutetulle.</p><p><a href=\"/fi/sivusto/poistuminen/\">Mitä Poistu sivulta "
                     "-nappi tekee</a></p>"),
            ],
        },
        "sv": {
            "slug": "dataskyddsbeskrivning",
            "title": "Dataskyddsbeskrivning",
            "summary": "Vad som sparas om dig, vem som ser det och när det raderas.",
            "responsible": "Exempels välfärdsområde, delaktighetskoordinatorn",
            "feedback": "tietosuoja@example.test",
            "authority": "Dataombudsmannens byrå",
            "authority_link": "https://tietosuoja.fi/sv/",
            "body": [
                heading("När du bara läser"),
                text("<p>Du kan läsa alla sidor utan att någon vet vem du är. Läsningen lämnar inga kakor, vi räknar inte "
                     "besökare, och bilder och videor kommer från samma webbplats.</p>"),
                heading("När du anmäler dig"),
                text("<ul><li>Vi sparar ett smeknamn, en kontaktuppgift och det du själv berättar. Födelseåret räcker.</li>"
                     "<li>Uppgifterna är krypterade. Bara ledarna och områdets koordinator ser dem, och varje öppning "
                     "antecknas.</li><li>Ingenting går till barnskyddets klientregister.</li><li>Våra meddelanden säger inte "
                     "vad saken gäller.</li><li>Uppgifterna raderas 30 dagar efter säsongen.</li></ul>"),
                heading("När du ber om en erfarenhetsexpert"),
                text("<p>Vi sparar ditt namn, din arbetsadress och din förfrågan. Koordinatorn ser dem. Experten ser vad, var och för "
                     "vem hen skulle tala. Du ser inte expertens namn om hen inte själv vill berätta det.</p>"),
                heading("Berättelser, bilder och videor"),
                text("<p>De publiceras bara med lov. Lovet gäller till en avtalad dag och kan återkallas när som helst. Då tas allt bort genast.</p>"),
                heading("Dina rättigheter"),
                text("<p>Du får se vilka uppgifter vi har om dig och rätta eller radera dem. Snabbast går det på din egen "
                     "sida, som öppnas med din länk eller kvittokod. Du kan också ringa. Om du är av annan åsikt kan du klaga "
                     "hos dataombudsmannen.</p><p><a href=\"/sv/sivusto/poistuminen/\">Vad knappen Lämna sidan gör</a></p>"),
            ],
        },
        "en": {
            "slug": "privacy-notice",
            "title": "Privacy notice",
            "summary": "What is kept of you, who sees it and when it is erased.",
            "responsible": "Esimerkin hyvinvointialue, participation coordinator",
            "feedback": "tietosuoja@example.test",
            "authority": "Office of the Data Protection Ombudsman",
            "authority_link": "https://tietosuoja.fi/en/",
            "body": [
                heading("When you only read"),
                text("<p>You can read every page without anyone knowing who you are. Reading leaves no cookies, we do not count "
                     "visitors, and pictures and videos come from this same site.</p>"),
                heading("When you sign up"),
                text("<ul><li>We keep a nickname, a contact and what you tell us yourself. The year of birth is enough.</li>"
                     "<li>All of it is sealed. Only the leaders and the coordinator of the area see it, and each opening is "
                     "written down.</li><li>Nothing goes to the client register of child protection.</li><li>Our messages "
                     "never say what the matter is about.</li><li>It is erased 30 days after the season.</li></ul>"),
                heading("When you ask for an expert by experience"),
                text("<p>We keep your name, your work e-mail and the request. The coordinator sees them. The expert sees what, "
                     "where and for whom they would speak. You do not see the expert's name unless they wish to tell it.</p>"),
                heading("Stories, pictures and videos"),
                text("<p>They are published only with consent. It holds until an agreed day and can be taken back at any time. Then everything is removed at once.</p>"),
                heading("Your rights"),
                text("<p>You may see what we have about you, and correct or erase it. The quickest way is your own page, which "
                     "opens with your link or receipt code. You can also call. If you disagree with us, you may complain to "
                     "the Data Protection Ombudsman.</p><p><a href=\"/en/sivusto/poistuminen/\">What the Leave this page "
                     "button does</a></p>"),
            ],
        },
        "fi-simple": {
            "slug": "tietosuoja",
            "title": "Mitä sinusta tallennetaan?",
            "summary": "Voit lukea sivuja niin, että kukaan ei tiedä, kuka olet.",
            "responsible": "Esimerkin hyvinvointialue, osallisuuskoordinaattori",
            "feedback": "tietosuoja@example.test",
            "authority": "Tietosuojavaltuutetun toimisto",
            "body": [
                heading("Kun ilmoittaudut ryhmään"),
                text("<p>Kerro lempinimi ja puhelinnumero tai sähköposti.</p><p>Ryhmän ohjaaja ja koordinaattori näkevät "
                     "tietosi. Muut eivät näe niitä.</p><p>Poistamme tietosi 30 päivää ryhmän jälkeen.</p>"),
                heading("Sinun oikeutesi"),
                text("<p>Saat nähdä tietosi. Voit myös poistaa ne. Soita, jos tarvitset apua.</p>"),
            ],
        },
    },
}  # fmt: skip
