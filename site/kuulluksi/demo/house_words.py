"""The demo's pages about the work itself: who steers it, who trains, why it helps, and a page to spread the word.

Each language is written for its own readers. Keys of PAGES: (Finnish parent or None, {language: fields}).
"""

from .words import action, box, heading, text

FACTS_OF = 2023


def trainer(name, training, length="", place=""):
    return {
        "name": name,
        "training": training,
        "length": length,
        "place": place,
        "year": FACTS_OF,
        "address": "",
    }


def history(title, *rows):
    milestones = [{"when": when, "heading": what, "text": words} for when, what, words in rows]
    return ("history", {"heading": title, "milestones": milestones})


def trainers(title, *rows):
    return ("trainers", {"heading": title, "trainers": list(rows)})


STEERING = {
    "fi": {
        "slug": "ohjausryhma",
        "title": "Ohjausryhmä",
        "summary": "Ohjausryhmä tukee koordinaattoreita, turvaa toiminnan jatkumisen ja vastaa kehittäjäryhmien esityksiin.",
        "body": [
            heading("Ketkä siihen kuuluvat"),
            text("<ul><li>Kaksi kokemusasiantuntijaa, joista toinen on nuori</li><li>Kokemusasiantuntija, joka on asiakasvanhempi"
                 "</li><li>Osallisuuskoordinaattorit</li><li>Lastensuojelun palvelupäällikkö</li><li>Johtava "
                 "sosiaalityöntekijä</li><li>Järjestön edustaja</li><li>Koulutusorganisaation edustaja</li></ul>"
                 "<p>Kokemusasiantuntija saa kokouksesta palkkion. Kokousta ennen hän käy asiat läpi koordinaattorin kanssa.</p>"),
            heading("Mitä se saa eteensä"),
            text("<p>Neljä kertaa vuodessa koordinaattori tuo raportin: montako pyyntöä tuli, moneenko vastattiin ajoissa, "
                 "mitä ryhmät toivoivat ja mitä palautteissa sanottiin. Raportissa on vain lukuja ja teemoja, ei ihmisiä. "
                 "Kehittäjäryhmät saavat lisätä oman asiansa asialistalle.</p>"),
            history("Mitä on päätetty",
                    ("maaliskuu 2026", "Palkkio maksetaan kahdessa viikossa", "Esitys tuli kehittäjäryhmältä. Taloushallinto "
                     "otti käyttöön oman jonon, ja viive näkyy raportissa."),
                    ("kesäkuu 2026", "Foorumille oma päivä joka syksy", "Päivä varataan vuotta ennen, jotta koulut ja laitokset "
                     "ehtivät järjestää kyydit."),
                    ("syyskuu 2026", "Kaksi kehittäjää ohjausryhmään", "Aiemmin paikkoja oli yksi. Kenenkään ei tarvitse enää "
                     "edustaa kaikkia yksin.")),
            box("Haluatko tuoda asian ohjausryhmälle?", "<p>Kerro siitä <a href=\"/fi/yhteystiedot/\">oman alueesi "
                "koordinaattorille</a> tai kehittäjäryhmässä. Vastauksen näet sivulla <a href=\"/fi/tulokset/\">Sanoitte, tämä "
                "muuttui</a>.</p>"),
        ],
    },
    "sv": {
        "slug": "styrgruppen",
        "title": "Styrgruppen",
        "summary": "Styrgruppen stöder koordinatorerna, ser till att arbetet fortsätter och svarar på det som utvecklargrupperna "
        "föreslår.",
        "body": [
            heading("Vilka som är med"),
            text("<ul><li>Två erfarenhetsexperter, av vilka en är ung</li><li>En erfarenhetsexpert som är förälder i barnskyddet"
                 "</li><li>Delaktighetskoordinatorerna</li><li>Servicechefen för barnskyddet</li><li>En ledande socialarbetare"
                 "</li><li>En företrädare för organisationerna</li><li>En företrädare för dem som utbildar</li></ul>"
                 "<p>Erfarenhetsexperterna får arvode för mötet. Före mötet går de igenom ärendena med koordinatorn.</p>"),
            heading("Vad gruppen får läsa"),
            text("<p>Fyra gånger om året kommer koordinatorn med en rapport. Den berättar hur många förfrågningar som kom, hur många som "
                 "fick svar i tid, vad grupperna önskade och vad responsen sade. I rapporten finns bara tal och teman, inga "
                 "människor. Utvecklargrupperna får lägga till egna ärenden på listan.</p>"),
            history("Vad som har beslutats",
                    ("mars 2026", "Arvodet betalas inom två veckor", "Förslaget kom från en utvecklargrupp. Förseningar syns "
                     "i rapporten."),
                    ("juni 2026", "Forumet har en egen dag varje höst", "Dagen bokas ett år i förväg, så att skolor och "
                     "anstalter hinner ordna skjuts."),
                    ("september 2026", "Två utvecklare i styrgruppen", "Förr fanns en plats. Ingen behöver längre tala för "
                     "alla ensam.")),
        ],
    },
    "en": {
        "slug": "steering-group",
        "title": "The steering group",
        "summary": "The steering group supports the coordinators, keeps the work going and answers what developer groups put "
        "forward.",
        "body": [
            heading("Who sits in it"),
            text("<ul><li>Two experts by experience, one of them young</li><li>An expert by experience who is a parent</li>"
                 "<li>The participation coordinators</li><li>The manager of child protection services</li><li>A leading social "
                 "worker</li><li>Somebody from the NGOs</li><li>Somebody from those who train</li></ul><p>Experts get a fee "
                 "for the meeting. They go through the agenda with the coordinator before it.</p>"),
            heading("What it reads"),
            text("<p>Four times a year the coordinator brings a report. It tells how many requests came, how many were answered in time, "
                 "what groups wished for and what feedback said. It holds numbers and themes only, never people.</p>"),
            history("What has been decided",
                    ("March 2026", "Fees are paid in two weeks", "A developer group put it forward. Delays show in the report."),
                    ("June 2026", "The forum has its own day each autumn", "It is booked a year ahead, so that schools and homes "
                     "have time to arrange the trip."),
                    ("September 2026", "Two developers in the group", "There used to be one place. Nobody has to speak for "
                     "everyone alone any more.")),
        ],
    },
}  # fmt: skip

