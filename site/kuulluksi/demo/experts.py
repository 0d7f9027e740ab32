"""The demo's bank of eight and seven requests, each in another state. Nobody has a name, every sum is an example."""

import datetime

from django.urls import reverse
from django.utils import timezone, translation

from booking.experts import actions
from booking.experts.models import (
    AliasCard,
    Assignment,
    Disclosure,
    ExpertProfile,
    ExpertRequest,
    FeeClaim,
    Opportunity,
    SupervisionTime,
)
from booking.experts.states import State
from booking.experts.topics import Topic, Viewpoint
from kuulluksi.people.models import Link

from .cast import Demo

# letter, areas, viewpoint, born years ago, topics, not about, kinds of work, channel, languages, extra
BANK = [
    (
        "A",
        ["hameenlinna"],
        "child",
        24,
        ["placement", "institution"],
        ["substances"],
        ["training_talk", "management_group"],
        "sms",
        ["fi"],
        {},
    ),
    (
        "B",
        ["hameenlinna", "riihimaki"],
        "child",
        21,
        ["aftercare", "participation"],
        [],
        ["training_talk", "service_development"],
        "sms",
        ["fi", "en"],
        {"may_be_recorded": True},
    ),
    (
        "C",
        ["riihimaki"],
        "parent",
        43,
        ["parenthood", "meetings"],
        [],
        ["worker_pair", "peer_reception"],
        "call",
        ["fi"],
        {"disclosure": Disclosure.FIRST_NAME},
    ),
    (
        "D",
        ["hameenlinna"],
        "child",
        16,
        ["foster_family", "school"],
        ["mental_health"],
        ["training_talk"],
        "adult",
        ["fi"],
        {},
    ),
    (
        "E",
        ["riihimaki", "hameenlinna"],
        "sibling",
        27,
        ["siblings", "open_care"],
        [],
        ["service_development"],
        "email",
        ["fi", "sv"],
        {"disclosure": Disclosure.WRITTEN},
    ),
    (
        "F",
        ["hameenlinna"],
        "parent",
        38,
        ["parenthood", "substances"],
        [],
        ["worker_pair", "training_talk"],
        "sms",
        ["fi"],
        {},
    ),
    (
        "G",
        ["riihimaki"],
        "child",
        30,
        ["institution", "aftercare"],
        [],
        ["training_talk", "staff_recruitment"],
        "sms",
        ["fi"],
        {"may_be_recorded": True, "disclosure": Disclosure.FULL_NAME},
    ),
    (
        "H",
        ["forssa"],
        "foster_sibling",
        19,
        ["foster_family", "participation"],
        [],
        ["training_talk"],
        "sms",
        ["fi"],
        {},
    ),
]
SUPPORT = "Osallisuuskoordinaattori"
FEE = 8000  # an example, never a county's own sum


def build(demo: Demo) -> None:
    demo.forms["request"] = "/fi/pyynto/"
    by = demo.staff["coordinator"]
    experts = bank_of(demo, by)
    story = Story(demo, by, experts)
    for nonce, tell in story.chapters():
        if not ExpertRequest.objects.filter(form_nonce=f"demo-{nonce}").exists():
            tell(f"demo-{nonce}")
    ways_of(demo, by, experts)
    told_addresses(demo)


def ways_of(demo: Demo, by, experts) -> None:
    """Cards on the site, times of supervision, something open, and somebody on the way."""
    cards = {
        "A": ("Saniainen", "Kysykää meiltä ensin, ja vasta sitten toisiltanne. Se muutti minulla kaiken."),
        "F": ("Vanhempi rannalta", "Minut kuultiin ihmisenä, ei papereina. Siitä alkoi luottamus."),
    }
    for letter, (name, words) in cards.items():
        if not AliasCard.objects.filter(expert=experts[letter]).exists():
            card = actions.write_card(experts[letter], name=name, words=words, language="fi")
            actions.show_card(card, by=by)
    if not SupervisionTime.objects.coming().exists():
        area = demo.areas["hameenlinna"]
        first = demo.today + datetime.timedelta(days=9)
        for mode, where, giver, ahead, times in (
            ("on_site", "Järjestöjen talo, toinen kerros", "Ulkopuolinen työnohjaaja", 0, 4),
            ("remote", "Linkki tulee edellisenä päivänä", "Ulkopuolinen työnohjaaja", 14, 2),
        ):
            actions.make_supervision(
                {"mode": mode, "area": area, "giver_words": giver, "where": where, "places": 5},
                first_day=first + datetime.timedelta(days=ahead), clock=datetime.time(16, 30), minutes=90,
                every_weeks=6, times=times, by=by,
            )  # fmt: skip
        for letter in "AF":
            actions.book_supervision(experts[letter], SupervisionTime.objects.coming()[0])
    if not Opportunity.objects.still_open().exists():
        actions.change_profile(experts["A"], {"wants_opportunities": True}, by="expert")
        row = actions.post_opportunity(
            "Työryhmä: miten ensitapaamiseen kutsutaan",
            words="Neljä tapaamista keväällä, etänä tai paikan päällä. Palkkio ja matkat maksetaan.",
            area=demo.areas["hameenlinna"],
            closes_on=demo.today + datetime.timedelta(days=21),
            by=by,
        )
        actions.hear_more(experts["A"], row)


