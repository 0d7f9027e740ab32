"""The demo's pages in Swedish: written for readers of Swedish, not sentence by sentence. Keys are Finnish slugs."""

from .words import action, heading, link, text

AUDIENCES = {
    "nuorille": {
        "slug": "for-unga",
        "title": "För unga",
        "side": "nuoret",
        "summary": "Du bestämmer själv hur mycket du är med. Allt börjar med en grupp, ett samtal eller bara ett besök.",
        "links": [link("Hitta din grupp", "/sv/grupper/"), link("Ungdomsforum", "/sv/ungdomsforum/"),
                  link("Läs en berättelse", "/sv/berattelser/"), link("Hjälp genast", "/sv/hjalp-genast/")],
        "body": [
            heading("Du behöver inte"),
            text("<ul><li>säga ditt riktiga namn</li><li>berätta varför du är här</li><li>prata om du inte vill</li>"
                 "<li>komma varje gång</li></ul>"),
            heading("Vad du kan få vara med om"),
            text("<p>I en grupp träffar du andra som har varit med om liknande. På forumet säger du vad som borde ändras, "
                 "och vuxna lyssnar. Den som vill kan senare berätta för yrkespersoner. Då får du arvode.</p>"),
            action("Osäker på var du ska börja?", "Ring eller skicka ett meddelande. Du behöver inte veta vad du vill.",
                   "Se grupperna", "/sv/grupper/"),
        ],
    },
    "vanhemmille": {
        "slug": "for-foraldrar",
        "title": "För föräldrar och närstående",
        "side": "perheet",
        "summary": "Här träffar du andra som vet hur det är när ett barn bor någon annanstans. Ingen dömer dig.",
        "links": [link("Grupper för familjer", "/sv/grupper/"), link("Läs en berättelse", "/sv/berattelser/"),
                  link("Organisationer som hjälper", "/sv/organisationer/")],
        "body": [
            heading("Hur en grupp fungerar"),
            text("<p>Gruppen träffas några gånger vid en fast tid. Den leds av någon ur personalen och ofta av någon som själv "
                 "har varit i samma läge. Det som sägs stannar i gruppen. Gruppen är gratis.</p>"),
            heading("Det påverkar inte ditt ärende"),
            text("<p>Att vara med i en grupp syns inte i barnskyddets handlingar. Ledaren berättar i vilka lägen hen måste "
                 "säga något vidare: bara om någon är i fara.</p>"),
        ],
    },
    "ammattilaisille": {
        "slug": "for-yrkespersoner",
        "title": "För yrkespersoner",
        "side": "ammattilaiset",
        "summary": "Be om en erfarenhetsexpert, visa en människa vägen till en grupp och läs hur samarbetet lyckas.",
        "links": [link("Be om en erfarenhetsexpert", "/sv/be-om-en-erfarenhetsexpert/"),
                  link("Organisationer", "/sv/organisationer/"),
                  link("Vad är en erfarenhetsexpert?", "/sv/vad-ar-en-erfarenhetsexpert/"),
                  link("Vanliga frågor", "/sv/vanliga-fragor/")],
        "body": [
            heading("Sju saker som gör att det går bra"),
            text("<ol><li>Fråga experten själv vad hen vill tala om.</li><li>Berätta i förväg vilka som lyssnar och hur "
                 "många de är.</li><li>Kom överens om paus och om hur man kan gå.</li><li>Kom överens om arvode och resa "
                 "skriftligt före dagen.</li><li>Ta emot vid dörren.</li><li>Fråga inte mer än vad ni har kommit överens "
                 "om.</li><li>Berätta efteråt vad det ledde till.</li></ol>"),
            heading("Innan ni ber"),
            text("<ul>"
                 "<li><a href=\"/sv/for-yrkespersoner/varfor-kamratstod-hjalper/\">Varför kamratstöd hjälper</a></li>"
                 "<li><a href=\"/sv/for-yrkespersoner/var-och-en-pa-sitt-satt/\">Var och en gör det på sitt sätt</a></li>"
                 "<li><a href=\"/sv/begrepp/\">Begrepp</a></li>"
                 "</ul>"),
            heading("Vem gör vad"),
            text("<ul>"
                 "<li><a href=\"/sv/kontakter/\">Vem svarar i ditt område</a></li>"
                 "<li><a href=\"/sv/struktur/\">Struktur: uppgifter och partner</a></li>"
                 "<li><a href=\"/sv/styrgruppen/\">Styrgruppen och dess beslut</a></li>"
                 "<li><a href=\"/sv/for-yrkespersoner/utbildning/\">Vem utbildar</a></li>"
                 "<li><a href=\"/sv/tjanstepaket/\">Tjänstepaket</a></li>"
                 "</ul>"),
            heading("Läs och dela"),
            text("<ul>"
                 "<li><a href=\"/sv/resultat/\">Ni sade, det här ändrades</a></li>"
                 "<li><a href=\"/sv/publikationer/\">Publikationer</a></li>"
                 "<li><a href=\"/sv/aktuellt/\">Aktuellt</a></li>"
                 "<li><a href=\"/sv/broschyrer/\">Broschyrer</a></li>"
                 "<li><a href=\"/sv/sa-byggdes-detta/\">Så byggdes detta</a></li>"
                 "</ul>"),
            action("Behöver ni erfarenhetskunskap?", "Koordinatorn svarar inom fem vardagar.", "Läs hur man ber",
                   "/sv/be-om-en-erfarenhetsexpert/"),
        ],
    },
}  # fmt: skip

