"""Words of the demo's lists: what changed, publications, news, words explained, contact persons. Written for the demo.

Days are counted from the demo's own day: -40 is forty days ago.
"""

from .words import PHONE, box, heading, text

RESULTS = {
    "fi": ("tulokset", "Sanoitte, tämä muuttui",
           "Mitä ryhmät ja foorumi ovat nostaneet esiin ja mitä siitä on seurannut. Myös silloin, kun vastaus oli ei."),
    "sv": ("resultat", "Ni sade, det här ändrades",
           "Vad grupperna och forumet har lyft fram och vad det har lett till. Också när svaret blev nej."),
    "en": ("results", "You said, this changed",
           "What groups and the forum have raised, and what came of it. Also when the answer was no."),
}  # fmt: skip


def change(theme, raised_by, raised_on, addressed_to, status, answer, promised_by=None, evidence=""):
    return {"theme": theme, "raised_by": raised_by, "raised_on": raised_on, "addressed_to": addressed_to, "status": status,
            "answer": answer, "promised_by": promised_by, "evidence": evidence, "evidence_link": ""}  # fmt: skip


CHANGES = {
    "fi": [
        change("Palaverin asialista etukäteen", "Hämeenlinnan kehittäjäryhmä", -210, "Lastensuojelun avopalvelut", "done",
               "Nuori saa asialistan viestinä kaksi päivää ennen palaveria ja voi lisätä siihen oman kohdan.", None,
               "Palaverikutsun malli, otettu käyttöön kaikissa kolmessa toimistossa"),
        change("Sama työntekijä pidempään", "Nuorten foorumi", -150, "Lastensuojelun johto", "under_work",
               "Vaihtumista seurataan nyt kuukausittain. Ensimmäiset luvut käydään läpi ohjausryhmässä.", 45),
        change("Koira jokaiseen laitokseen", "Nuorten foorumi", -150, "Laitospalvelut", "not_possible",
               "Allergioiden vuoksi ei kaikkialle. Kaksi yksikköä tekee nyt yhteistyötä koiratallin kanssa."),
        change("Kyyti iltaryhmään", "Riihimäen kehittäjäryhmä", -80, "Osallisuuskoordinaattori", "heard",
               "Asia on kirjattu ja kustannus selvitettävänä. Vastaus on myöhässä, ja syy on meidän.", -12),
    ],
    "sv": [
        change("Mötets dagordning på förhand", "Utvecklargruppen i Tavastehus", -210, "Barnskyddets öppenvård", "done",
               "Den unga får dagordningen som meddelande två dagar före mötet och kan lägga till en egen punkt.", None,
               "Mallen för möteskallelse, i bruk på alla tre kontor"),
        change("Samma arbetstagare längre", "Ungdomsforumet", -150, "Barnskyddets ledning", "under_work",
               "Bytena följs nu upp varje månad. De första siffrorna gås igenom i styrgruppen.", 45),
        change("En hund till varje anstalt", "Ungdomsforumet", -150, "Anstaltsvården", "not_possible",
               "På grund av allergier går det inte överallt. Två enheter samarbetar nu med ett hundstall."),
        change("Skjuts till kvällsgruppen", "Utvecklargruppen i Riihimäki", -80, "Delaktighetskoordinatorn", "heard",
               "Frågan är antecknad och kostnaden utreds. Svaret är försenat, och det är vårt fel.", -12),
    ],
    "en": [
        change("The agenda before the meeting", "Developer group of Hämeenlinna", -210, "Open care services", "done",
               "A young person gets the agenda as a message two days before a meeting and may add a point.", None,
               "The model invitation, in use in all three offices"),
        change("The same worker for longer", "Youth forum", -150, "Management of child protection", "under_work",
               "Changes of workers are now followed monthly. The steering group goes through the first figures.", 45),
        change("A dog in every unit", "Youth forum", -150, "Institutional care", "not_possible",
               "Because of allergies, not everywhere. Two units now work together with a kennel."),
        change("A ride to the evening group", "Developer group of Riihimäki", -80, "Participation coordinator", "heard",
               "The matter is noted and the cost is being worked out. The answer is late, and that is our fault.", -12),
    ],
}  # fmt: skip

