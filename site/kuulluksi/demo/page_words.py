"""The words of the demo's pages in Finnish, Swedish, English and plain Finnish. Written for the demo."""

from .words import VSLJ, action, box, entrance, figures, groups, heading, link, ngos, steps, text

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
                  ("Ilmoittaudu", "Kerro lempinimi. Kerro, miten saamme vastata sinulle."),
                  ("Odota viestiä", "Ryhmän ohjaaja vastaa sinulle.")),
            box("Selkosuomi tällä sivustolla", "<p>Selkosuomeksi on vain osa sivuista. Muut sivut ovat tavallista suomea. "
                "Jos teksti on vaikeaa, voit soittaa meille.</p>"),
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
            heading("Mitä sitten tapahtuu"),
            text("<p>Ohjaaja vastaa sillä tavalla, jonka valitsit. Ensin jutellaan, ja saat kysyä mitä vain. Sinä päätät, "
                 "tuletko. Jos ryhmä on täynnä, näet sen heti ja voit jäädä jonoon.</p>"),
            groups("Ryhmiä jälkihuollossa oleville", audience="aftercare"),
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
            ngos("Järjestöjä vanhempien rinnalla", audience="client_parent"),
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
            heading("Ennen kuin pyydät"),
            text("<ul>"
                 "<li><a href=\"/fi/mita-on-kokemusasiantuntijuus/\">Mitä on kokemusasiantuntijuus?</a></li>"
                 "<li><a href=\"/fi/ammattilaisille/miksi-vertaistuki-auttaa/\">Miksi vertaistuki auttaa</a></li>"
                 "<li><a href=\"/fi/ammattilaisille/jokainen-omalla-tavallaan/\">Jokainen tekee tätä omalla tavallaan</a></li>"
                 "<li><a href=\"/fi/usein-kysyttya/\">Usein kysyttyä</a></li>"
                 "<li><a href=\"/fi/kasitteet/\">Käsitteet</a></li>"
                 "</ul>"),
            heading("Kuka tekee mitä"),
            text("<ul>"
                 "<li><a href=\"/fi/yhteystiedot/\">Kuka vastaa alueellasi</a></li>"
                 "<li><a href=\"/fi/rakenne/\">Rakenne: tehtävät ja kumppanit</a></li>"
                 "<li><a href=\"/fi/ohjausryhma/\">Ohjausryhmä ja sen päätökset</a></li>"
                 "<li><a href=\"/fi/ammattilaisille/koulutus/\">Kuka kouluttaa</a></li>"
                 "<li><a href=\"/fi/palvelupaketti/\">Palvelupaketti</a></li>"
                 "<li><a href=\"/fi/jarjestoille/\">Järjestöille</a></li>"
                 "</ul>"),
            heading("Lue ja jaa"),
            text("<ul>"
                 "<li><a href=\"/fi/tulokset/\">Sanoitte, tämä muuttui</a></li>"
                 "<li><a href=\"/fi/julkaisut/\">Julkaisut ja suositukset</a></li>"
                 "<li><a href=\"/fi/ajankohtaista/\">Ajankohtaista</a></li>"
                 "<li><a href=\"/fi/esitteet/\">Esitteet ja ohjeet</a></li>"
                 "<li><a href=\"/fi/nain-tama-syntyi/\">Näin tämä syntyi</a></li>"
                 "</ul>"),
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
        "task": "guidelines",
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
                 "infoon. Ajat ovat <a href=\"/fi/tapahtumat/?kind=info\">tapahtumissa</a>, ja siellä voit myös ilmoittautua.</li></ol>"),
            ("events", {"heading": "Seuraavat infot", "kind": "info"}),
        ],
    },
]  # fmt: skip
