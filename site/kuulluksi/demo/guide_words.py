"""The editor's guide of the demo, for staff only: tone, plain language, pictures, the ethics of stories, publishing."""

from .words import box, heading, text

ROOT = {
    "slug": "toimittajan-opas",
    "task": "guide",
    "title": "Toimittajan opas",
    "summary": "Näin tälle sivustolle kirjoitetaan. Oppaan näkevät vain ne, jotka ovat kirjautuneet.",
    "body": [
        text("<p>Lue tämä ennen ensimmäistä sivuasi. Siihen menee kymmenen minuuttia.</p><ol>"
             "<li><a href=\"/fi/toimittajan-opas/savy/\">Sävy</a>: kenelle puhumme ja miltä se kuulostaa</li>"
             "<li><a href=\"/fi/toimittajan-opas/selkea-kieli/\">Selkeä kieli ja selkosuomi</a></li>"
             "<li><a href=\"/fi/toimittajan-opas/kuvat/\">Kuvat ja niiden sanat</a></li>"
             "<li><a href=\"/fi/toimittajan-opas/tarinat/\">Tarinoiden etiikka</a></li>"
             "<li><a href=\"/fi/toimittajan-opas/julkaiseminen/\">Näin julkaiset</a></li>"
             "<li><a href=\"/fi/toimittajan-opas/kielet/\">Kielet</a></li></ol>"),
        box("Muista yksi asia", "<p>Lukija voi olla peloissaan, väsynyt tai neljätoistavuotias. Kirjoita hänelle.</p>", warm=True),
    ],
}  # fmt: skip