PUBLICATION_INDEX = {
    "fi": ("julkaisut", "Julkaisut ja suositukset",
           "Mitä kokemusasiantuntijoiden ryhmät suosittelevat, kenelle ja mitä suosituksille on tapahtunut."),
    "sv": ("publikationer", "Publikationer och rekommendationer",
           "Vad grupperna av erfarenhetsexperter rekommenderar, till vem, och vad som har hänt med rekommendationerna."),
    "en": ("publications", "Publications and recommendations",
           "What groups of experts by experience recommend, to whom, and what has happened to it."),
}  # fmt: skip

# The same publication in each language stands on the same line.
PUBLICATIONS = {
    "fi": [
        {
            "slug": "kuusi-suositusta-jalkihuoltoon",
            "title": "Kuusi suositusta jälkihuoltoon",
            "summary": "Nuoret kertovat, mitä jälkihuollossa pitäisi tehdä toisin heti.",
            "kind": "recommendation",
            "published_on": -120,
            "authors": "Hämeenlinnan ja Forssan kehittäjäryhmät",
            "publisher": "county",
            "addressed_to": "Lastensuojelun johto ja päättäjät",
            "body": [
                text("<ol><li>Kerro jälkihuollosta ennen kuin nuori täyttää 17, ei sen jälkeen.</li><li>Anna yksi "
                     "numero, josta vastaa ihminen.</li><li>Kysy, kenet nuori haluaa mukaan palaveriin.</li>"
                     "<li>Kirjoita suunnitelma niin, että nuori voi lukea sen yksin.</li><li>Varaa rahaa myös "
                     "harrastukseen.</li><li>Kysy vielä puolen vuoden päästä, vaikka nuori sanoi ei.</li></ol>"),
                box("Miten tämä tehtiin", "<p>Kaksi ryhmää, neljä iltaa, yksi yhteinen lauantai. Kukaan ei allekirjoittanut "
                    "omalla nimellään.</p>"),
            ],
            "happened_next": "<p>Kohdat 1 ja 2 ovat käytössä. Kohta 5 on ratkaisematta: siihen ei ole vielä rahaa.</p>",
        },
        {
            "slug": "lausunto-sijaishuollon-saannoista",
            "title": "Lausunto sijaishuollon säännöistä",
            "summary": "Kehittäjäryhmän vastaus, kun kysyttiin, mitkä säännöt suojaavat ja mitkä vain hankaloittavat.",
            "kind": "statement",
            "published_on": -60,
            "authors": "Riihimäen kehittäjäryhmä",
            "publisher": "county",
            "addressed_to": "Laitospalvelut",
            "body": [
                heading("Mikä suojaa"),
                text("<p>Se, että aikuiset tietävät, missä olemme, ja se, että säännöt ovat samat kaikille.</p>"),
                heading("Mikä hankaloittaa"),
                text("<p>Puhelinajat, joita ei voi sopia etukäteen, ja se, että kyläilyyn pyydetään lupa joka kerta "
                     "alusta.</p>"),
            ],
            "happened_next": "<p>Puhelinajoista sovitaan nyt viikoksi kerrallaan. Vastaus kyläilystä luvattiin tammikuuksi.</p>",
        },
        {
            "slug": "liiton-aineistoja-osallisuudesta",
            "title": "Keskusliiton aineistoja osallisuudesta",
            "summary": "Valtakunnallinen liitto kokoaa oppaita siitä, miten lapset ja nuoret otetaan mukaan.",
            "kind": "guide",
            "published_on": -300,
            "authors": "Lastensuojelun Keskusliitto",
            "publisher": "lskl",
            "addressed_to": "",
            "elsewhere": "https://www.lskl.fi/",
            "body": [text("<p>Liitto on kumppanimme. Sen omat aineistot ovat sen omalla sivustolla, ja linkki on vieressä.</p>")],
        },
    ],
    "sv": [
        {
            "slug": "sex-rekommendationer-for-eftervarden",
            "title": "Sex rekommendationer för eftervården",
            "summary": "Unga berättar vad eftervården borde göra annorlunda genast.",
            "kind": "recommendation",
            "published_on": -120,
            "authors": "Utvecklargrupperna i Tavastehus och Forssa",
            "publisher": "county",
            "addressed_to": "Barnskyddets ledning och beslutsfattarna",
            "body": [
                text("<ol><li>Berätta om eftervården innan den unga fyller 17, inte efteråt.</li><li>Ge ett nummer där en "
                     "människa svarar.</li><li>Fråga vem den unga vill ha med på mötet.</li><li>Skriv planen så att den "
                     "unga kan läsa den ensam.</li><li>Reservera pengar också för en hobby.</li><li>Fråga på nytt efter ett "
                     "halvt år, även om den unga sade nej.</li></ol>"),
            ],
            "happened_next": "<p>Punkterna 1 och 2 är i bruk. Punkt 5 är olöst: det finns inga pengar för den ännu.</p>",
        },
    ],
    "en": [
        {
            "slug": "six-recommendations-for-aftercare",
            "title": "Six recommendations for aftercare",
            "summary": "Young people tell what aftercare should do differently at once.",
            "kind": "recommendation",
            "published_on": -120,
            "authors": "Developer groups of Hämeenlinna and Forssa",
            "publisher": "county",
            "addressed_to": "Management of child protection and decision-makers",
            "body": [
                text("<ol><li>Tell about aftercare before a young person turns 17, not after.</li><li>Give one number that "
                     "a human being answers.</li><li>Ask whom the young person wants in the meeting.</li><li>Write the "
                     "plan so that a young person can read it alone.</li><li>Keep money for a hobby too.</li><li>Ask "
                     "again after half a year, even if the answer was no.</li></ol>"),
            ],
            "happened_next": "<p>Points 1 and 2 are in use. Point 5 is open: there is no money for it yet.</p>",
        },
    ],
}  # fmt: skip