TRAINING = {
    "fi": {
        "slug": "koulutus",
        "title": "Kuka kouluttaa kokemusasiantuntijoita",
        "summary": "Koulutukseen voi hakea, mutta sitä ei vaadita. Tässä ovat kouluttajat, joita järjestöt itse nimesivät.",
        "side": "ammattilaiset",
        "body": [
            trainers("Kouluttajat",
                     trainer("Raseko", "Kokemusasiantuntijan koulutus, jonka Äimä ry:n toimijat ovat käyneet", "noin 100 tuntia",
                             "Raision seutu"),
                     trainer("Salon kansalaisopisto", "Kokemusasiantuntijan koulutus, jonka Äimä ry:n toimijat ovat käyneet",
                             "noin 100 tuntia", "Salo"),
                     trainer("Auta Lasta ry", "Veturi-valmennus", "", "Oulun ja Turun seutu"),
                     trainer("Perhekuntoutuskeskus Lauste", "Kokemuskumppanien koulutus", "noin 100 tuntia, neljästä viiteen "
                             "kuukautta", "Varsinais-Suomi"),
                     trainer("FinFami ry", "Kokemusasiantuntijan koulutus omaisille", "vähintään 50 tuntia", "Varsinais-Suomi"),
                     trainer("Ehjä ry", "Kokemustarinan kurssi", "16 tuntia"),
                     trainer("MIELI Lounais-Suomen mielenterveys ry", "Feeniks-koulutus", "40 oppituntia ja kahden tunnin "
                             "perehdytys", "Turku")),
            text("<p>Tiedot ovat järjestöjen omista esittelyistä vuodelta 2023. Kysy kouluttajalta itseltään, milloin seuraava "
                 "koulutus alkaa. Lue myös <a href=\"/fi/jarjestot/\">järjestöjen esittelyt</a>.</p>"),
            box("Ilman koulutustakin", "<p>Koulutuksen puute ei estä kertomasta. Koordinaattori perehdyttää jokaisen ennen "
                "ensimmäistä kertaa, ja tuki on sama kaikille.</p>"),
        ],
    },
    "sv": {
        "slug": "utbildning",
        "title": "Vem utbildar erfarenhetsexperter",
        "summary": "Man kan söka till en utbildning, men ingen kräver den. Här är de utbildare som organisationerna själva har "
        "nämnt.",
        "side": "ammattilaiset",
        "body": [
            trainers("Utbildare",
                     trainer("Raseko", "Utbildning till erfarenhetsexpert, som Äimä ry:s aktörer har gått", "cirka 100 timmar",
                             "Reso och Nådendal med omnejd"),
                     trainer("Salon kansalaisopisto", "Utbildning till erfarenhetsexpert, som Äimä ry:s aktörer har gått",
                             "cirka 100 timmar", "Salo"),
                     trainer("Auta Lasta ry", "Veturi-träning", "", "Uleåborg och Åbo med omnejd"),
                     trainer("Perhekuntoutuskeskus Lauste", "Utbildning av erfarenhetskamrater", "cirka 100 timmar, fyra till fem "
                             "månader", "Egentliga Finland"),
                     trainer("FinFami ry", "Utbildning för anhöriga", "minst 50 timmar", "Egentliga Finland"),
                     trainer("Ehjä ry", "Kurs i att berätta sin erfarenhet", "16 timmar"),
                     trainer("MIELI Lounais-Suomen mielenterveys ry", "Feeniks-utbildning", "40 lektioner och två timmars "
                             "introduktion", "Åbo")),
            text("<p>Uppgifterna är från organisationernas egna presentationer år 2023. Fråga utbildaren själv när nästa "
                 "utbildning börjar.</p>"),
        ],
    },
    "en": {
        "slug": "training",
        "title": "Who trains experts by experience",
        "summary": "You can apply for a training, but nobody demands one. These are the trainers that the NGOs have named.",
        "side": "ammattilaiset",
        "body": [
            trainers("Trainers",
                     trainer("Raseko", "Training of experts by experience, taken by those of Äimä ry", "about 100 hours",
                             "Raisio area"),
                     trainer("Salon kansalaisopisto", "Training of experts by experience, taken by those of Äimä ry",
                             "about 100 hours", "Salo"),
                     trainer("Auta Lasta ry", "Veturi coaching", "", "Around Oulu and Turku"),
                     trainer("Perhekuntoutuskeskus Lauste", "Training of companions by experience", "about 100 hours, four to "
                             "five months", "Southwest Finland"),
                     trainer("FinFami ry", "Training for family members", "at least 50 hours", "Southwest Finland"),
                     trainer("Ehjä ry", "A course in telling one's story", "16 hours"),
                     trainer("MIELI Lounais-Suomen mielenterveys ry", "Feeniks training", "40 lessons and two hours of "
                             "introduction", "Turku")),
            text("<p>The facts are from the NGOs' own listings of 2023. Ask the trainer when the next one begins.</p>"),
        ],
    },
}  # fmt: skip

