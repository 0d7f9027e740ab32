"""Three stories, written for the demo. Nobody's own."""

CATEGORIES = [
    ("lastensuojelu", "Lastensuojelu", "Barnskydd", "Child protection"),
    ("osallisuus", "Osallisuus", "Delaktighet", "Participation"),
    ("vertaistuki", "Vertaistuki", "Kamratstöd", "Peer support"),
]

STORIES = [
    {
        "slug": "paperi-isoilla-kirjaimilla",
        "title": "Paperi, jossa oli isot kirjaimet",
        "side": "nuoret",
        "picture_seed": "seitseman-aikuista",
        "summary": "Yksi ohjaaja kysyi ennen palaveria, mitä minä haluan siellä sanottavan. Sitten hän odotti.",
        "byline": "Kokemusasiantuntija A, 19",
        "content_note": "Tarina kertoo sijoituksesta ja palavereista. Siinä ei kuvata väkivaltaa.",
        "quote": "Hiljaisuus oli kerrankin minua varten.",
        "categories": ["lastensuojelu", "osallisuus"],
        "body": [
            ("text", "<p>Olin kolmetoista, kun istuin ensimmäisen kerran pöydässä, jonka ympärillä oli seitsemän "
             "aikuista. Kaikilla oli kansio. Minulla oli takki päällä, koska en tiennyt, kauanko siellä ollaan.</p>"
             "<p>Nimeni sanottiin monta kertaa, mutta kukaan ei katsonut minuun. Aloin miettiä, puhutaanko jostakusta "
             "muusta.</p>"),
            ("heading", "Kysymys, jota en osannut odottaa"),
            ("text", "<p>Kolme vuotta myöhemmin tuli uusi ohjaaja. Hän teki yhden asian toisin. Ennen palaveria hän "
             "kysyi: mitä sinä haluat, että siellä sanotaan? Ja sitten hän odotti. Meni varmaan minuutti.</p>"),
            ("quote", {"text": "Hiljaisuus oli kerrankin minua varten.", "who": ""}),
            ("text", "<p>Sanoin, että haluan jatkaa samassa koulussa. Muuta en keksinyt. Hän kirjoitti sen paperille "
             "isoilla kirjaimilla ja antoi paperin minulle. Palaverissa luin sen itse ääneen.</p>"),
            ("heading", "Nyt paperi on mukana keikoilla"),
            ("text", "<p>Viime keväänä puhuin sosiaalialan opiskelijoille. Koordinaattori oli soittanut edellisenä "
             "päivänä ja kysynyt, mistä en halua puhua. Sekin kirjoitettiin ylös.</p><p>Yksi opiskelija kysyi, kuinka "
             "pitkään pitää odottaa, kun nuori ei vastaa. Sanoin, että vähän pidempään kuin tuntuu mukavalta.</p>"),
        ],
    },
    {
        "slug": "tiistai-on-meidan-paiva",
        "title": "Tiistai on meidän päivä",
        "side": "perheet",
        "picture_seed": "",
        "summary": "Menin vanhempien ryhmään, koska sinne sai tulla sanomatta mitään. Kolmannella kerralla sanoin.",
        "byline": "Vanhempi, joka on käynyt ryhmässä",
        "content_note": "Tarina kertoo siitä, millaista on, kun oma lapsi asuu muualla. Sijoituksen syitä ei kuvata.",
        "quote": "Kukaan ei kysynyt, mitä minä tein väärin.",
        "categories": ["vertaistuki", "lastensuojelu"],
        "body": [
            ("text", "<p>Kun lapsi muutti pois, ovikello soi enää harvoin. Naapurit olivat ystävällisiä, mutta katsoivat "
             "kenkiään. Minä katsoin omiani.</p><p>Sosiaalityöntekijä mainitsi ryhmän kahdesti. Kolmannella kerralla hän "
             "sanoi: siellä saa olla hiljaa. Se ratkaisi.</p>"),
            ("heading", "Kahvia ja tyhjä tuoli"),
            ("text", "<p>Ensimmäisenä tiistaina istuin lähimpänä ovea. Pöydässä oli kuusi ihmistä ja keksejä. Joku "
             "kertoi tapaamisesta, joka oli mennyt hyvin, ja joku toinen tapaamisesta, joka ei ollut. Kukaan ei "
             "antanut neuvoja.</p>"),
            ("quote", {"text": "Kukaan ei kysynyt, mitä minä tein väärin.", "who": ""}),
            ("text", "<p>Kolmantena tiistaina kerroin, että en osaa soittaa lapselleni, koska en tiedä, mitä kysyä. "
             "Viereinen tuoli sanoi: kysy, mitä hän söi. Siitä se lähti. Nyt puhumme joka ilta viisi minuuttia "
             "ruoasta, ja joskus tunnin kaikesta muusta.</p><p>Ryhmä loppui keväällä. Tiistaisin juon yhä kahvia kahden "
             "sieltä tutun kanssa.</p>"),
        ],
    },
    {
        "slug": "ensimmainen-keikka",
        "title": "Ensimmäinen keikka ja vessatauko",
        "side": "ammattilaiset",
        "picture_seed": "",
        "summary": "Jännitti niin, että meinasin kääntyä ovelta. Sain lähteä milloin vain, ja siksi jäin.",
        "byline": "Kokemusasiantuntija B, 22",
        "content_note": "Tarina kertoo esiintymisestä ja jännittämisestä. Lapsuuden tapahtumia ei kuvata.",
        "quote": "Sain lähteä milloin vain, ja siksi jäin.",
        "categories": ["osallisuus"],
        "body": [
            ("text", "<p>Minut pyydettiin puhumaan työpaikan koulutuspäivään. Aihetta ei sanottu minun puolestani, vaan "
             "koordinaattori kysyi: mistä sinä haluaisit, että he tietäisivät enemmän? Valitsin muuttolaatikot.</p>"
             "<p>Sovimme etukäteen kolme asiaa. Kuka tulee minua vastaan. Mitä en halua minulta kysyttävän. Ja miltä "
             "näyttää, kun haluan tauon: nousen ylös ja menen vessaan.</p>"),
            ("heading", "Kolmekymmentä ihmistä"),
            ("text", "<p>Tukihenkilö istui eturivissä. Luin alun paperista, kun ääni tärisi. Sitten joku nauroi kohdassa, "
             "jossa pitikin nauraa, ja loppu meni ilman paperia.</p><p>Kerran nousin ja menin vessaan. Kukaan ei tullut "
             "perään, eikä kukaan ihmetellyt, kun palasin.</p>"),
            ("quote", {"text": "Sain lähteä milloin vain, ja siksi jäin.", "who": ""}),
            ("text", "<p>Bussipysäkillä kävimme läpi, mikä jäi mieleen. Seuraavana päivänä tuli viesti, jossa kysyttiin, "
             "miten nukuin. Palkkio tuli sovittuna päivänä. Juuri siksi lähdin toisenkin kerran.</p>"),
        ],
    },
]  # fmt: skip