NEWS_INDEX = {
    "fi": ("ajankohtaista", "Ajankohtaista", "Uutisia ja kirjoituksia, joita saa jakaa omassa työpaikassa."),
    "sv": ("aktuellt", "Aktuellt", "Nyheter och texter som du får dela på din egen arbetsplats."),
    "en": ("news", "News", "News and writings that you may share at your own workplace."),
}  # fmt: skip

NEWS = {
    "fi": [
        {
            "slug": "seitseman-vinkkia-yhteistyohon",
            "title": "Ensimmäinen puhuja kylään? Aloita tästä",
            "summary": "Mitä sovitaan ennen, mitä sanotaan ovella ja mitä tehdään jälkeenpäin.",
            "side": "ammattilaiset",
            "dated": -9,
            "author": "Osallisuuskoordinaattori",
            "categories": ["osallisuus"],
            "body": [
                text("<p>Kun kokemusasiantuntija tulee tiimiin, hyvä vastaanotto alkaa viikkoa ennen. Lähetä kartta, "
                     "kerro kuulijoiden määrä ja kysy, mistä ei puhuta.</p>"),
                text("<p>Päivänä itsenään riittää vähän: joku ovella, vettä lasissa ja lupa lopettaa kesken. Sen jälkeen "
                     "varaa vartti, jolloin kukaan ei kysy mitään uutta.</p>"),
            ],
        },
        {
            "slug": "mita-foorumin-jalkeen-tapahtui",
            "title": "Mitä foorumin jälkeen tapahtui?",
            "summary": "Seinälle jäi 41 lappua. Näin niistä tuli neljä asiaa, joihin joku vastaa.",
            "dated": -34,
            "author": "Foorumin suunnitteluryhmä",
            "categories": ["osallisuus"],
            "body": [
                text("<p>Luimme kaikki laput ääneen. Ne, jotka sanoivat samaa, pantiin samaan kasaan. Neljä isointa kasaa "
                     "vietiin ohjausryhmään, ja jokaiselle sovittiin vastaaja ja päivä.</p>"
                     "<p>Vastaukset kerätään sivulle <a href=\"/fi/tulokset/\">Sanoitte, tämä muuttui</a>.</p>"),
            ],
        },
        {
            "slug": "miksi-kehittajaryhma-kuuluu-jalkihuoltoon",
            "title": "Miksi kehittäjäryhmä kuuluu jälkihuoltoon",
            "summary": "Yksi ryhmä näkee, mitä yksi työntekijä ei ehdi nähdä.",
            "side": "ammattilaiset",
            "dated": -75,
            "author": "Ryhmän ohjaaja",
            "categories": ["osallisuus", "vertaistuki"],
            "body": [
                text("<p>Jälkihuollossa nuori tapaa palvelun vähän kerrassaan. Kehittäjäryhmässä palaset näkyvät vierekkäin: "
                     "samaa lomaketta on ihmetelty kolmessa toimistossa.</p><p>Vertaistuki kulkee siinä sivussa. Moni tuli "
                     "muuttamaan palvelua ja jäi, koska löysi porukan.</p>"),
            ],
        },
    ],
    "sv": [
        {
            "slug": "forsta-talaren-pa-besok",
            "title": "Kommer den första talaren på besök? Börja här",
            "summary": "Vad man avtalar före, säger i dörren och gör efteråt.",
            "side": "ammattilaiset",
            "dated": -9,
            "author": "Delaktighetskoordinatorn",
            "categories": ["osallisuus"],
            "body": [
                text("<p>När en erfarenhetsexpert kommer till teamet börjar ett gott mottagande en vecka innan. Skicka en "
                     "karta, berätta hur många som lyssnar och fråga vad ni inte ska tala om.</p><p>På dagen räcker det med "
                     "lite: någon vid dörren, vatten i glaset och lov att sluta mitt i.</p>"),
            ],
        },
    ],
    "en": [
        {
            "slug": "a-first-speaker-coming",
            "title": "A first speaker coming? Start here",
            "summary": "What to agree before, what to say at the door and what to do afterwards.",
            "side": "ammattilaiset",
            "dated": -9,
            "author": "Participation coordinator",
            "categories": ["osallisuus"],
            "body": [
                text("<p>When an expert by experience comes to a team, a good welcome begins a week before. Send a map, tell "
                     "how many will listen and ask what is not to be talked about.</p><p>On the day little is needed: "
                     "somebody at the door, water in a glass and leave to stop in the middle.</p>"),
            ],
        },
    ],
}  # fmt: skip