CHAPTERS = [
    {
        "slug": "savy",
        "title": "Sävy",
        "summary": "Lämmin, suora ja rauhallinen. Emme etsi ongelmia emmekä tee kenestäkään sankaria.",
        "body": [
            heading("Näin"),
            text("<ul><li>Puhuttele lukijaa: sinä. Kerro ensin, mitä hän saa, ja vasta sitten, mitä hän tekee.</li><li>Sano, "
                 "mitä ei tarvitse: Sinun ei tarvitse kertoa taustastasi.</li><li>Nimeä ihminen: koordinaattori lähettää "
                 "viestin. Anna päivä ja kellonaika.</li><li>Kerro myönteisesti: mikä auttoi, mikä muuttui, mitä seuraavaksi."
                 "</li></ul>"),
            heading("Ei näin"),
            text("<ul><li>Vaikeudet eivät ole otsikossa eivätkä kuvassa. Ne kerrotaan, kun niistä on lukijalle hyötyä.</li>"
                 "<li>Emme kutsu lukijaa asiakkaaksi emmekä selviytyjäksi.</li><li>Huutomerkki ei kuulu vakavaan asiaan.</li>"
                 "<li>Virhe on meidän: kerro, miten se korjataan.</li></ul>"),
            heading("Kolme esimerkkiä"),
            text("<ul><li>Heikko: ”Ilmoittautumisen johdosta teihin otetaan yhteyttä.” Parempi: ”Ohjaaja soittaa sinulle "
                 "viimeistään perjantaina.”</li><li>Heikko: ”Rankoista taustoista huolimatta.” Parempi: jätä pois.</li>"
                 "<li>Heikko: ”Ryhmä on suunnattu nuorille, joilla on haasteita.” Parempi: ”Ryhmä on sinulle, joka olet "
                 "jälkihuollossa.”</li></ul>"),
        ],
    },
    {
        "slug": "selkea-kieli",
        "title": "Selkeä kieli ja selkosuomi",
        "summary": "Yksi asia virkkeessä. Lyhyt sana, jos sellainen on. Selkosuomi on oma sivunsa, ei lyhennelmä.",
        "body": [
            heading("Tavallinen sivu"),
            text("<ul><li>Virkkeessä on enintään 22 sanaa. Ohjelma huomauttaa pidemmistä.</li><li>Kappaleessa on enintään neljä "
                 "virkettä.</li><li>Otsikko kertoo, mitä alla on. Linkki kertoo, minne se vie.</li><li>Vaikea sana selitetään "
                 "<a href=\"/fi/kasitteet/\">käsitteissä</a>. Sivu nostaa selityksen itse esiin.</li></ul>"),
            heading("Selkosuomi"),
            text("<ul><li>Virkkeessä on enintään 12 sanaa.</li><li>Käytä tavallisia sanoja ja selitä loput heti.</li><li>Jätä pois "
                 "kaikki, mitä lukija ei tarvitse juuri nyt.</li><li>Älä käytä sivulauseen sisällä toista sivulausetta.</li>"
                 "<li>Pyydä selkoryhmää lukemaan teksti ennen julkaisua.</li></ul>"),
            heading("Milloin selkosuomi tarvitaan"),
            text("<p>Aina, kun lapsi, nuori tai vaikeassa kohdassa oleva aikuinen päättää sivun perusteella jotain. Merkitse päätös "
                 "sivun kohtaan Selkosuomi. Sivujen kunto muistuttaa siitä, mitä puuttuu.</p>"),
        ],
    },
    {
        "slug": "kuvat",
        "title": "Kuvat ja niiden sanat",
        "summary": "Ei kuvia lapsista. Kuvalla on sanat niille, jotka eivät näe sitä, tai se on pelkkä koriste.",
        "body": [
            heading("Mitä kuvaamme"),
            text("<p>Sivuston oma piirros riittää lähes aina. Jos kuvassa on tunnistettava aikuinen, tarvitset luvan ja sen koodin. "
                 "Ilman lupaa sivua ei voi julkaista. Luvan päättyessä kuva lähtee sivulta itse.</p>"),
            heading("Näin kirjoitat kuvan sanat"),
            text("<ul><li>Kerro, mitä kuva sanoo tässä kohdassa, yhdellä virkkeellä.</li><li>Älä aloita sanoilla kuvassa on.</li>"
                 "<li>Jos mikään ei katoa, vaikka kuvaa ei näe, merkitse se koristeeksi.</li><li>Älä kirjoita tekstiä kuvaan. Jos se "
                 "on pakko, sama teksti on myös sivulla.</li></ul>"),
            heading("Videot"),
            text("<p>Video tarvitsee tekstityksen ja tekstivastineen sivun omalla kielellä. Pysäytyskuvassa ei ole lasta.</p>"),
        ],
    },
    {
        "slug": "tarinat",
        "title": "Tarinoiden etiikka",
        "summary": "Tarina on kertojan oma. Hän päättää, mitä kerrotaan, missä, kuinka kauan ja millä nimellä.",
        "body": [
            heading("Ennen kuin kirjoitatte"),
            text("<ul><li>Kysy, miksi hän haluaa kertoa juuri nyt. Ei on hyvä vastaus.</li><li>Sopikaa, mistä ei kirjoiteta. Muiden "
                 "ihmisten asiat eivät kuulu tarinaan.</li><li>Alle 18-vuotiaan kanssa mukana on hänen oma tukihenkilönsä.</li>"
                 "<li>Nimi muutetaan aina. Muuta myös paikka, vuosi ja harvinainen yksityiskohta.</li></ul>"),
            heading("Kun kirjoitatte"),
            text("<ul><li>Tarina ei pyydä sääliä eikä anna neuvoja.</li><li>Väkivaltaa ja menettelytapoja ei kuvata.</li><li>Alussa "
                 "lukee, mistä tarina kertoo. Lopussa on paikka, johon voi soittaa.</li><li>Kertoja lukee tekstin täsmälleen "
                 "sellaisena kuin se julkaistaan.</li></ul>"),
            heading("Julkaisun jälkeen"),
            text("<p>Kertoja voi perua milloin vain eikä syytä kysytä. Silloin teksti, sen versiot ja kuvat poistuvat heti. Ennen "
                 "luvan päättymistä häneltä kysytään, saako tarina jatkaa.</p>"),
        ],
    },
    {
        "slug": "julkaiseminen",
        "title": "Näin julkaiset",
        "summary": "Luonnos, tarkistus, toinen lukija, julkaisu ja päivä, jolloin sivu luetaan uudelleen.",
        "body": [
            text("<ol><li>Tee luonnos ja tallenna. Luonnos saa olla kesken.</li><li>Katso lista Ennen julkaisua. Se, mikä pitää olla, "
                 "estää julkaisun. Muu on vinkkejä.</li><li>Katso esikatselu puhelimen kokoisena.</li><li>Pyydä toista lukemaan. "
                 "Lähetä tarvittaessa hyväksyttäväksi.</li><li>Julkaise heti tai ajasta. Ajastettu sivu tulee näkyviin viiden "
                 "minuutin sisällä.</li><li>Valitse päivä, jolloin joku lukee sivun uudelleen. Vuosi on pisin hyvä väli.</li></ol>"),
            heading("Jos jokin menee vikaan"),
            text("<ul><li>Poista julkaisu: sivu katoaa heti myös hausta.</li><li>Vanha versio löytyy historiasta, paitsi jos kertoja "
                 "on perunut lupansa.</li><li>Jos sivulla on väärä tieto ihmisestä, poista julkaisu ensin ja soita sitten "
                 "koordinaattorille.</li></ul>"),
        ],
    },
    {
        "slug": "kielet",
        "title": "Kielet",
        "summary": "Suomi, ruotsi ja englanti kirjoitetaan kukin lukijalleen. Käännös ei ole sanasta sanaan.",
        "body": [
            text("<ul><li>Julkaise ensin suomeksi. Tee käännös samasta sivusta, niin kielet löytävät toisensa.</li><li>Kirjoita ruotsi "
                 "suomenruotsiksi: barnskydd, erfarenhetsexpert, kamratstöd.</li><li>Jos sivua ei ole lukijan kielellä, hän pääsee "
                 "etusivulle, ja se kerrotaan hänelle.</li><li>Kun suomenkielinen sivu muuttuu, sivujen kunto näyttää, mitkä "
                 "käännökset jäivät jälkeen.</li></ul>"),
        ],
    },
]  # fmt: skip
