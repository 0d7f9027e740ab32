"""The demo county, its areas, the words everyone shares, and the organisations with the facts of 2023."""

from kuulluksi.directory.models import Area, Audience, EngagementType, Organisation, SupportForm

from .cast import Demo

COUNTY = (
    "demo-hva",
    "Esimerkin hyvinvointialue",
    "Exempels välfärdsområde",
    "Example wellbeing services county",
)

# slug, Finnish, Swedish, English, slug of the whole
AREAS = [
    ("riihimaki", "Riihimäki", "Riihimäki", "Riihimäki", "demo-hva"),
    ("forssa", "Forssa", "Forssa", "Forssa", "demo-hva"),
    ("hameenlinna", "Hämeenlinna", "Tavastehus", "Hämeenlinna", "demo-hva"),
    ("keski-suomi", "Keski-Suomi", "Mellersta Finland", "Central Finland", None),
    ("kanta-hame", "Kanta-Häme", "Egentliga Tavastland", "Kanta-Häme", None),
    ("lansi-uusimaa", "Länsi-Uusimaa", "Västra Nyland", "Western Uusimaa", None),
    ("varsinais-suomi", "Varsinais-Suomi", "Egentliga Finland", "Southwest Finland", None),
]

YOUNG, FAMILIES, PROFESSIONALS = Audience.Wall.YOUNG, Audience.Wall.FAMILIES, Audience.Wall.PROFESSIONALS
EVERYONE = Audience.Wall.EVERYONE
AUDIENCES = [
    ("foster_family", "Perhehoidossa asuvat", "Placerade i familjevård", "Living in foster care", YOUNG),
    ("institution", "Laitoksessa asuvat", "Placerade på anstalt", "Living in institutional care", YOUNG),
    ("open_care", "Avohuollon nuoret", "Unga i öppenvård", "Young people in open care", YOUNG),
    ("aftercare", "Jälkihuollon nuoret", "Unga i eftervård", "Young people in aftercare", YOUNG),
    ("young_parent", "Nuoret vanhemmat", "Unga föräldrar", "Young parents", YOUNG),
    ("foster_sibling", "Sijaissisarukset", "Fostersyskon", "Foster siblings", YOUNG),
    ("sibling", "Sisarukset", "Syskon", "Siblings", YOUNG),
    ("small_child", "Pienet lapset", "Små barn", "Small children", FAMILIES),
    ("client_parent", "Asiakasvanhemmat", "Klientföräldrar", "Client parents", FAMILIES),
    ("relative", "Läheiset", "Närstående", "Relatives", FAMILIES),
    ("foster_carer", "Sijaisvanhemmat", "Fosterföräldrar", "Foster carers", FAMILIES),
    ("professional", "Ammattilaiset", "Yrkespersoner", "Professionals", PROFESSIONALS),
    ("expert", "Kokemusasiantuntijat", "Erfarenhetsexperter", "Experts by experience", EVERYONE),
]