GLOSSARIES = {
    "fi": ("kasitteet", "Käsitteet", "Alan sanat lyhyesti. Muilla sivuilla sana selitetään siinä, missä se tulee vastaan."),
    "sv": ("begrepp", "Begrepp", "Branschens ord i korthet. På andra sidor förklaras ordet där det används."),
    "en": ("glossary", "Glossary", "The words of the field in short. On other pages a word is explained where it is met."),
}  # fmt: skip

# Finnish, Swedish, English: (word, meaning), and whether other pages explain it
TERMS = [
    (("kokemusasiantuntija", "Ihminen, joka on itse elänyt sen, mistä puhuu, ja auttaa sillä muita."),
     ("erfarenhetsexpert", "En människa som själv har levt med det hon talar om och hjälper andra med det."),
     ("expert by experience", "Somebody who has lived what they talk about and uses it to help others."), True),
    (("kokemustoimija", "Yhteinen sana kokemusasiantuntijoille ja koulutetuille vertaisille."),
     ("erfarenhetsaktör", "Ett gemensamt ord för erfarenhetsexperter och utbildade kamrater."),
     ("experience actor", "One word for experts by experience and trained peers."), True),
    (("vertaistuki", "Samaa kokeneet ihmiset tukevat toisiaan."),
     ("kamratstöd", "Människor med liknande erfarenheter stöder varandra."),
     ("peer support", "People with something similar behind them support each other."), True),
    (("kehittäjäryhmä", "Ryhmä, jossa asiakkaat ja kokemusasiantuntijat muuttavat palveluja yhdessä työntekijöiden kanssa."),
     ("utvecklargrupp", "En grupp där klienter och erfarenhetsexperter förändrar tjänster tillsammans med personalen."),
     ("developer group", "A group where clients and experts change services together with staff."), True),
    (("osallisuus", "Se, että sinua kuunnellaan ja sillä on väliä, mitä sanot."),
     ("delaktighet", "Att du blir hörd och att det du säger spelar roll."),
     ("participation", "That you are listened to, and that what you say matters."), False),
    (("sijaishuolto", "Lapsi asuu muualla kuin kotona: toisessa perheessä tai laitoksessa."),
     ("vård utom hemmet", "Ett barn bor någon annanstans än hemma: i en annan familj eller på en anstalt."),
     ("out-of-home care", "A child lives elsewhere than at home: in another family or in an institution."), True),
    (("avohuolto", "Lapsi ja perhe saavat tukea kotiin."),
     ("öppenvård", "Barnet och familjen får stöd hemma."),
     ("open care", "A child and the family get support at home."), True),
    (("jälkihuolto", "Tuki sen jälkeen, kun sijoitus on päättynyt. Se kestää 23 ikävuoteen."),
     ("eftervård", "Stödet efter att placeringen har tagit slut. Det räcker till 23 års ålder."),
     ("aftercare", "Support after a placement has ended. It lasts until the age of 23."), True),
    (("huostaanotto", "Päätös, jolla hyvinvointialue vastaa lapsen hoidosta ja kasvatuksesta."),
     ("omhändertagande", "Ett beslut om att välfärdsområdet ansvarar för barnets vård och fostran."),
     ("taking into care", "A decision by which the county is responsible for a child's care and upbringing."), True),
    (("sijaissisarus", "Sijaisperheen oma lapsi."),
     ("fostersyskon", "Fosterfamiljens eget barn."),
     ("foster sibling", "A foster family's own child."), True),
    (("systeeminen tiimi", "Työntekijöiden ryhmä, joka miettii perheen tilannetta yhdessä perheen kanssa."),
     ("systemiskt team", "En grupp arbetstagare som tänker över familjens situation tillsammans med familjen."),
     ("systemic team", "A group of workers who think about a family's situation together with the family."), True),
    (("työnohjaus", "Ohjattu keskustelu omasta työstä, jotta jaksaa."),
     ("arbetshandledning", "Ett lett samtal om det egna arbetet, för att man ska orka."),
     ("work supervision", "Guided talk about one's own work, so that one can go on."), True),
    (("tukihenkilö", "Tuttu ihminen, joka on kokemusasiantuntijan rinnalla ennen tilaisuutta, siinä ja sen jälkeen."),
     ("stödperson", "En bekant människa vid erfarenhetsexpertens sida före, under och efter tillfället."),
     ("support person", "Somebody familiar beside the expert before, during and after the occasion."), False),
    (("ohjausryhmä", "Ryhmä, joka tukee koordinaattoreita ja huolehtii, että toiminta jatkuu."),
     ("styrgrupp", "Gruppen som stöder koordinatorerna och ser till att verksamheten fortsätter."),
     ("steering group", "The group that supports the coordinators and sees that the work goes on."), True),
]  # fmt: skip