WHY = {
    "fi": {
        "slug": "miksi-vertaistuki-auttaa",
        "title": "Miksi vertaistuki auttaa",
        "summary": "Vertainen ei korvaa työntekijää. Hän tuo sen, mitä työntekijällä ei ole: saman kokemuksen ja lisää aikaa.",
        "side": "ammattilaiset",
        "body": [
            heading("Tuki tihenee ilman uusia käyntejä"),
            text("<p>Asiakas tapaa sinua ehkä kerran kuussa. Ryhmässä hän on kahden viikon välein, ja siellä puhutaan samoista "
                 "asioista. Kun sovitte jostain, se kestää tapaamisten välin.</p>"),
            heading("Työntekijän hartiat levenevät"),
            text("<p>Vertainen uskaltaa sanoa asioita, jotka sinun suustasi kuulostaisivat vaatimukselta. Hän voi kertoa, miltä "
                 "sijoitus tuntui ja mikä siinä lopulta auttoi. Sinun ei tarvitse olla ainoa, jonka sanaan luotetaan.</p>"),
            heading("Luottamus syntyy nopeammin"),
            text("<p>Moni on kertonut tarinansa monta kertaa. Vertaiselle ei tarvitse selittää alusta. Siksi vaikeakin asia tulee "
                 "esiin aikaisemmin.</p>"),
            heading("Mitä se ei ole"),
            text("<ul><li>Se ei ole valvontaa: ryhmästä ei raportoida sinulle.</li><li>Se ei ole pakollista, eikä poissaolosta "
                 "seuraa mitään.</li><li>Se ei siirrä vastuutasi kenellekään.</li></ul>"),
            action("Näytä ryhmät asiakkaalle", "Voitte katsoa ne yhdessä. Ilmoittautuminen vie viisi minuuttia.", "Katso ryhmät",
                   "/fi/ryhmat/"),
        ],
    },
    "sv": {
        "slug": "varfor-kamratstod-hjalper",
        "title": "Varför kamratstöd hjälper",
        "summary": "En kamrat ersätter inte arbetstagaren. Hen har det som arbetstagaren inte har: samma erfarenhet och mer tid.",
        "side": "ammattilaiset",
        "body": [
            heading("Tätare stöd utan nya besök"),
            text("<p>Du träffar kanske familjen en gång i månaden. I gruppen är de varannan vecka och talar om samma saker. Det "
                 "ni kommer överens om håller mellan träffarna.</p>"),
            heading("Du bär inte ensam"),
            text("<p>En kamrat kan säga saker som från dig skulle låta som krav: hur placeringen kändes, och vad som till slut "
                 "hjälpte.</p>"),
            heading("Förtroendet växer snabbare"),
            text("<p>Många har berättat sin historia om och om igen. Den som varit med om detsamma behöver ingen förklaring från "
                 "början. Därför kommer det svåra fram tidigare.</p>"),
            heading("Vad det inte är"),
            text("<ul><li>Ingen kontroll: gruppen rapporterar inte till dig.</li><li>Inget tvång, och den som uteblir får inga "
                 "frågor.</li><li>Ditt ansvar flyttas inte till någon annan.</li></ul>"),
            action("Visa grupperna", "Ni kan se på dem tillsammans. Anmälan tar fem minuter.", "Se grupperna", "/sv/grupper/"),
        ],
    },
    "en": {
        "slug": "why-peer-support-helps",
        "title": "Why peer support helps",
        "summary": "A peer does not replace you. They bring what you do not have: the same experience, and more time.",
        "side": "ammattilaiset",
        "body": [
            heading("More support without more visits"),
            text("<p>You may meet a family once a month. In a group they meet every second week and talk about the same things. "
                 "What you agree on lasts until the next time.</p>"),
            heading("You do not carry it alone"),
            text("<p>A peer can say what from you would sound like a demand: how a placement felt, and what helped in the end."
                 "</p>"),
            heading("Trust grows faster"),
            text("<p>Many have told their story again and again. A peer needs no explanation from the beginning. That is why hard "
                 "things come up earlier.</p>"),
            heading("What it is not"),
            text("<ul><li>It is no control: the group does not report to you.</li><li>Nobody has to go, and nobody asks why they "
                 "stayed away.</li><li>It moves none of your duties to others.</li></ul>"),
            action("Show the groups", "Look at them together. Signing up takes five minutes.", "See the groups", "/en/groups/"),
        ],
    },
}  # fmt: skip

