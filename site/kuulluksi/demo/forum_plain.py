"""What the demo's forums say of themselves in plain Finnish: one thought in a sentence, at most twelve words."""

PLAIN = {
    "purpose": "Foorumi on päivä nuorille.\nNuoret puhuvat, ja päättäjät kuuntelevat.\nKysymme, mikä on auttanut sinua.",
    "for_whom": "Foorumi on noin 12–25-vuotiaille nuorille.\nSinulla on omaa kokemusta lastensuojelusta.",
    "food": "Saat aamupalan, lounaan ja herkkuja iltapäivällä.\nSaat kertoa, mitä haluat syödä.\nSaat ruokaa, joka sopii sinulle.",
    "travel": "Järjestämme sinulle kyydin.\nSinä et maksa kyytiä.",
    "support": "Paikalla on tuttuja ohjaajia.\nHeillä on keltainen huivi.\nHiljainen huone on auki koko päivän.",
}
PAST_PLAIN = {
    **PLAIN,
    "purpose": "Nuoret kertoivat, miltä muutto tuntuu.\nHe kertoivat myös, miten muutto sujuu paremmin.",
}
REMOTELY = "Katsot foorumia omalla laitteella.\nPääset mukaan avaukseen ja työpajaan.\nKameran ei tarvitse olla päällä."
PROGRAMME = [
    ("Aamupala", "Ovet aukeavat.\nSaat nimilapun ja kirjoitat siihen nimesi."),
    ("Foorumi alkaa", "Kerromme, mitä viime vuoden asioille tapahtui."),
    ("Työpajat", "Kerro, mihin työpajaan haluat.\nSaat vaihtaa työpajaa kesken päivän."),
    ("Lounas", "Voit istua kenen vieressä haluat."),
    ("Nuoret kysyvät päättäjiltä", "Päättäjät istuvat keskellä.\nKirjoitamme heidän vastauksensa muistiin."),
    ("Lupaukset", "Päättäjät lupaavat yhden asian.\nHe kertovat, milloin he vastaavat."),
]
WORKSHOPS = {
    "mika-toimi": ("Mikä toimi?", "Puhumme asiasta, joka auttoi sinua."),
    "ruoka-ja-arki": ("Ruoka ja arki", "Teemme jälkiruoan.\nPuhumme säännöistä."),
    "some-ja-mina": ("Some ja minä", "Puhumme siitä, mitä kannattaa kertoa itsestään netissä."),
    "viesti-paattajille": (
        "Viesti päättäjille",
        "Kirjoitamme, piirrämme tai äänitämme.\nSinun ei tarvitse puhua.",
    ),
}
OUTCOMES = [
    (
        "Muutosta pitää kertoa ajoissa.",
        "Nuori saa tietää muutosta viikkoa ennen.\nVaaran hetkellä hän voi muuttaa heti.",
    ),
    (
        "Tavaroita ei saa laittaa jätesäkkiin.",
        "Jokaisella yksiköllä on nyt matkalaukkuja.\nNuori saa pitää matkalaukun.",
    ),
    (
        "Nuori haluaa nähdä sisaruksia myös arkena.",
        "Kaksi yksikköä kokeilee tätä nyt.\nKerromme tuloksista ensi foorumissa.",
    ),
    (
        "Oma ohjaaja ei saa vaihtua muutossa.",
        "Tätä emme voi luvata.\nEntinen ohjaaja tulee käymään kaksi kertaa.",
    ),
]