CONTACTS = {
    "fi": ("yhteystiedot", "Kuka vastaa alueellasi", "Soita, lähetä tekstiviesti tai kirjoita. Nimeä ei tarvitse kertoa.",
           "Osallisuuskoordinaattori", "Ryhmän ohjaaja", "Ryhmät, pyynnöt ja kaikki, mitä et tiedä keneltä kysyä.",
           "Alueen ryhmät: milloin alkaa, missä ja voiko tulla vielä mukaan.", "arkisin 9–16", "ma–to 12–17"),
    "sv": ("kontakter", "Vem svarar i ditt område", "Ring, skicka ett textmeddelande eller skriv. Du behöver inte säga "
           "ditt namn.", "Delaktighetskoordinatorn", "Gruppledaren", "Grupper, förfrågningar och allt du inte vet vem du ska "
           "fråga.", "Områdets grupper: när de börjar, var, och om du ännu kan komma med.", "vardagar 9–16", "må–to 12–17"),
    "en": ("contacts", "Who answers in your area", "Call, send a text message or write. You need not give your name.",
           "Participation coordinator", "Group facilitator", "Groups, requests and anything you do not know whom to ask.",
           "The groups of the area: when they begin, where, and whether you can still join.", "weekdays 9–16",
           "Mon–Thu 12–17"),
}  # fmt: skip


def people(language: str) -> list[dict]:
    _slug, _title, _summary, coordinator, leader, all_of_it, groups, office, evenings = CONTACTS[language]
    everywhere = {"area": "", "role": coordinator, "about": all_of_it, "hours": office, "phone": PHONE,
                  "email": "osallisuus@example.test"}  # fmt: skip
    return [everywhere] + [
        {
            "area": area,
            "role": leader,
            "about": groups,
            "hours": evenings,
            "phone": PHONE,
            "email": f"{area}@example.test",
        }
        for area in ("hameenlinna", "forssa", "riihimaki")
    ]


PACKAGES = {
    "fi": ("palvelupaketti", "Palvelupaketti", "Järjestöjen palvelut yhdessä taulukossa: kenelle, mitä ja missä. Tiedot ovat "
           "samat kuin järjestöjen omissa esittelyissä. Taulukon voi tulostaa."),
    "sv": ("tjanstepaket", "Tjänstepaket", "Organisationernas tjänster i en tabell: för vem, vad och var. Uppgifterna är de "
           "samma som i organisationernas egna presentationer. Tabellen går att skriva ut."),
    "en": ("service-package", "Service package", "The services of the NGOs in one table: for whom, what and where. The facts "
           "are the same as in their own listings. The table can be printed."),
}  # fmt: skip