def bank_of(demo: Demo, by) -> dict[str, ExpertProfile]:
    experts = {}
    for letter, areas, viewpoint, age, topics, not_about, kinds, channel, languages, extra in BANK:
        alias = f"Kokemusasiantuntija {letter}"
        found = ExpertProfile.objects.filter(alias=alias).first()
        if found is None:
            details = {
                "alias": alias,
                "viewpoint": Viewpoint(viewpoint),
                "birth_year": str(demo.today.year - age),
                "topics": [Topic(code) for code in topics],
                "not_about": [Topic(code) for code in not_about],
                "channel": channel,
                "contact": f"{alias[-1].lower()}@example.test"
                if channel == "email"
                else f"0400 000 1{len(experts):02}",
                "contact_wishes": "Arkisin kello 12 jälkeen.",
                "support_person": SUPPORT,
                "support_accepted_on": demo.today,
                "adult": "Oman yksikön ohjaaja" if letter == "D" else "",
                "languages": languages,
                "stage": ExpertProfile.Stage.ACTIVE,
                **extra,
            }
            found = actions.add_expert(
                details,
                areas=[demo.areas[slug] for slug in areas],
                engagement_types=[
                    demo.engagement_types[slug] for slug in kinds if slug in demo.engagement_types
                ],
                by=by,
            )
            actions.confirm_profile(found, by=by)
            if letter in "AB":
                on = demo.today - datetime.timedelta(days=40 if letter == "A" else 3)
                actions.check_in(found, on=on, channel="call", note="Kuulumiset vaihdettu.", by=by)
                actions.support_agreed(found, by=by)
            if letter == "G":
                actions.take_break(found, until=demo.today + datetime.timedelta(days=40), by=by)
        experts[letter] = found
    return experts