INFO = {
    "mita-on-kokemusasiantuntijuus": {
        "slug": "vad-ar-en-erfarenhetsexpert",
        "title": "Vad är en erfarenhetsexpert?",
        "summary": "En erfarenhetsexpert har levt det hen talar om och vill använda det för att hjälpa andra.",
        "body": [
            text("<p>Det kan vara ett barn, en ung person eller en vuxen. En del har gått en utbildning, andra inte. Ingen "
                 "behöver en utbildning för att få berätta vad hen har varit med om.</p>"),
            heading("Vad hen kan göra"),
            text("<p>Hålla ett anförande, vara par med en arbetstagare, träffa en förälder eller en ung person, bedöma en "
                 "blankett eller sitta i en styrgrupp. Den som är i samma läge nu får kamratstöd.</p>"),
            heading("Vad ingen kräver"),
            text("<p>Hen behöver inte berätta allt, inte komma varje gång och inte förklara varför hen inte kan. Ett nej "
                 "räcker.</p>"),
        ],
    },
    "vertaistuki": {
        "slug": "kamratstod",
        "title": "Kamratstöd",
        "summary": "Stöd av någon som har varit i samma läge. Inga råd, om du inte ber om dem.",
        "body": [
            text("<p>I en kamratgrupp finns en ledare, en avtalad tid och några människor som har något gemensamt. Gruppen "
                 "är sluten: när den har börjat fortsätter samma människor till slutet. Därför vågar man tala.</p>"),
            action("Hitta din grupp", "Du kan välja ort och för vem gruppen är.", "Visa grupperna", "/sv/grupper/"),
        ],
    },
    "eettiset-ohjeet": {
        "slug": "etiska-anvisningar",
        "title": "Etiska anvisningar",
        "summary": "Så gör vi när en erfarenhetsexpert kommer. Den som ber om en expert läser dem först.",
        "version": "1.0",
        "side": "ammattilaiset",
        "body": [
            heading("Före"),
            text("<ul><li>Kom överens om ämnet och om vad ni inte talar om.</li><li>Berätta vilka som är där och om någon "
                 "fotograferar eller spelar in. Be om lov skilt.</li><li>Skriv ner arvode, resa och stödperson.</li></ul>"),
            heading("Under"),
            text("<ul><li>Presentera människan så som hen själv vill.</li><li>Paus är alltid tillåten, likaså att gå."
                 "</li><li>Publiken frågar bara om det ni har avtalat. Du ingriper om det inte går så.</li></ul>"),
            heading("Efter"),
            text("<ul><li>Ta tid att gå igenom hur det kändes, genast.</li><li>Betala i tid.</li><li>Berätta vad som "
                 "ändrades.</li></ul>"),
        ],
    },
}  # fmt: skip