OWN_WAY = {
    "fi": {
        "slug": "jokainen-omalla-tavallaan",
        "title": "Jokainen tekee tätä omalla tavallaan",
        "summary": "Et saa tilauksestasi esitystä, vaan ihmisen. Näin annat hänelle tilaa olla oma itsensä.",
        "side": "ammattilaiset",
        "body": [
            text("<p>Yksi pitää puheenvuoron seisten ja kuvien kanssa. Toinen istuu pöydän ääressä ja vastaa kysymyksiin. Kolmas on "
                 "kirjoittanut tekstin, jonka joku muu lukee. Kaikki tavat ovat oikeita.</p>"),
            heading("Näin annat tilaa"),
            text("<ul><li>Kysy, mikä tapa on hänelle luonteva. Ehdota, älä määrää.</li><li>Älä vertaa edelliseen, joka kävi "
                 "teillä.</li><li>Anna hänen päättää, mitä hän kertoo ja mitä jättää kertomatta.</li><li>Hiljaisuus ja hymy "
                 "sopivat vaikeaankin aiheeseen.</li><li>Kaksi tulijaa on usein parempi kuin yksi.</li></ul>"),
            text("<p>Kun lähetät pyynnön, kerro, mitä toivot muuttuvan. Asiantuntija päättää, millä tavalla hän siihen vastaa. "
                 "<a href=\"/fi/eettiset-ohjeet/\">Eettiset ohjeet</a> kertovat loput.</p>"),
            action("Pyydä kokemusasiantuntija", "Lomake kysyy, kuka päättää sisällöstä.", "Lue, miten pyydetään",
                   "/fi/pyyda-kokemusasiantuntijaa/"),
        ],
    },
    "sv": {
        "slug": "var-och-en-pa-sitt-satt",
        "title": "Var och en gör det på sitt sätt",
        "summary": "Du får ingen färdig föreställning, utan en människa. Så här ger du rum för den hen är.",
        "side": "ammattilaiset",
        "body": [
            text("<p>En håller ett tal med bilder. En annan sitter vid bordet och svarar på frågor. En tredje har skrivit en text "
                 "som någon annan läser. Alla sätt är rätt.</p>"),
            heading("Så ger du rum"),
            text("<ul><li>Fråga vilket sätt som känns naturligt. Föreslå, bestäm inte.</li><li>Jämför inte med den som kom "
                 "senast.</li><li>Låt hen själv välja vad hen berättar och vad hen låter bli.</li><li>Tystnad och skratt ryms "
                 "också i ett svårt ämne.</li></ul>"),
            action("Be om en erfarenhetsexpert", "Berätta vad du hoppas ska ändras.", "Läs hur du gör",
                   "/sv/be-om-en-erfarenhetsexpert/"),
        ],
    },
    "en": {
        "slug": "everyone-in-their-own-way",
        "title": "Everyone does it in their own way",
        "summary": "You do not get a show, you get a person. This is how you leave room for who they are.",
        "side": "ammattilaiset",
        "body": [
            text("<p>One gives a talk with pictures. Another sits at the table and answers questions. A third has written a text "
                 "that somebody else reads. All of these are right.</p>"),
            heading("How to leave room"),
            text("<ul><li>Ask which way feels natural to them. Suggest, do not decide.</li><li>Do not compare with whoever came "
                 "last.</li><li>Let them choose what to tell and what to leave out.</li><li>Silence and a smile fit a hard "
                 "subject too.</li></ul>"),
            action("Request an expert by experience", "Tell what you hope to change.", "Read how to ask",
                   "/en/request-an-expert/"),
        ],
    },
}  # fmt: skip