class Story:
    """Seven requests and how far each has come."""

    def __init__(self, demo: Demo, by, experts):
        self.demo, self.by, self.experts = demo, by, experts
        self.other = demo.staff.get("finance") or demo.staff["coordinator_2"]

    def chapters(self):
        return [
            ("unconfirmed", self.unconfirmed),
            ("new", self.new),
            ("searching", self.searching),
            ("offered", self.offered),
            ("ready", self.ready),
            ("held", self.held),
            ("paid", self.paid),
        ]

    def ask(self, nonce, kind, area, organisation, unit, aim, audience, days_ahead, **more) -> ExpertRequest:
        day = self.demo.today + datetime.timedelta(days=days_ahead)
        kinds = self.demo.engagement_types
        answers = {
            "engagement_type": kinds.get(kind) or next(iter(kinds.values())),
            "area": self.demo.areas[area],
            "organisation_name": organisation,
            "unit": unit,
            "aim": aim,
            "audience": audience,
            "host": "Tiimin johtava työntekijä",
            "backup_host": "Tiimin toinen työntekijä",
            "place": "Kokoustila, toinen kerros",
            "requester_name": "Sosiaalityöntekijä",
            "requester_email": "sosiaalityontekija@example.test",
            "wishes": [f"{day.isoformat()}T13:00"] if days_ahead > 0 else [],
            "hours": 1,
            "guidelines": "1",
            "host_has_time": True,
            "arrangements": ["meet_first", "quiet_room"],
            "shaping": "Kysymykset ja järjestys ovat vielä auki.",
            **more,
        }
        with translation.override("fi"):
            return actions.send_request(answers, nonce=nonce, language="fi").request

    def invite(self, asked, *letters) -> list[Assignment]:
        actions.confirm_email(asked)
        return actions.invite(
            asked,
            [self.experts[letter] for letter in letters],
            by=self.by,
            support_person=SUPPORT,
            adult="Oman yksikön ohjaaja" if "D" in letters else "",
            fee_cents=FEE,
            words="Tämä ryhmä on toivonut juuri sinun kokemustasi. Voit kysyä minulta mitä vain.",
        )

    def prepared(self, row) -> Assignment:
        actions.accept(row)
        actions.confirm(row, by=self.by)
        day = self.demo.today - datetime.timedelta(days=1)
        actions.prepare(row, orientation_on=day, fee_cents=FEE, travel_agreed=True, by=self.by)
        return actions.make_ready(row, by=self.by)

    def unconfirmed(self, nonce):
        self.ask(
            nonce, "staff_recruitment", "hameenlinna", "Perhesosiaalityö", "Rekrytointi",
            "Haluamme kuulla, millaista työntekijää lapset toivovat.", "Kolme haastattelijaa", 21, audience_size=3,
        )  # fmt: skip

    def new(self, nonce):
        asked = self.ask(
            nonce, "training_talk", "riihimaki", "Nuorisokoti", "Henkilöstöpäivä",
            "Opimme, mikä arjessa auttoi.", "Yksikön ohjaajat", 30, audience_size=15, topics=[Topic.INSTITUTION],
        )  # fmt: skip
        actions.confirm_email(asked)

    def searching(self, nonce):
        asked = self.ask(
            nonce, "service_development", "hameenlinna", "Avohuolto", "Kehittämistiimi",
            "Muotoilemme ensitapaamisen uudelleen.", "Kehittämistiimi", 45, audience_size=8,
            topics=[Topic.MEETINGS, Topic.OPEN_CARE], agenda="expert", urgent=False,
        )  # fmt: skip
        actions.confirm_email(asked)
        actions.take_on(asked, by=self.by)

    def offered(self, nonce):
        asked = self.ask(
            nonce, "training_talk", "hameenlinna", "Avohuolto", "Tiimipäivä",
            "Ymmärrämme paremmin, miltä sijoituksen alku tuntuu.", "Kahden tiimin sosiaalityöntekijät", 18,
            audience_size=20, topics=[Topic.PLACEMENT],
        )  # fmt: skip
        self.invite(asked, "A", "B")

    def ready(self, nonce):
        asked = self.ask(
            nonce, "training_talk", "hameenlinna", "Ammattikorkeakoulu", "Sosionomikoulutus",
            "Opiskelijat saavat kuvan jälkihuollosta nuoren silmin.", "Toisen vuoden opiskelijat", 12,
            audience_size=40, topics=[Topic.AFTERCARE], payer="requester",
        )  # fmt: skip
        (row,) = self.invite(asked, "B")
        start = datetime.datetime.combine(self.demo.today + datetime.timedelta(days=12), datetime.time(13))
        actions.agree_time(asked, timezone.make_aware(start), by=self.by)
        self.prepared(row)

    def held(self, nonce):
        asked = self.ask(
            nonce, "training_talk", "riihimaki", "Palvelujohto", "Paneeli",
            "Johto kuulee kokemuksia ennen suunnitelman päivitystä.", "Lähiesihenkilöt", 0, audience_size=25,
            experts_wanted=2,
        )  # fmt: skip
        for row in self.invite(asked, "A", "C") if self.by.area_ids else []:
            self.prepared(row)
            actions.mark_held(row, held_on=self.demo.today - datetime.timedelta(days=2), by=self.by)

    def paid(self, nonce):
        asked = self.ask(
            nonce, "worker_pair", "hameenlinna", "Systeeminen tiimi", "Avohuolto",
            "Vanhempi on mukana tiimissä joka toinen viikko.", "Tiimi ja perheet, yksi perhe kerrallaan", 0,
            hours=4, rhythm="fortnightly", topics=[Topic.PARENTHOOD],
        )  # fmt: skip
        (row,) = self.invite(asked, "F")
        self.prepared(row)
        actions.begin(row, by=self.by)
        actions.mark_held(row, held_on=self.demo.today - datetime.timedelta(days=20), by=self.by)
        actions.debrief(row, Assignment.DebriefKind.AT_ONCE, by=self.by)
        claim = FeeClaim.objects.get(assignment=row)
        actions.approve_fee(claim, by=self.other)
        actions.pay_fee(claim, paid_on=self.demo.today - datetime.timedelta(days=6), by=self.other)
        actions.complete(row, by=self.by)
        actions.close(asked, by=self.by)


def told_addresses(demo: Demo) -> None:
    """The pages of one invited expert and of that request's requester."""
    with translation.override("fi"):
        row = (
            Assignment.objects.filter(request__form_nonce="demo-offered", state=State.INVITED)
            .select_related("request")
            .order_by("expert__code")
            .first()
        )
        if row is None:  # a visitor of the demo answered both: any offer that is still open will do
            row = Assignment.objects.promised().select_related("request").order_by("created_at").first()
        link = Link.objects.live().filter(purpose=actions.OFFER_LINK, subject_id=row.pk).first()
        demo.links["expert"] = reverse("experts:offer", args=[link.token]) if link else ""
        mailed = Link.objects.live().filter(pk=row.request.mailed_link).first()
        demo.links["requester"] = reverse("experts:requester", args=[mailed.token]) if mailed else ""
    # An old demo's invitation is given new time, so that it can still be answered.
    Assignment.objects.filter(state=State.INVITED, answer_by__lte=timezone.now()).update(
        answer_by=timezone.now() + datetime.timedelta(days=actions.ANSWER_DAYS)
    )