FAQ = {
    "slug": "vanliga-fragor",
    "title": "Vanliga frågor",
    "summary": "Fem frågor som yrkespersoner ställer till organisationerna.",
}
QUESTIONS = [
    ("Varför talar organisationerna om erfarenhetsaktörer?",
     "<p>Ordet täcker både erfarenhetsexperter och kamratstödjare. Många organisationer har också ett eget namn för "
     "sina.</p>"),
    ("Hur skiljer de sig från hälsovårdens erfarenhetsexperter?",
     "<p>De här känner barnskyddet inifrån. De stöder enskilda människor, men de utvecklar också tjänster och påverkar. "
     "Organisationerna planerar verksamheten och stöder sina aktörer hela tiden.</p>"),
    ("Vilka är de?",
     "<p>Barn, unga och vuxna som själva har använt tjänsterna eller levt i ett svårt läge och vill stöda andra eller tala "
     "om det.</p>"),
    ("Vad är nyttan?",
     "<p>Det är lättare att lita på någon som har varit med om samma sak. Klienten och arbetstagaren förstår varandra "
     "bättre, och då går det framåt.</p>"),
    ("Vem betalar arvodet?", "<p>Det avtalas skilt i varje begäran, innan någon lovar komma.</p>"),
]  # fmt: skip

STORIES = {
    "slug": "berattelser",
    "title": "Berättelser",
    "summary": "Människor berättar själva. Namnen är ändrade, och berättarna har läst sin text före publiceringen.",
}
STORY = {
    "slug": "pappret-med-stora-bokstaver",
    "title": "Pappret med de stora bokstäverna",
    "side": "nuoret",
    "picture_seed": "seitseman-aikuista",
    "summary": "En handledare frågade före mötet vad jag ville att skulle bli sagt. Sedan väntade hen.",
    "byline": "Erfarenhetsexpert A, 19",
    "content_note": "Berättelsen handlar om placering och möten. Våld beskrivs inte.",
    "quote": "Tystnaden var för en gångs skull till för mig.",
    "body": [
        ("text", "<p>Jag var tretton när jag för första gången satt vid ett bord med sju vuxna. Alla hade en mapp. Jag hade "
         "jackan på, för jag visste inte hur länge vi skulle vara där.</p><p>Mitt namn sades många gånger, men ingen såg på "
         "mig. Jag började undra om de talade om någon annan.</p>"),
        ("heading", "En fråga jag inte väntade mig"),
        ("text", "<p>Tre år senare kom en ny handledare. Före mötet frågade hen: vad vill du att ska bli sagt där? Och sedan "
         "väntade hen. Det gick säkert en minut.</p>"),
        ("quote", {"text": "Tystnaden var för en gångs skull till för mig.", "who": ""}),
        ("text", "<p>Jag sa att jag ville gå kvar i samma skola. Hen skrev det på ett papper med stora bokstäver och gav "
         "pappret till mig. På mötet läste jag det själv, högt.</p><p>Nu har jag pappret med när jag talar för studerande. "
         "En frågade hur länge man ska vänta när en ung inte svarar. Jag sa: lite längre än det känns bekvämt.</p>"),
    ],
}  # fmt: skip

NGOS = {
    "slug": "organisationer",
    "title": "Organisationer",
    "summary": "De här organisationerna ordnar kamratstöd och har erfarenhetsexperter. Du kan kontakta dem direkt.",
}
