"""What the demo's forums say of themselves: (Finnish, Swedish, English)."""

from datetime import time

TEXTS = {
    "theme": ("Mikä toimi?", "Vad fungerade?", "What worked?"),
    "purpose": (
        "Päivä, jolloin päättäjät kuuntelevat ja nuoret puhuvat. Tänä vuonna kysymme, mikä on toiminut, jotta sitä tehtäisiin lisää.",
        "En dag då beslutsfattarna lyssnar och unga talar. I år frågar vi vad som har fungerat, så att det görs mer av det.",
        "A day when decision-makers listen and young people speak. This year we ask what has worked, so that more of it is done.",
    ),
    "for_whom": (
        "Noin 12–25-vuotiaille, joilla on omaa kokemusta lastensuojelusta. Tuttu aikuinen saa tulla mukaan.",
        "För cirka 12–25-åringar som har egen erfarenhet av barnskyddet. En bekant vuxen får komma med.",
        "For those about 12–25 who have own experience of child protection. A familiar adult may come along.",
    ),
    "food": (
        "Aamupala, lounas ja iltapäiväherkut. Ruoka valitaan toiveistanne, ja erityisruokavaliot huomioidaan.",
        "Frukost, lunch och något gott på eftermiddagen. Maten väljs enligt era önskemål, och specialkost ordnas.",
        "Breakfast, lunch and something sweet in the afternoon. The food follows your wishes, and special diets are seen to.",
    ),
    "travel": (
        "Kyyti järjestetään ja maksetaan. Alaikäisen matkasta huolehtii aikuinen, jonka nimi kysytään ilmoittautuessa.",
        "Skjutsen ordnas och betalas. En vuxen, vars namn frågas i anmälan, ser till att den som är under 18 kommer fram.",
        "The ride is arranged and paid for. An adult, whose name is asked at sign-up, sees to the trip of anyone under 18.",
    ),
    "support": (
        "Tutut ohjaajat ovat koko päivän paikalla keltaisissa huiveissa. Hiljainen huone on auki alusta loppuun.",
        "Bekanta ledare är på plats hela dagen i gula halsdukar. Det tysta rummet är öppet från början till slut.",
        "Familiar leaders are there all day in yellow scarves. The quiet room is open from start to end.",
    ),
}
TEAM = [
    (
        "Neljä kehittäjäryhmän nuorta",
        "Fyra unga ur utvecklargruppen",
        "Four young people of the developer group",
    ),
    ("Osallisuuskoordinaattori", "Delaktighetskoordinatorn", "The participation coordinator"),
    ("Kaksi ohjaajaa", "Två ledare", "Two leaders"),
    ("Sosiaalityöntekijä", "En socialarbetare", "A social worker"),
]
PAST = {
    **TEXTS,
    "theme": ("Koti, joka pysyy", "Ett hem som består", "A home that stays"),
    "purpose": (
        "Nuoret kertoivat päättäjille, mitä muutto tarkoittaa ja miten sen voisi tehdä paremmin.",
        "Unga berättade för beslutsfattarna vad en flytt betyder och hur den kunde göras bättre.",
        "Young people told decision-makers what moving means and how it could be done better.",
    ),
}
PROGRAMME = [
    (time(10), time(10, 30), False,
     ("Ovet auki ja aamupala", "Dörrarna öppnas, frukost", "Doors open, breakfast"),
     ("Saat nimilapun, johon kirjoitat nimen, jonka itse valitset.", "Du får en namnlapp och skriver det namn du själv väljer.",
      "You get a name tag and write the name you choose yourself.")),
    (time(10, 30), time(11, 15), False,
     ("Avaus: mitä viime vuoden ehdotuksille tapahtui", "Öppning: vad hände med förra årets förslag", "Opening: what happened to last year's proposals"),
     ("Kehittäjäryhmä kertoo, mitkä niistä toteutuivat ja mitkä eivät.", "Utvecklargruppen berättar vilka som förverkligades och vilka inte.",
      "The developer group tells which came true and which did not.")),
    (time(11, 30), time(13), True,
     ("Työpajat", "Verkstäder", "Workshops"),
     ("Kerro toiveesi ilmoittautuessasi. Voit vaihtaa kesken.", "Berätta dina önskemål i anmälan. Du får byta mitt i.",
      "Tell your wishes when you sign up. You may change halfway.")),
    (time(13), time(14), False, ("Lounas", "Lunch", "Lunch"), ("Istu kenen viereen haluat.", "Sitt bredvid vem du vill.", "Sit next to whomever you like.")),
    (time(14), time(15, 15), False,
     ("Päättäjien tuoli", "Beslutsfattarnas stol", "The decision-makers' chair"),
     ("Aluehallituksen jäsenet istuvat keskelle. Nuoret kysyvät, ja jokainen vastaus kirjataan ylös.",
      "Medlemmar av välfärdsområdesstyrelsen sitter i mitten. Unga frågar, och varje svar skrivs upp.",
      "Members of the county executive sit in the middle. Young people ask, and every answer is written down.")),
    (time(15, 15), time(16), False,
     ("Lupaukset ja loppupurku", "Löften och avslutning", "Promises and closing"),
     ("Päättäjät lupaavat yhden asian ja päivän, johon mennessä he vastaavat.", "Beslutsfattarna lovar en sak och en dag då de svarar.",
      "The decision-makers promise one thing and a day by which they answer.")),
]  # fmt: skip
WORKSHOPS = [
    ("mika-toimi", ("Mikä toimi?", "Vad fungerade?", "What worked?"),
     ("Yksi asia, joka auttoi, ja miten muutkin saisivat sen.", "En sak som hjälpte, och hur andra också kunde få den.",
      "One thing that helped, and how others could have it too.")),
    ("ruoka-ja-arki", ("Ruoka ja arki", "Mat och vardag", "Food and everyday life"),
     ("Kokataan lounaan jälkiruoka ja puhutaan säännöistä, jotka ovat järkeviä.", "Vi lagar lunchens efterrätt och talar om regler som är vettiga.",
      "We make the dessert of the lunch and talk about rules that make sense.")),
    ("some-ja-mina", ("Some ja minä", "Sociala medier och jag", "Social media and me"),
     ("Mitä itsestään voi kertoa, mitä ei tarvitse, ja kuka siitä päättää.", "Vad man kan berätta om sig själv, vad man inte behöver, och vem som bestämmer.",
      "What one can tell about oneself, what one need not, and who decides.")),
    ("viesti-paattajille", ("Viesti päättäjille", "Budskap till beslutsfattarna", "A message to decision-makers"),
     ("Kirjoitetaan, piirretään tai äänitetään. Puhua ei tarvitse.", "Vi skriver, ritar eller spelar in. Man behöver inte tala.",
      "We write, draw or record. You need not speak.")),
]  # fmt: skip
DIRECTOR = (
    "Lastensuojelun palvelupäällikkö",
    "Servicechefen för barnskyddet",
    "The service manager of child protection",
)
COORDINATOR = ("Osallisuuskoordinaattori", "Delaktighetskoordinatorn", "The participation coordinator")
OUTCOMES = [
    (("Muutosta pitää kertoa ajoissa, ei samana päivänä.", "Man ska få veta om en flytt i tid, inte samma dag.",
      "You must be told about a move in time, not on the same day."),
     ("Muutosta kerrotaan aina vähintään viikkoa ennen, paitsi jos on vaara. Ohje on kaikissa yksiköissä.",
      "En flytt berättas alltid minst en vecka i förväg, utom vid fara. Anvisningen finns i alla enheter.",
      "A move is always told at least a week ahead, except in danger. The guideline is in every unit."), DIRECTOR, "done", None),
    (("Tavarat eivät kuulu jätesäkkeihin.", "Ens saker hör inte hemma i sopsäckar.", "Your things do not belong in bin bags."),
     ("Jokaisessa yksikössä on matkalaukkuja, jotka saa pitää.", "Varje enhet har resväskor som man får behålla.",
      "Every unit has suitcases that you may keep."), DIRECTOR, "done", None),
    (("Sisaruksia pitää saada nähdä myös viikolla.", "Man ska få träffa sina syskon också på vardagar.", "It must be possible to see siblings on weekdays too."),
     ("Kokeilu kahdessa yksikössä on alkanut, tulokset kerrotaan ensi foorumissa.",
      "Ett försök pågår i två enheter, resultaten berättas på nästa forum.",
      "A trial has begun in two units, and the results are told at the next forum."), COORDINATOR, "under_way", 60),
    (("Omaohjaaja ei saisi vaihtua muutossa.", "Ens egen handledare borde inte bytas vid en flytt.", "Your own counsellor should not change when you move."),
     ("Tätä ei voida luvata. Sen sijaan entinen omaohjaaja käy kylässä kaksi kertaa.",
      "Detta kan inte lovas. I stället kommer den tidigare handledaren på besök två gånger.",
      "This cannot be promised. Instead the former counsellor visits twice."), DIRECTOR, "not_possible", None),
]  # fmt: skip