# The first twelve are also the services in the organisations' own listings.
ENGAGEMENT_TYPES = [
    ("peer_reception", "Vertaisvastaanotto tai vertaiskeskustelu", "Kamratmottagning eller kamratsamtal",
     "Peer reception or one-to-one peer talk"),
    ("worker_pair", "Työntekijän työpari", "Arbetspar till personal", "Working alongside a professional"),
    ("training_talk", "Puheenvuoro koulutuksessa tai seminaarissa", "Anförande vid utbildning eller seminarium",
     "Talk at a training or a seminar"),
    ("service_development", "Palvelujen kehittäminen työryhmässä", "Utveckling av tjänster i arbetsgrupp",
     "Developing services in a working group"),
    ("management_group", "Johtoryhmätyöskentely", "Ledningsgruppsarbete", "Management-group work"),
    ("staff_recruitment", "Henkilöstörekrytointi", "Personalrekrytering", "Staff recruitment"),
    ("group_facilitation", "Ryhmän ohjaaminen", "Gruppledning", "Group facilitation"),
    ("support_person", "Tukihenkilönä toimiminen", "Att vara stödperson", "Acting as a support person"),
    ("peer_event_coordination", "Vertaistilaisuuksien suunnittelu", "Planering av kamratstödsträffar",
     "Planning peer events"),
    ("peer_event_talk", "Puheenvuoro vertaisillassa", "Anförande vid en kamratkväll", "Talk at a peer evening"),
    ("awareness_raising", "Tiedon ja ymmärryksen lisääminen", "Ökad kunskap och förståelse", "Raising awareness"),
    ("peer_support", "Vertaistuki", "Kamratstöd", "Peer support"),
    ("panel", "Paneelikeskustelu", "Paneldiskussion", "Panel discussion"),
    ("writing", "Kirjoittaminen", "Att skriva", "Writing"),
    ("meet_decision_makers", "Päättäjien tapaaminen", "Möte med beslutsfattare", "Meeting decision-makers"),
    ("service_or_web_codesign", "Palvelun tai verkkosivujen suunnittelu yhdessä",
     "Planering av en tjänst eller webbplats tillsammans", "Designing a service or a website together"),
    ("systemic_team", "Systeeminen tiimi", "Systemiskt team", "Systemic team"),
    ("parent_meeting", "Asiakasvanhemman tapaaminen", "Möte med en klientförälder", "Meeting a client parent"),
    ("youth_meeting", "Nuoren tapaaminen", "Möte med en ung person", "Meeting a young person"),
    ("staff_consultation", "Konsultaatio työntekijälle", "Konsultation för personal", "Consultation for staff"),
    ("social_media_team", "Sometiimi", "Team för sociala medier", "Social media team"),
    ("developer_group_consultation", "Kehittäjäryhmän kuuleminen", "Att höra en utvecklargrupp",
     "Hearing a developer group"),
    ("statement", "Lausunto", "Utlåtande", "Statement"),
    ("phone_contact", "Puhelinyhteys säännöllisesti", "Telefonkontakt regelbundet", "Regular contact by phone"),
    ("working_group_member", "Jäsenenä työryhmässä", "Medlem i en arbetsgrupp", "Member of a working group"),
    ("staff_training_day", "Henkilöstön kehittämispäivä", "Utvecklingsdag för personalen", "Staff development day"),
    ("thematic_info_session", "Tietotilaisuus aiheesta", "Infomöte om ett tema", "Information session on a theme"),
    ("plain_language_review", "Tekstin tai lomakkeen selkeyttäminen", "Att göra en text eller blankett tydlig",
     "Making a text or form plain"),
]  # fmt: skip

SUPPORT_FORMS = [
    ("individual_support", "Yksilöllinen tuki", "Individuellt stöd", "Individual support"),
    ("regular_check_in", "Säännöllinen yhteydenpito", "Regelbunden kontakt", "Regular check-in"),
    ("peer_meetings", "Vertaistapaamiset", "Kamratträffar", "Peer meetings"),
    ("external_supervision", "Ulkopuolinen työnohjaus", "Extern arbetshandledning", "External work supervision"),
    ("internal_supervision", "Sisäinen työnohjaus", "Intern arbetshandledning", "In-house work supervision"),
    ("individual_supervision", "Yksilötyönohjaus", "Individuell arbetshandledning", "Individual work supervision"),
    ("group_supervision", "Ryhmätyönohjaus", "Arbetshandledning i grupp", "Group work supervision"),
    ("mentoring", "Mentorointi", "Mentorskap", "Mentoring"),
    ("immediate_debrief", "Purku heti", "Genomgång genast", "Debrief at once"),
    ("post_event_debrief", "Jälkipurku", "Genomgång efteråt", "Debrief afterwards"),
    ("occupational_health", "Työterveyshuolto", "Företagshälsovård", "Occupational health"),
    ("work_life_skills", "Työelämätaidot", "Arbetslivsfärdigheter", "Skills for working life"),
    ("further_training", "Jatkokoulutus", "Fortbildning", "Further training"),
    ("preparation_together", "Valmistautuminen yhdessä", "Förberedelser tillsammans", "Preparing together"),
    ("adult_present", "Aikuinen mukana", "En vuxen är med", "An adult is present"),
    ("online_community", "Verkkoyhteisö", "Nätgemenskap", "Online community"),
    ("coordinator_contact", "Yhteys koordinaattoriin", "Kontakt med koordinatorn", "Contact with the coordinator"),
]  # fmt: skip

