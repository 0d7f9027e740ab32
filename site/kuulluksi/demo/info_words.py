"""The words of the demo's pages that explain: plain Finnish, questions, structure, promises kept, statements."""

from .words import PHONE, box, heading, steps, text

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

STATEMENTS = {
    "accessibility": {
        "fi": {
            "slug": "saavutettavuusseloste",
            "conformance": "partial",
            "assessed": "Oma arvio ohjelmalla (axe) jokaisen muutoksen jälkeen sekä käsin näppäimistöllä.",
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
            "conformance": "partial",
            "assessed": "Egen bedömning med program (axe) efter varje ändring och för hand med tangentbord.",
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
            "conformance": "partial",
            "assessed": "Assessed by ourselves with a program (axe) after every change, and by hand with a keyboard.",
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
            "purpose": "Ryhmiin ja tapahtumiin ilmoittautumiseen, kokemusasiantuntijoiden välittämiseen ja luvalla julkaistuihin tarinoihin.",
            "legal_basis": "Ilmoittautuminen ja pyyntö: julkinen tehtävä, lastensuojelulaki ja tietosuoja-asetuksen 6 artikla 1 e. Tarinat, kuvat ja videot: suostumus.",
            "recipients": "Vain oman ryhmäsi ohjaajat, alueen koordinaattori ja palkkioissa talous. Tietoja ei anneta muille eikä viedä EU:n ulkopuolelle.",
            "kept": "Ilmoittautuminen 30 päivää kauden jälkeen, erityistarpeet 14 päivää, pyyntö 2 vuotta ilman nimiä, todiste luvasta 2 vuotta sen päättymisestä.",
            "rights": "Saat nähdä, korjata ja poistaa tietosi, perua luvan ja valittaa tietosuojavaltuutetulle.",
            "officer": "Tietosuojavastaava, tietosuoja@example.test",
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
            "purpose": "För anmälan till grupper och evenemang, förmedling av erfarenhetsexperter och berättelser som publiceras med lov.",
            "legal_basis": "Anmälan och förfrågan: uppgift av allmänt intresse, barnskyddslagen och dataskyddsförordningens artikel 6.1 e. Berättelser, bilder och videor: samtycke.",
            "recipients": "Bara din grupps ledare, områdets koordinator och i arvodesfrågor ekonomin. Uppgifterna lämnas inte till andra och förs inte utanför EU.",
            "kept": "Anmälan 30 dagar efter perioden, särskilda behov 14 dagar, förfrågan 2 år utan namn, bevis på samtycke 2 år efter att det upphört.",
            "rights": "Du får se, rätta och radera dina uppgifter, återkalla ditt samtycke och klaga hos dataombudsmannen.",
            "officer": "Dataskyddsombudet, tietosuoja@example.test",
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
            "purpose": "For signing up to groups and events, for finding experts by experience, and for stories published with consent.",
            "legal_basis": "Sign-ups and requests: a task in the public interest, the Child Welfare Act and Article 6(1)(e) of the GDPR. Stories, pictures and videos: consent.",
            "recipients": "Only the leaders of your own group, the coordinator of the area and, for fees, finance. Nothing is given to others or taken outside the EU.",
            "kept": "Sign-ups 30 days after the season, special needs 14 days, requests 2 years without names, proof of consent 2 years after its end.",
            "rights": "You may see, correct and erase your data, take a consent back and complain to the Data Protection Ombudsman.",
            "officer": "Data protection officer, tietosuoja@example.test",
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
            "purpose": "Ryhmiin, tapahtumiin ja pyyntöihin.",
            "legal_basis": "Laki sanoo, että hyvinvointialue saa tehdä tätä työtä. Tarinaan kysytään aina lupa.",
            "recipients": "Ryhmän ohjaaja ja koordinaattori.",
            "kept": "30 päivää ryhmän jälkeen.",
            "rights": "Saat nähdä, korjata ja poistaa tietosi.",
            "officer": "Tietosuojavastaava, tietosuoja@example.test",
            "title": "Mitä sinusta tallennetaan?",
            "summary": "Voit lukea sivuja niin, että kukaan ei tiedä, kuka olet.",
            "responsible": "Esimerkin hyvinvointialue, osallisuuskoordinaattori",
            "feedback": "tietosuoja@example.test",
            "authority": "Tietosuojavaltuutetun toimisto",
            "body": [
                heading("Kun ilmoittaudut ryhmään"),
                text("<p>Kerro lempinimi. Kerro, miten saamme vastata sinulle.</p><p>Ryhmän ohjaaja ja koordinaattori näkevät "
                     "tietosi. Muut eivät näe niitä.</p><p>Poistamme tietosi 30 päivää ryhmän jälkeen.</p>"),
                heading("Sinun oikeutesi"),
                text("<p>Saat nähdä tietosi. Voit myös poistaa ne. Soita, jos tarvitset apua.</p>"),
            ],
        },
    },
}  # fmt: skip