UNIT = {
    "initials": ["A.K.", "B.V.", "C.L.", "D.M."],
    "adults": 1,
    "travel": "adult",
    "travel_adult": "ohjaaja",
    "second_contact": "yksikön päivystys 040 000 0002",
    "day_contact": "ohjaaja 040 000 0001",
    "reach": {"channel": "email", "contact": "ohjaaja@example.org", "contact_name": "ohjaaja"},
    "together": "any",
    "language": "fi",
}
COMING = [
    (
        "Kide",
        {
            "workshop_wishes": ["mika-toimi", "ruoka-ja-arki"],
            "diet": ["vegan"],
            "photos": "none",
            "in_workshop_with": "party",
        },
    ),
    ("Ville", {"workshop_wishes": ["ruoka-ja-arki", "mika-toimi"], "diet": ["no_pork"], "photos": "group"}),
]
ALONE = [
    (
        "Lumi",
        {
            "workshop_wishes": ["mika-toimi"],
            "diet": ["anything"],
            "food_wish": "pannukakkua",
            "transport": "own",
            "trip_help": "back",
            "from_where": "Ryttylän asema",
            "photos": "none",
        },
    ),
    (
        "Tuisku",
        {
            "workshop_wishes": ["some-ja-mina", "mika-toimi"],
            "diet": ["vegetarian"],
            "transport": "own",
            "photos": "yes",
        },
    ),
    (
        "Halla",
        {
            "workshop_wishes": ["mika-toimi", "some-ja-mina"],
            "diet": ["lactose_free"],
            "transport": "ride",
            "trip_help": "taxi",
            "from_where": "Forssa",
            "photos": "back",
        },
    ),
]
REMOTELY = (
    "Etänä olet mukana avauksessa, omassa etätyöpajassa ja lupauksissa. Kameran saa pitää kiinni.",
    "På distans är du med i öppningen, en egen verkstad och löftena. Du får ha kameran avstängd.",
    "Remotely you take part in the opening, a workshop of your own and the promises. Your camera may stay off.",
)
ROOMS = {
    "mika-toimi": "Sali",
    "ruoka-ja-arki": "Keittiö",
    "some-ja-mina": "Mediapaja",
    "viesti-paattajille": "Verstas",
}
SAID_AFTERWARDS = [
    ("good", "Sain sanoa sen loppuun asti.", 1),
    ("good", "", 17),
    ("so_so", "Lounasjono oli pitkä.", 1),
    ("so_so", "", 6),
    ("bad", "", 5),
]
