"""What the demo's groups say of themselves: (Finnish, Swedish, English)."""

NOT_REQUIRED = (
    "Sinun ei tarvitse kertoa taustastasi.\nSinun ei tarvitse tulla joka kerta.\nSinun ei tarvitse selittää, jos lähdet kesken.",
    "Du behöver inte berätta om din bakgrund.\nDu behöver inte komma varje gång.\nDu behöver inte förklara om du går tidigare.",
    "You do not have to tell about your background.\nYou do not have to come every time.\nYou do not have to explain if you leave early.",
)
NOT_REQUIRED_CHILD = (
    "Lapsen ei tarvitse kertoa, miksi hän asuu siellä missä asuu.\nLapsi saa olla hiljaa ja vain leikkiä.\nKesken saa lähteä, eikä sitä kysellä.",
    "Barnet behöver inte berätta varför det bor där det bor.\nBarnet får vara tyst och bara leka.\nMan får gå tidigare utan att någon frågar varför.",
    "A child does not have to tell why they live where they live.\nA child may be quiet and just play.\nLeaving early is fine, and nobody asks why.",
)
NOT_REQUIRED_PARENT = (
    "Sinun ei tarvitse kertoa, miksi lapsesi on sijoitettu.\nSinun ei tarvitse olla samaa mieltä kenenkään kanssa.\nSinun ei tarvitse kertoa ryhmästä omalle työntekijällesi.",
    "Du behöver inte berätta varför ditt barn är placerat.\nDu behöver inte vara av samma åsikt som någon annan.\nDu behöver inte berätta om gruppen för din egen socialarbetare.",
    "You do not have to tell why your child is placed.\nYou do not have to agree with anybody.\nYou do not have to tell your own social worker about the group.",
)
NOT_REQUIRED_GRIEF = (
    "Sinun ei tarvitse kertoa, miten lapsesi kuoli.\nSaat olla hiljaa.\nKesken saa lähteä, eikä sitä kysellä.",
    "Du behöver inte berätta hur ditt barn dog.\nDu får vara tyst.\nDu får gå tidigare utan att någon frågar varför.",
    "You do not have to tell how your child died.\nYou may be quiet.\nYou may leave early, and nobody asks why.",
)
NOT_REQUIRED_FAMILY = (
    "Teidän ei tarvitse kertoa muille, miksi olette täällä.\nKenenkään ei tarvitse osata mitään etukäteen.\nSaatte pitää tauon, kun siltä tuntuu.",
    "Ni behöver inte berätta för de andra varför ni är här.\nIngen behöver kunna något på förhand.\nNi får ta en paus när det känns så.",
    "You do not have to tell the others why you are here.\nNobody has to know anything beforehand.\nYou may take a break when you feel like it.",
)
FOOD = (
    "Joka kerta alkaa ruoalla. Kerro ilmoittautuessasi, mitä et syö. Ryhmä saa toivoa ruokia.",
    "Varje träff börjar med mat. Berätta när du anmäler dig vad du inte äter. Gruppen får önska mat.",
    "Every meeting begins with food. Tell us when you sign up what you do not eat. The group may wish for dishes.",
)
TRAVEL = (
    "Matka maksetaan, eikä sinun tarvitse maksaa sitä ensin itse. Saat bussilipun etukäteen, tai järjestämme kyydin. Alaikäisen matkasta huolehtii tuttu aikuinen.",
    "Resan betalas och du behöver inte lägga ut pengar. Du får en bussbiljett i förväg, eller så ordnar vi skjuts. En bekant vuxen ser till att den som är under 18 kommer fram.",
    "The trip is paid for, and you need not pay it first. You get a bus ticket beforehand, or we arrange a ride. A familiar adult sees to the trip of anyone under 18.",
)
TITLES = {
    "family_worker": ("Perhetyöntekijä", "Familjearbetare", "Family worker"),
    "youth_worker": ("Nuorisotyöntekijä", "Ungdomsarbetare", "Youth worker"),
    "social_counsellor": ("Sosiaaliohjaaja", "Socialhandledare", "Social counsellor"),
    "coordinator": ("Osallisuuskoordinaattori", "Delaktighetskoordinator", "Participation coordinator"),
    "peer": ("Vertaisohjaaja", "Kamratledare", "Peer facilitator"),
}
DEVELOPER_SUMMARY = (
    "Nuoria ja aikuisia, jotka tuntevat lastensuojelun omasta elämästään ja haluavat muuttaa sitä yhdessä.",
    "Unga och vuxna som känner barnskyddet från sitt eget liv och vill förändra det tillsammans.",
    "Young people and adults who know child protection from their own lives and want to change it together.",
)
DEVELOPER_DESCRIPTION = (
    "Kerran kuussa luemme, kuuntelemme ja kommentoimme: lomakkeita, ohjeita, suunnitelmia. Kutsumme päättäjiä kylään ja kysymme, mitä meidän ehdotuksillemme tapahtui.\n\nOsallistumisesta maksetaan palkkio ja matkat. Mukaan pääsee, kun on jo vähän etäisyyttä omaan tilanteeseen. Jutellaan ensin.",
    "En gång i månaden läser, lyssnar och kommenterar vi: blanketter, anvisningar, planer. Vi bjuder in beslutsfattare och frågar vad som hände med våra förslag.\n\nFör deltagandet betalas arvode och resor. Du kan komma med när du har fått lite avstånd till din egen situation. Vi pratar först.",
    "Once a month we read, listen and comment: forms, guidelines, plans. We invite decision-makers and ask what happened to our proposals.\n\nTaking part is paid, and so are the trips. You can join when you have a little distance to your own situation. We talk first.",
)
DEVELOPER_NOT_REQUIRED = (
    "Sinun ei tarvitse kertoa omaa tarinaasi.\nSinun ei tarvitse esiintyä.\nSinun ei tarvitse osata virkakieltä.",
    "Du behöver inte berätta din egen historia.\nDu behöver inte uppträda.\nDu behöver inte kunna myndighetsspråk.",
    "You do not have to tell your own story.\nYou do not have to perform.\nYou do not have to know official language.",
)


