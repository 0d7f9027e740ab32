"""What the demo's editors have taught the search: words that mean the same, and pages that come first."""

from wagtail.models import Page

from groups.models import PeerGroup
from kuulluksi.pages import search_index, wayfinding
from kuulluksi.pages.models import (
    ContactsPage,
    DownloadsPage,
    GroupSearchWords,
    HelpPage,
    SearchPromotion,
    SearchSynonyms,
)

from .cast import Demo
from .search_words import GROUPS

SAME = {
    "fi": [
        "pyytää, pyydä, pyyntö, pyytäminen, tilata, tilaa, tilaus, varata, varaa, varaus, kutsua",
        "puhuja, kouluttaja, luennoitsija, esiintyjä, puheenvuoro, kokemusasiantuntija",
        "kokemusasiantuntija, kokemustoimija, kokemuskouluttaja, kokemuskumppani, vertaistoimija",
        "käsite, käsitteet, termi, termit, sanasto, sanakirja",
        "suru, surra, menetys, menettää, menettänyt, menettäneet, kuolema, kuollut",
        "turvapaikanhakija, turvapaikka, pakolainen, pakolaistausta, pakolaistaustainen, maahanmuuttaja",
        "laitos, lastenkoti, lastensuojelulaitos, nuorisokoti, koulukoti",
        "sijaisperhe, perhehoito, sijaisvanhempi, perhehoitaja, perhekoti",
        "sijoitettu, sijoitus, sijoittaminen, huostaanotto, huostaanotettu",
        "palkkio, maksaa, maksu, maksetaan, korvaus, hinta, kustannus",
        "esite, esitteet, lehtinen, tuloste, tulostaa",
        "tietosuoja, tietosuojaseloste, henkilötieto, henkilötiedot, gdpr, rekisteriseloste, eväste, evästeet",
        "masennus, synnytysmasennus, uupumus",
        "omainen, läheinen, mielenterveysomainen",
        "teini, murrosikäinen, nuori, teini-ikäinen",
        "suositus, kannanotto, lausunto",
        "ilmoittautua, ilmoittautuminen, osallistua, osallistuminen, liittyä",
        "järjestö, yhdistys, ry",
        "päihde, päihteet, alkoholi, huume, huumeet",
        "koulutus, kurssi, valmennus",
        "matka, matkakulut, kyyti, kuljetus, taksi",
        "avioero, ero, erota, eronnut",
        "vanhempi, äiti, isä",
        "puhua, jutella, juttelu, keskustella, keskustelu, keskusteluapu",
        "sosiaalityöntekijä, sossu, sosiaalityö, sosiaalitoimi, työntekijä",
        "lastensuojelu, lasu, lastensuojeluasiakas",
        "jälkihuolto, jälkkäri, itsenäistyvä, itsenäistyminen",
        "kehittäjä, kehittäjäryhmä, asiakasraati, vaikuttamisryhmä, vaikuttaminen",
        "sisarus, sisko, veli, sisarukset",
        "vauva, raskaus, raskaana, synnytys, pikkulapsi",
        "nimetön, nimettömänä, anonyymi, anonyymisti",
        "kuvata, kuvaaminen, valokuva, valokuvata, kuva",
        "puhelin, puhelinnumero, kännykkä, soittaa, soitto",
        "sähköposti, email, meili, viesti",
        "verkossa, etänä, netissä, verkkotapaaminen, teams, zoom, etäyhteys",
        "ilmainen, maksuton, maksutta",
        "opiskelija, harjoittelija, harjoittelu, sosionomi, opinnot",
        "isovanhempi, mummo, vaari, ukki, mummi, sukulainen",
        "psyykkinen, mielenterveys, mielisairaus, mielisairas",
        "peruuttaa, peruutus, perua, peruminen",
        "poistaa, poisto, poistaminen, tuhota, hävittää",
        "palaute, valitus, valittaa, kritiikki",
        "salassapito, vaitiolo, vaitiolovelvollisuus, luottamuksellinen, luottamus",
        "esittely, esitellä, tutustua, tutuksi",
        "tapahtuma, tilaisuus, työpaja, seminaari, infotilaisuus",
        "muutos, muuttua, muuttunut, muuttui",
        "sääntö, säännöt, rajoitus, rajoittaminen, kielto, kielletty",
        "harrastus, toiminta, tekeminen, kerho",
        "ruoka, ruokavalio, kasvis, vegaani, allergia, tarjoilu",
        "esteetön, esteettömyys, saavutettava, saavutettavuus, pyörätuoli",
        "kertomus, tarina, tarinat, kokemus",
        "uutinen, tiedote, ajankohtainen, blogi",
    ],
    "sv": [
        "be, beställa, boka, förfrågan, begära, bjuda",
        "erfarenhetsexpert, föreläsare, talare, utbildare, anförande",
        "begrepp, ordlista, ordbok, term, termer",
        "hjälp, kris, krishjälp, kristelefon, nöd",
        "anstalt, anstaltsvård, barnhem, ungdomshem",
        "familjevård, familjehem, fosterfamilj, fosterhem",
        "arvode, betala, betalning, ersättning, pris",
        "dataskydd, dataskyddsbeskrivning, personuppgift, personuppgifter, gdpr, kakor",
        "sorg, förlust, dödsfall",
        "broschyr, broschyrer, folder, blad",
        "asylsökande, asyl, flykting, invandrare",
        "placerad, placering, omhändertagen, omhändertagande",
        "tonåring, ungdom, ung",
        "anhörig, närstående",
        "rekommendation, ställningstagande, utlåtande",
        "anmäla, anmälan, delta, registrera",
        "förening, organisation, frivilligorganisation",
        "utbildning, kurs, kursen",
        "förälder, föräldrar, mamma, pappa, mor, far",
        "prata, samtala, tala, samtal, snacka, diskutera",
        "socialarbetare, socialtant, socialen, socialarbete",
        "barnskydd, barnskyddet, socialvård",
        "syskon, bror, syster, bröder, systrar",
        "baby, bebis, gravid, graviditet, förlossning, småbarn",
        "telefon, telefonnummer, ringa, nummer, mobil",
        "anonym, anonymt, namnlös",
        "fotografera, foto, bild, filma, fotografering",
        "distans, online, nätet, teams, zoom",
        "gratis, avgiftsfri, kostnadsfri",
        "studerande, student, praktikant, praktik, socionom",
        "mormor, farmor, morfar, farfar, släkting",
        "evenemang, tillställning, workshop, verkstad, seminarium, infomöte",
        "förändring, ändra, ändrades, förändrades",
        "regel, regler, begränsning, förbud",
        "mat, specialkost, vegetarisk, vegan, allergi, servering",
        "berättelse, historia, erfarenhet",
        "radera, avlägsna, utplåna",
        "psykisk, mentalvård, psykiskt, mentalsjuk",
    ],
    "en": [
        "request, ask, book, order, invite, hire",
        "expert, speaker, lecturer, trainer, talk",
        "glossary, dictionary, vocabulary, terms, words",
        "help, crisis, emergency, panic",
        "institution, institutional, residential",
        "fee, pay, pays, payment, cost, price",
        "privacy, data, gdpr, cookies",
        "grief, bereavement, death, loss",
        "brochure, brochures, leaflet, flyer",
        "asylum, refugee, immigrant, migrant",
        "placed, placement, custody",
        "teen, teenager, adolescent, youth, young",
        "recommendation, statement",
        "register, registration, enrol, join, sign",
        "ngo, association, organisation, organization, charity",
        "training, course",
        "parent, mother, father, mum, mom, dad",
        "talk, chat, speak, discuss, conversation",
        "child, children, kid, kids",
        "sibling, siblings, brother, sister",
        "baby, pregnant, pregnancy, newborn, toddler",
        "phone, telephone, call, number, mobile",
        "anonymous, anonymously, nameless",
        "photograph, photo, picture, film, filming",
        "remote, remotely, online, virtual, teams, zoom",
        "free, charge",
        "student, trainee, intern, internship, placement",
        "grandparent, grandmother, grandfather, grandma, grandpa, relative",
        "event, workshop, seminar, session, meeting",
        "change, changed, outcome, result",
        "rule, rules, restriction, restrictions, ban",
        "food, diet, vegan, allergy, meal",
        "story, stories, experience, experiences",
        "delete, remove, erase",
        "carer, carers, caregiver, guardian",
        "mental, psychiatric, psychological",
        "disabled, disability, wheelchair, accessible, accessibility",
    ],
}
CRISIS = {
    "fi": "itsemurha, haluan kuolla, viiltely, väkivalta, pahoinpitely, hyväksikäyttö, ahdistus, paniikki, hätä, kriisi",
    "sv": "självmord, jag vill dö, våld, misshandel, övergrepp, ångest, panik, nöd, kris",
    "en": "suicide, want to die, self harm, violence, abuse, anxiety, panic, emergency, crisis",
}
FIRST = [
    (HelpPage, CRISIS),
    (
        ContactsPage,
        {"fi": "yhteystiedot, yhteyshenkilö", "sv": "kontaktuppgifter, kontaktperson", "en": "contact"},
    ),
    (DownloadsPage, {"fi": "esite, ladata, tulostaa", "sv": "broschyr, ladda", "en": "brochure, download"}),
]


def build(demo: Demo) -> None:
    for language, rows in SAME.items():
        for words in rows:
            SearchSynonyms.objects.get_or_create(language=language, words=words)
    for model, by_language in FIRST:
        for language, words in by_language.items():
            page = model.objects.live().filter(locale__language_code=language).order_by("pk").first()
            if page:
                SearchPromotion.objects.update_or_create(
                    page=Page.objects.get(pk=page.pk), language=language, defaults={"words": words}
                )
    for slug, by_language in GROUPS.items():
        group = PeerGroup.objects.filter(slug=slug).first()
        for language, words in zip(("fi", "sv", "en"), by_language, strict=True) if group else ():
            GroupSearchWords.objects.get_or_create(group=group, language=language, defaults={"words": words})
    wayfinding.forget()
    search_index.rebuild()