# A page to spread the word: a short address, a picture of its own, one thing to do.
CAMPAIGN = {
    "fi": {
        "slug": "mukaan",
        "title": "Sinun sanasi, meidän tekomme",
        "summary": "Yhtenä päivänä vuodessa päättäjät istuvat hiljaa ja nuoret puhuvat. Tule foorumiin.",
        "side": "nuoret",
        "body": [
            text("<p>Viime kerralla nuoret sanoivat, että omasta arjesta pitää saada päättää itse. Nyt yhteiset säännöt "
                 "kirjoitetaan nuorten kanssa. Mitä sinä sanoisit?</p>"),
            text("<ul><li>Se on maksuton, ja ruoka kuuluu päivään.</li><li>Voit tulla yksin, kaverin tai aikuisen kanssa.</li>"
                 "<li>Kenenkään ei ole pakko puhua.</li></ul>"),
            action("Tule mukaan foorumiin", "Ilmoittautumiseen riittää lempinimi.", "Katso päivän ohjelma", "/fi/nuorten-foorumi/"),
            box("Jaa eteenpäin", "<p>Osoite on lyhyt: kirjoita perään <strong>/fi/mukaan/</strong>. Sivu ei seuraa ketään, ja "
                "<a href=\"/fi/esitteet/\">esitteen voi tulostaa</a> seinälle.</p>", warm=True),
        ],
    },
    "sv": {
        "slug": "med",
        "title": "Dina ord, våra handlingar",
        "summary": "En dag om året sitter beslutsfattarna tysta och de unga talar. Kom till forumet.",
        "side": "nuoret",
        "body": [
            text("<p>Senast sade de unga att man ska få bestämma om sin egen vardag. Nu skrivs de gemensamma reglerna "
                 "tillsammans med dem. Vad skulle du säga?</p>"),
            text("<ul><li>Det är gratis, och maten ingår.</li><li>Du kan komma ensam, med en vän eller med en vuxen.</li>"
                 "<li>Ingen måste tala.</li></ul>"),
            action("Kom till forumet", "Ett smeknamn räcker när du anmäler dig.", "Se dagens program", "/sv/ungdomsforum/"),
        ],
    },
    "en": {
        "slug": "join",
        "title": "Your words, our deeds",
        "summary": "One day a year decision-makers sit in silence and young people talk. Come to the forum.",
        "side": "nuoret",
        "body": [
            text("<p>Last time young people said that everyday life should be theirs to decide. Now the rules are written "
                 "together with them. What would you say?</p>"),
            text("<ul><li>It is free, and food is part of the day.</li><li>Come alone, with a friend or with an adult.</li>"
                 "<li>Nobody has to speak.</li></ul>"),
            action("Come to the forum", "A nickname is enough to sign up.", "See the programme", "/en/youth-forum/"),
        ],
    },
}  # fmt: skip

# (Finnish slug of the parent or None, words)
PAGES = [
    (None, STEERING),
    ("ammattilaisille", TRAINING),
    ("ammattilaisille", WHY),
    ("ammattilaisille", OWN_WAY),
    (None, CAMPAIGN),
]