def developers(place_fi: str, place_sv: str, place_en: str, ages: tuple[str, str, str]) -> dict:
    return {
        "name": (f"Kehittäjäryhmä {place_fi}", f"Utvecklargrupp {place_sv}", f"Developer group {place_en}"),
        "summary": DEVELOPER_SUMMARY,
        "description": DEVELOPER_DESCRIPTION,
        "ages": ages,
        "not_required": DEVELOPER_NOT_REQUIRED,
    }


TWELVE_UP = ("12 vuodesta ylöspäin", "från 12 år", "12 and over")
SIXTEEN_UP = ("16 vuodesta ylöspäin", "från 16 år", "16 and over")
TEENS = ("noin 12–17 v", "cirka 12–17 år", "about 12–17")

WORDS = {
    "alakoululaiset": {
        "name": (
            "Alakouluikäisten sijoitettujen ryhmä",
            "Grupp för placerade barn i lågstadieåldern",
            "Group for placed primary-school children",
        ),
        "summary": (
            "Leikkiä, askartelua ja juttelua lapsille, jotka asuvat perhehoidossa. Täällä kukaan ei ihmettele kahta kotia.",
            "Lek, pyssel och prat för barn som bor i familjevård. Här förundrar sig ingen över två hem.",
            "Play, crafts and talk for children who live in foster care. Here nobody wonders at having two homes.",
        ),
        "description": (
            "Aloitamme välipalalla ja piirillä, jossa jokainen saa sanoa yhden asian tai olla hiljaa. Sitten leikitään, rakennetaan tai retkeillään. Joka kerralla on pieni aihe: ystävät, sisarukset, ikävä, hyvä päivä.\n\nAikuiset istuvat naapurihuoneessa kahvilla. Lapsi voi käydä siellä milloin vain.",
            "Vi börjar med mellanmål och en ring där var och en får säga en sak eller vara tyst. Sedan leker, bygger eller utflyktar vi. Varje träff har ett litet tema: vänner, syskon, längtan, en bra dag.\n\nDe vuxna dricker kaffe i rummet bredvid. Barnet får gå dit när som helst.",
            "We begin with a snack and a circle where everyone may say one thing or be quiet. Then we play, build or go out. Each meeting has a small theme: friends, siblings, missing someone, a good day.\n\nThe adults have coffee next door. A child may go there at any time.",
        ),
        "ages": ("noin 7–12 v", "cirka 7–12 år", "about 7–12"),
        "not_required": NOT_REQUIRED_CHILD,
    },
    "salapoliisi": {
        "name": (
            "Salapoliisi Mäyrä -ryhmä",
            "Salapoliisi Mäyrä-grupp",
            "Salapoliisi Mäyrä (“Detective Badger”) group",
        ),
        "summary": (
            "Pienille sijoitetuille lapsille: tutkitaan yhdessä Mäyrän kanssa, kuka minä olen ja ketkä minusta pitävät huolta.",
            "För små placerade barn: vi utreder tillsammans med Grävlingen vem jag är och vilka som tar hand om mig.",
            "For small placed children: together with the Badger we find out who I am and who takes care of me.",
        ),
        "description": (
            "Salapoliisi Mäyrä tutkii tunteita suurennuslasilla. Lapset auttavat: kerätään johtolankoja, piirretään, leikitään ja rauhoitutaan. Kerrat ovat lyhyitä ja toistuvat samanlaisina, jotta olo on turvallinen.\n\nAikuinen on talossa koko ajan ja saa joka kerrasta kirjeen kotiin.",
            "Detektiven Grävlingen undersöker känslor med förstoringsglas. Barnen hjälper till: vi samlar ledtrådar, ritar, leker och varvar ner. Träffarna är korta och ser likadana ut, så att det känns tryggt.\n\nDen vuxna är i huset hela tiden och får ett brev hem från varje träff.",
            "Detective Badger looks at feelings with a magnifying glass. The children help: we collect clues, draw, play and calm down. The meetings are short and follow the same order, so that they feel safe.\n\nThe adult stays in the building and gets a letter home from each meeting.",
        ),
        "ages": ("noin 5–6 v", "cirka 5–6 år", "about 5–6"),
        "not_required": NOT_REQUIRED_CHILD,
    },
    "teinit-perhehoito": {
        "name": ("Murrosikäiset perhehoidossa", "Tonåringar i familjevård", "Teens in foster care"),
        "summary": (
            "Sinulle, joka asut sijaisperheessä ja haluaisit puhua muidenkin kuin aikuisten kanssa.",
            "För dig som bor i en fosterfamilj och vill prata med andra än vuxna.",
            "For you who live in a foster family and would like to talk with others than adults.",
        ),
        "description": (
            "Kokataan, pelataan ja puhutaan siitä, mistä ryhmä haluaa: säännöistä kotona, tapaamisista, siitä mitä kavereille kerrotaan. Aiheet keksitään yhdessä ensimmäisellä kerralla.\n\nToinen ohjaajista on itse asunut sijaisperheessä.",
            "Vi lagar mat, spelar och pratar om det gruppen vill: regler hemma, träffar, vad man berättar för kompisar. Teman hittar vi på tillsammans första gången.\n\nEn av ledarna har själv bott i fosterfamilj.",
            "We cook, play games and talk about what the group wants: rules at home, visits, what to tell friends. We make up the themes together at the first meeting.\n\nOne of the leaders has lived in a foster family.",
        ),
        "ages": TEENS,
    },
    "teinit-laitos": {
        "name": ("Murrosikäiset laitoshoidossa", "Tonåringar i anstaltsvård", "Teens in institutional care"),
        "summary": (
            "Sinulle, joka asut lastenkodissa tai nuorisokodissa. Ilta, jossa saa olla tavallinen nuori.",
            "För dig som bor på barnhem eller ungdomshem. En kväll då du får vara en vanlig ung människa.",
            "For you who live in a children's home or a youth home. An evening to be an ordinary young person.",
        ),
        "description": (
            "Syödään kunnolla, tehdään jotain yhdessä ja puhutaan, jos huvittaa. Joskus puhutaan säännöistä, puhelimista ja siitä, mitä omaohjaajalta voi vaatia. Joskus vain pelataan.\n\nTulla voi omasta talosta yksin tai yhdessä. Oma ohjaaja ei istu huoneessa eikä kuule, mitä puhutaan.",
            "Vi äter ordentligt, gör något tillsammans och pratar om man har lust. Ibland pratar vi om regler, telefoner och vad man kan kräva av sin egen handledare. Ibland bara spelar vi.\n\nDu kan komma ensam eller tillsammans med andra. Din egen handledare sitter inte i rummet och hör inte vad som sägs.",
            "We eat well, do something together and talk if we feel like it. Sometimes about rules, phones and what you can ask of your own counsellor. Sometimes we just play.\n\nYou can come alone or with others. Your own counsellor does not sit in the room and does not hear what is said.",
        ),
        "ages": TEENS,
    },
    "sijaissisarukset": {
        "name": ("Sijaissisarusten ryhmä", "Grupp för fostersyskon", "Foster siblings' group"),
        "summary": (
            "Lapsille ja nuorille, joiden kotiin on tullut sijoitettu lapsi. Sisarukset voivat tulla yhdessä.",
            "För barn och unga vars familj har tagit emot ett placerat barn. Syskon får komma tillsammans.",
            "For children and young people whose family has taken in a placed child. Siblings may come together.",
        ),
        "description": (
            "Kerran kuussa lauantaina tehdään jotain mukavaa: leivotaan, kiipeillään, käydään metsässä. Samalla jutellaan siitä, millaista on jakaa vanhemmat ja huone, ja mitä saa sanoa ääneen.\n\nEri-ikäiset sisarukset ovat samassa ryhmässä.",
            "En lördag i månaden gör vi något trevligt: bakar, klättrar, går i skogen. Samtidigt pratar vi om hur det är att dela på föräldrar och rum, och vad man får säga högt.\n\nSyskon i olika åldrar går i samma grupp.",
            "One Saturday a month we do something nice: bake, climb, walk in the forest. Meanwhile we talk about what it is like to share parents and a room, and what one may say aloud.\n\nSiblings of different ages are in the same group.",
        ),
        "ages": ("noin 8–15 v", "cirka 8–15 år", "about 8–15"),
        "not_required": NOT_REQUIRED_CHILD,
    },
    "jalkihuolto": {
        "name": ("Jälkihuollossa olevien ryhmä", "Grupp för unga i eftervård", "Aftercare group"),
        "summary": (
            "Sinulle, joka olet jälkihuollossa. Juodaan teetä, syödään hyvin ja puhutaan siitä, mitä viikossa on tapahtunut.",
            "För dig som är i eftervård. Vi dricker te, äter gott och pratar om vad som hänt under veckan.",
            "For you who are in aftercare. We drink tea, eat well and talk about what has happened in the week.",
        ),
        "description": (
            "Joka kerralla on sama alku: ruoka, kuulumiset ja se, mitä tänään jaksetaan. Sen jälkeen valitaan yhdessä. Joskus mietitään asuntoa ja rahaa, joskus pelataan.\n\nToinen ohjaajista on itse ollut jälkihuollossa.",
            "Varje träff börjar likadant: mat, hur det står till och vad vi orkar i dag. Sedan väljer vi tillsammans. Ibland funderar vi på bostad och pengar, ibland spelar vi.\n\nEn av ledarna har själv varit i eftervård.",
            "Every meeting starts the same way: food, how everyone is, and what we feel up to today. Then we choose together. Sometimes we think about housing and money, sometimes we play.\n\nOne of the leaders has been in aftercare.",
        ),
        "ages": ("18–23 v", "18–23 år", "18–23"),
    },
    "jalkihuolto-vanhemmat": {
        "name": ("Jälkihuollon nuoret vanhemmat", "Unga föräldrar i eftervård", "Young parents in aftercare"),
        "summary": (
            "Sinulle, joka olet jälkihuollossa ja saanut tai saamassa lapsen. Lapsen saa ottaa mukaan.",
            "För dig som är i eftervård och har fått eller ska få barn. Barnet får komma med.",
            "For you who are in aftercare and have had or are having a child. The child may come along.",
        ),
        "description": (
            "Aamupalan jälkeen lapset leikkivät saman huoneen toisessa päässä hoitajan kanssa. Me puhumme unesta, rahasta, suvusta ja siitä, mitä haluaa tehdä toisin kuin itselle tehtiin.\n\nTänne ei tulla arvioitavaksi. Ohjaajat eivät kirjoita vanhemmuudestasi mitään mihinkään.",
            "Efter frukosten leker barnen i andra ändan av rummet med en skötare. Vi pratar om sömn, pengar, släkten och vad man vill göra annorlunda än det gjordes för en själv.\n\nHit kommer man inte för att bli bedömd. Ledarna skriver ingenting om dig som förälder.",
            "After breakfast the children play at the other end of the room with a carer. We talk about sleep, money, family and what one wants to do differently.\n\nNobody is assessed here. The leaders write nothing about you as a parent.",
        ),
        "ages": ("18–23 v", "18–23 år", "18–23"),
    },
    "voikukkia": {
        "name": (
            "VOIKUKKIA®-ryhmä vanhemmille",
            "VOIKUKKIA®-grupp för föräldrar",
            "VOIKUKKIA® group for parents",
        ),
        "summary": (
            "Vanhemmalle, jonka lapsi on sijoitettu. Kymmenen iltaa muiden kanssa, jotka tietävät, miltä se tuntuu.",
            "För dig vars barn är placerat. Tio kvällar med andra som vet hur det känns.",
            "For a parent whose child is placed. Ten evenings with others who know what it is like.",
        ),
        "description": (
            "Ryhmässä on neljästä kahdeksaan vanhempaa ja kaksi ohjaajaa, joista toisen lapsi on ollut sijoitettuna. Puhutaan surusta, vihasta, tapaamisista ja siitä, miten olla vanhempi myös etäältä.\n\nIlmoittautua voi itse, tai työntekijäsi voi antaa sinulle linkin. Jos oma työntekijäsi sattuisi olemaan ohjaajana, saat vaihtaa ryhmää.",
            "I gruppen finns fyra till åtta föräldrar och två ledare, varav den ena har haft sitt barn placerat. Vi pratar om sorg, ilska, träffar och om hur man är förälder också på avstånd.\n\nDu kan anmäla dig själv, eller så kan din socialarbetare ge dig en länk. Om din egen socialarbetare råkar vara ledare får du byta grupp.",
            "There are four to eight parents and two leaders, one of whom has had a child in placement. We talk about grief, anger, visits and being a parent from a distance.\n\nYou can sign up yourself, or your worker can give you a link. Should your own worker happen to lead the group, you may change to another.",
        ),
        "ages": ("aikuiset", "vuxna", "adults"),
        "not_required": NOT_REQUIRED_PARENT,
    },
    "avohuolto": {
        "name": ("Avohuollon nuorten ryhmä", "Grupp för unga i öppenvård", "Open-care youth group"),
        "summary": (
            "Sinulle, joka asut kotona ja jonka perhe saa apua lastensuojelusta.",
            "För dig som bor hemma och vars familj får hjälp av barnskyddet.",
            "For you who live at home and whose family gets help from child protection.",
        ),
        "description": (
            "Koulun jälkeen syödään ja hengataan. Puhutaan, jos joku haluaa: kotona olevista huolista, kavereista, siitä miltä tuntuu, kun työntekijä tulee käymään.",
            "Efter skolan äter vi och hänger. Vi pratar om någon vill: om bekymmer hemma, om vänner, om hur det känns när en socialarbetare kommer på besök.",
            "After school we eat and hang out. We talk if someone wants to: about worries at home, friends, how it feels when a worker comes to visit.",
        ),
        "ages": ("noin 13–17 v", "cirka 13–17 år", "about 13–17"),
    },
    "kehittajat-riihimaki": developers("Riihimäki", "Riihimäki", "Riihimäki", SIXTEEN_UP),
    "kehittajat-forssa": developers("Forssa", "Forssa", "Forssa", TWELVE_UP),
    "kehittajat-hameenlinna": developers("Hämeenlinna", "Tavastehus", "Hämeenlinna", TWELVE_UP),
    "sos-kehittajanuoret": {
        "name": ("SOS-kehittäjänuoret", "SOS-utvecklarunga", "SOS developer youth"),
        "summary": (
            "Nuorille, joilla on kokemusta sijaishuollosta ja halua muuttaa jotain. Aikuinen on aina mukana.",
            "För unga med egen erfarenhet av vård utom hemmet som vill förändra något. En vuxen är alltid med.",
            "For young people who have lived in care and want to change something. An adult is always there.",
        ),
        "description": (
            "Tapaamme kerran kuussa ja lisäksi isommalla porukalla eri puolilta maata. Valmistelemme yhdessä, mitä halutaan sanoa, ja jälkikäteen puretaan aina, miltä tuntui.\n\nEnsin tavataan kahden kesken, ja vasta sitten ryhmä.",
            "Vi träffas en gång i månaden och ibland med unga från hela landet. Vi förbereder tillsammans vad vi vill säga, och efteråt går vi alltid igenom hur det kändes.\n\nFörst träffas vi på tu man hand, och först sedan gruppen.",
            "We meet once a month, and sometimes with others from all over the country. We prepare together what we want to say, and afterwards we always talk about how it felt.\n\nFirst we meet just the two of us, and only then the group.",
        ),
        "ages": ("noin 12–20 v", "cirka 12–20 år", "about 12–20"),
        "not_required": DEVELOPER_NOT_REQUIRED,
    },
    "kuule-minua": {
        "name": ("Kuule minua -ryhmä", "Kuule minua-grupp", "Kuule minua (“Hear me”) group"),
        "summary": (
            "Nuorille aikuisille, jotka ovat tulleet Suomeen pakolaisina tai turvapaikanhakijoina.",
            "För unga vuxna som har kommit till Finland som flyktingar eller asylsökande.",
            "For young adults who came to Finland as refugees or asylum seekers.",
        ),
        "description": (
            "Joka toinen viikko syödään, opetellaan kertomaan omasta elämästä sen verran kuin itse haluaa, ja kuunnellaan muita. Kielitaito riittää, kun ymmärrät vähän. Tulkin saa pyytämällä.",
            "Varannan vecka äter vi, övar på att berätta så mycket vi själva vill om våra liv och lyssnar på andra. Det räcker att du förstår lite. Tolk får du om du ber om det.",
            "Every other week we eat, practise telling as much of our lives as we want, and listen to others. A little language is enough. Ask, and you get an interpreter.",
        ),
        "ages": ("18–29 v", "18–29 år", "18–29"),
        "practical": (
            "Puhumme suomea ja englantia. Tulkki tulee, kun pyydät. Ei portaita.",
            "Vi talar finska och engelska. En tolk kommer om du ber om det. Inga trappor.",
            "We speak Finnish and English. An interpreter comes when you ask. No stairs.",
        ),
    },
    "lapsensa-menettaneet": {
        "name": (
            "Lapsensa menettäneiden vertaisryhmä",
            "Kamratgrupp för föräldrar som mist ett barn",
            "Peer group for parents who have lost a child",
        ),
        "summary": (
            "Vanhemmille, joiden lapsi on kuollut. Kenenkään ei tarvitse olla vahva.",
            "För föräldrar vars barn har dött. Ingen behöver vara stark.",
            "For parents whose child has died. Nobody has to be strong.",
        ),
        "description": (
            "Ryhmässä saa puhua lapsesta nimeltä, itkeä tai olla hiljaa. Ohjaajina ovat kriisityöntekijä ja vanhempi, joka on itse menettänyt lapsen. Myös kahdenkeskinen vertaistuki on mahdollista.",
            "I gruppen får man tala om barnet vid namn, gråta eller vara tyst. Ledare är en krisarbetare och en förälder som själv har mist ett barn. Också kamratstöd på tu man hand är möjligt.",
            "Here you may speak of your child by name, cry or be quiet. It is led by a crisis worker and a parent who has lost a child. One-to-one peer support is possible too.",
        ),
        "ages": ("aikuiset", "vuxna", "adults"),
        "not_required": NOT_REQUIRED_GRIEF,
    },
    "perhekuntoutus": {
        "name": ("Perhekuntoutuksen ryhmä", "Grupp inom familjerehabilitering", "Family rehabilitation group"),
        "summary": (
            "Perheille, joille työntekijä on myöntänyt perhekuntoutuksen. Ryhmä on osa sitä.",
            "För familjer som beviljats familjerehabilitering. Gruppen är en del av den.",
            "For families who have been granted family rehabilitation. The group is part of it.",
        ),
        "description": (
            "Kerran viikossa tehdään arjen asioita yhdessä: ruokaa, retkiä, leikkiä. Vanhemmat ja lapset ovat välillä yhdessä, välillä omissa ryhmissään.",
            "En gång i veckan gör vi vardagliga saker tillsammans: mat, utflykter, lek. Föräldrar och barn är ibland tillsammans, ibland i egna grupper.",
            "Once a week we do everyday things together: food, trips, play. Parents and children are sometimes together, sometimes in groups of their own.",
        ),
        "ages": ("perheet", "familjer", "families"),
        "not_required": NOT_REQUIRED_FAMILY,
    },
}