UMBRELLA = ("vslj", "Varsinais-Suomen Lastensuojelujärjestöt ry (VSLJ)")
# slug of the organisation, name, areas; all members of the umbrella, facts of 2023
NGOS = [
    ("auta-lasta", "Auta Lasta ry", ["varsinais-suomi"]),
    ("lauste", "Perhekuntoutuskeskus Lauste", ["varsinais-suomi"]),
    ("finfami-vs", "Varsinais-Suomen mielenterveysomaiset – FinFami ry", ["varsinais-suomi"]),
    ("sos-lapsikyla", "SOS-Lapsikylä", ["varsinais-suomi", "lansi-uusimaa", "keski-suomi"]),
    ("ehja", "Ehjä ry", ["varsinais-suomi"]),
    (
        "mieli-lounais-suomi",
        "MIELI Lounais-Suomen mielenterveys ry / Turun kriisikeskus",
        ["varsinais-suomi"],
    ),
    ("aima", "Äidit irti synnytysmasennuksesta Äimä ry", ["varsinais-suomi"]),
]
OTHERS = [
    ("lskl", "Lastensuojelun Keskusliitto", "Centralförbundet för Barnskydd", Organisation.Kind.UMBRELLA),
    ("esimerkkiopisto", "Esimerkkiopisto", "Exempelinstitutet", Organisation.Kind.TRAINING),
    ("toivola", "Vastaanottokoti Esimerkki", "Mottagningshemmet Exempel", Organisation.Kind.REGIONAL),
]


def named(model, rows) -> dict:
    """Rows (slug, fi, sv, en) of a model, made or brought up to date. Returns them by slug."""
    return {
        slug: model.objects.update_or_create(
            slug=slug, defaults={"name_fi": fi, "name_sv": sv, "name_en": en, **extra}
        )[0]
        for slug, fi, sv, en, extra in rows
    }


def build(demo: Demo) -> None:
    demo.areas = named(Area, [(*COUNTY, {})])
    for slug, fi, sv, en, whole in AREAS:
        demo.areas |= named(Area, [(slug, fi, sv, en, {"parent": demo.areas.get(whole)})])
    demo.audiences = named(Audience, [(*row[:4], {"wall": row[4]}) for row in AUDIENCES])
    demo.engagement_types = named(EngagementType, [(*row, {}) for row in ENGAGEMENT_TYPES])
    demo.support_forms = named(SupportForm, [(*row, {}) for row in SUPPORT_FORMS])
    demo.organisations = organisations(demo.areas)


def organisations(areas: dict) -> dict:
    county = named(Organisation, [(*COUNTY, {"kind": Organisation.Kind.COUNTY})])["demo-hva"]
    county.areas.set([area for area in areas.values() if area.slug == "demo-hva" or area.parent_id])
    slug, name = UMBRELLA
    umbrella = named(Organisation, [(slug, name, "", "", {"kind": Organisation.Kind.UMBRELLA})])[slug]
    made = {"county": county, slug: umbrella}
    for slug, name, where in NGOS:
        extra = {"kind": Organisation.Kind.NGO, "umbrella": umbrella}
        made |= named(Organisation, [(slug, name, "", "", extra)])
        made[slug].areas.set([areas[area] for area in where])
    for slug, fi, sv, kind in OTHERS:
        made |= named(Organisation, [(slug, fi, sv, "", {"kind": kind})])
    return made