BUILT = {
    "fi": ("nain-tama-syntyi", "Näin tämä syntyi", "Kuka tätä on rakentanut, missä järjestyksessä ja minkä takia.",
           "Vaihe vaiheelta", [
               ("elokuu 2021", "Työryhmä aloittaa", "Mukana on kokemusasiantuntijoita, koordinaattoreita ja esihenkilöitä. "
                "Tutustutaan siihen, mitä muualla Suomessa tehdään."),
               ("marraskuu 2021", "Foorumi kysyy nuorilta", "Nuoret piirtävät, millainen rakenne auttaisi heitä."),
               ("2022", "Rakenne on paperilla", "Sovitaan, mitä ohjausryhmä, kehittäjäryhmät ja koordinaattori tekevät."),
               ("nyt", "Sivusto aukeaa", "Ryhmät, pyynnöt ja tulokset ovat samassa paikassa. Sivuston tekstit on luettu "
                "kehittäjäryhmissä."),
           ]),
    "sv": ("sa-byggdes-detta", "Så byggdes detta", "Vem som har byggt det här, i vilken ordning och varför.",
           "Steg för steg", [
               ("augusti 2021", "Arbetsgruppen börjar", "Med är erfarenhetsexperter, koordinatorer och chefer. Man bekantar "
                "sig med vad som görs på andra håll i Finland."),
               ("november 2021", "Forumet frågar de unga", "Unga ritar vilken struktur som skulle hjälpa dem."),
               ("2022", "Strukturen är på papper", "Man kommer överens om vad styrgruppen, utvecklargrupperna och "
                "koordinatorn gör."),
               ("nu", "Webbplatsen öppnas", "Grupper, förfrågningar och resultat på samma ställe."),
           ]),
    "en": ("how-this-was-built", "How this was built", "Who has built this, in which order and why.",
           "Step by step", [
               ("August 2021", "The team begins", "Experts by experience, coordinators and managers get to know what is done "
                "elsewhere in Finland."),
               ("November 2021", "The forum asks young people", "They draw what structure would help them."),
               ("2022", "The structure is on paper", "It is agreed what the steering group, the developer groups and the "
                "coordinator do."),
               ("now", "The site opens", "Groups, requests and results are in one place."),
           ]),
}  # fmt: skip

DOWNLOADS = {
    "fi": ("esitteet", "Esitteet ja ohjeet", "Tulosta, jaa tai ota puhelimeen. Samat asiat ovat myös sivuina.",
           '<p>Myös nämä voi tulostaa:</p><ul><li><a href="/fi/palvelupaketti/">Palvelupaketti: järjestöjen palvelut '
           'yhdessä taulukossa</a></li><li><a href="/fi/eettiset-ohjeet/">Eettiset ohjeet</a></li></ul>'),
    "sv": ("broschyrer", "Broschyrer och anvisningar", "Skriv ut, dela eller spara i telefonen. Det samma finns också som "
           "sidor.", '<p>Också de här går att skriva ut:</p><ul><li><a href="/sv/tjanstepaket/">Tjänstepaketet: '
           'organisationernas tjänster i en tabell</a></li><li><a href="/sv/etiska-anvisningar/">Etiska anvisningar</a>'
           '</li></ul>'),
    "en": ("brochures", "Brochures and guidelines", "Print, share or keep on your phone. The same is also there as pages.",
           '<p>These can be printed too:</p><ul><li><a href="/en/service-package/">Service package: what every NGO offers, '
           'in one table</a></li></ul>'),
}  # fmt: skip
BROCHURES = {"fi": "Esitteet tulostettaviksi", "sv": "Broschyrer att skriva ut", "en": "Brochures to print"}

NOTICE = {
    "words_fi": "Koordinaattorin puhelin on kiinni perjantaina kello 12–16. Tekstiviestiin vastataan maanantaina.",
    "words_sv": "Koordinatorns telefon är stängd på fredag kl. 12–16. Textmeddelanden besvaras på måndag.",
    "words_en": "The coordinator's phone is closed on Friday 12–16. Text messages are answered on Monday.",
}
