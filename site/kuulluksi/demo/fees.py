"""The demo's fees in each state, an example price list, and last quarters' work, so that a report has something to tell.

Every sum is an example and no county's own.
"""

import datetime
from io import BytesIO

from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from PIL import Image, ImageDraw

from booking.experts import actions
from booking.experts.fees import claims, exports, table
from booking.experts.fees.models import Rate
from booking.experts.fees.receipts import remade
from booking.experts.models import (
    Assignment,
    ExpertProfile,
    ExpertRequest,
    FeeClaim,
    Feedback,
    LegalIdentity,
)
from booking.experts.models.messages import Side
from booking.forum.models import Forum
from groups.models import Season
from kuulluksi.people.models import Link
from kuulluksi.reports import actions as reports
from kuulluksi.reports import quotes
from kuulluksi.reports.models import Budget, CostLine, Quote
from kuulluksi.reports.quarters import Quarter

from .cast import Demo
from .experts import Story

# what, unit, Finnish, Swedish, English, amount, kinds of work, days
RATES = [
    ("fee", "event", "Puheenvuoro tai koulutus", "Inlägg eller utbildning", "Talk or training", 8000, ["training_talk"], None),
    ("fee", "half_day", "Kehittäminen, puoli päivää", "Utveckling, halv dag", "Development, half a day", 12000, ["service_development"], None),
    ("fee", "hour", "Muu kokemustyö", "Annat erfarenhetsarbete", "Other work of an expert", 4000, [], None),
    ("preparation", "hour", "Valmistelu", "Förberedelse", "Preparation", 2000, [], None),
    ("kilometres", "km", "Oma auto", "Egen bil", "Own car", 55, [], None),
    ("late", "percent", "Peruttu viime hetkellä", "Inställt i sista stund", "Cancelled at the last moment", 100, [], 7),
]  # fmt: skip
# name, expert, days since it was held
STATES = [
    ("late", "C", 46),
    ("submitted", "B", 9),
    ("approved", "E", 12),
    ("exported", "F", 19),
    ("declined", "H", 16),
]
BY_WORKERS = (
    "Puhe herätti koko tiimin pohtimaan, miltä kirjaukset tuntuvat.",
    "Opin kysymään ensin ja selittämään vasta sitten.",
    "Vaikeistakin asioista puhuttiin lämpimästi ja selvästi.",
    "Muutimme ensitapaamisen lomakkeen heti seuraavalla viikolla.",
)
BY_EXPERTS = (
    "Minua odotettiin, ja sain kertoa omaan tahtiini.",
    "Kysymykset olivat hyviä, eikä kukaan udellut liikaa.",
    "Tuntui hyvältä, että kokemuksesta on jollekin apua.",
    "Tauko ja oma huone auttoivat jaksamaan.",
)
# quarters ago, experts
PAST = [(1, "ABCEFH"), (2, "ABF"), (3, "ABCEF")]


def build(demo: Demo) -> None:
    finance, by = demo.staff["finance"], demo.staff["coordinator"]
    price_list(demo, finance)
    experts = {
        row.alias[-1]: row for row in ExpertProfile.objects.filter(alias__startswith="Kokemusasiantuntija ")
    }
    story = Story(demo, by, experts)
    for ago, letters in PAST:
        for number, letter in enumerate(letters):
            if letter in experts:
                past(demo, story, ago, number, letter, finance)
    for name, letter, days in STATES:
        nonce = f"demo-fee-{name}"
        if letter in experts and not ExpertRequest.objects.filter(form_nonce=nonce).exists():
            in_state(demo, story, nonce, name, letter, days, finance)
    for nonce, letter, deed in (
        ("demo-fee-cancelled", "B", cancelled_late),
        ("demo-fee-months", "E", going_on),
    ):
        if letter in experts and not ExpertRequest.objects.filter(form_nonce=nonce).exists():
            deed(demo, story, nonce, letter, finance)
    tell_months(demo)
    words_for_the_site(by)
    money(demo, by)
    legal_names(experts, by)


def legal_names(experts: dict, by) -> None:
    """Two who wanted their name by law to be kept. Drawn names, nobody's own."""
    for letter, name in (("B", "Esimerkki Testinen"), ("F", "Malli Mallinen")):
        if letter in experts and not LegalIdentity.objects.filter(expert=experts[letter]).exists():
            actions.set_identity(experts[letter], name, by=by)


def price_list(demo: Demo, finance) -> None:
    if Rate.objects.exists():
        return
    first = datetime.date(demo.today.year - 1, 1, 1)
    for what, unit, fi, sv, en, amount, kinds, days in RATES:
        row = {
            "series": fi.split(",")[0].split(" ")[0].lower().replace("ä", "a").replace("ö", "o"),
            "what": what,
            "unit": unit,
            "name_fi": fi,
            "name_sv": sv,
            "name_en": en,
            "amount": amount,
            "days": days,
            "valid_from": first,
            "engagement_types": [
                demo.engagement_types[slug] for slug in kinds if slug in demo.engagement_types
            ],
        }
        table.add_rate(row, by=finance)


def held(story: Story, nonce: str, letter: str, day: datetime.date, *, kind="training_talk") -> FeeClaim:
    """One request of one expert, held on a day; its claim as the program filled it in."""
    asked = story.ask(
        nonce, kind, "riihimaki", "Avohuolto", "Tiimipäivä",
        "Kuulemme, mikä auttoi ja mikä ei.", "Tiimin työntekijät", 0, audience_size=12,
        requester_email=f"tyontekija-{letter.lower()}@example.test",
    )  # fmt: skip
    (row,) = story.invite(asked, letter)
    story.prepared(row)
    actions.mark_held(row, held_on=min(day, timezone.localdate()), by=story.by)
    actions.debrief(row, Assignment.DebriefKind.AT_ONCE, by=story.by)
    return FeeClaim.objects.get(assignment=row)


def in_state(demo: Demo, story: Story, nonce, name, letter, days, finance) -> None:
    claim = held(story, nonce, letter, demo.today - datetime.timedelta(days=days))
    if name == "late":
        return
    if name == "declined":
        claims.decline_fee(claim)
        return
    claims.add_line(claim, "kilometres", quantity=64, words="Kotoa Riihimäelle ja takaisin", by="expert")
    if name == "submitted":
        claims.add_line(claim, "ticket", cents=1480, words="Juna", picture=remade(a_receipt()), by="expert")
    claims.confirm_claim(claim)
    if name == "submitted":
        return
    claims.approve_fee(claim, by=finance)
    if name == "exported":
        exports.make_batch(claim.way, by=finance)


def agreed(story: Story, nonce: str, letter: str, start: datetime.datetime, **more) -> Assignment:
    """One expert who has said yes to a time, with everything prepared."""
    asked = story.ask(
        nonce, more.pop("kind"), "riihimaki", more.pop("who"), more.pop("unit"),
        "Kuulemme, mikä auttoi ja mikä ei.", "Tiimin työntekijät ja perheet", 0, audience_size=8, **more,
    )  # fmt: skip
    actions.confirm_email(asked)
    actions.agree_time(asked, timezone.make_aware(start), by=story.by)
    (row,) = story.invite(ExpertRequest.objects.get(pk=asked.pk), letter)
    return story.prepared(row)


def cancelled_late(demo: Demo, story: Story, nonce: str, letter: str, finance) -> None:
    """The team had to cancel three days before: the fee is paid all the same."""
    start = datetime.datetime.combine(demo.today + datetime.timedelta(days=3), datetime.time(13))
    row = agreed(story, nonce, letter, start, kind="training_talk", who="Perhekeskus", unit="Tiimipäivä")
    actions.withdraw_request(row.request)


def going_on(demo: Demo, story: Story, nonce: str, letter: str, finance) -> None:
    """A working pair every week since the month before last: one fee a month, the first paid, the second to be looked at.

    The day of asking is put back, as if it had been asked then.
    """
    last = demo.today.replace(day=1) - datetime.timedelta(days=1)
    first = (last.replace(day=1) - datetime.timedelta(days=1)).replace(day=1)
    row = agreed(
        story, nonce, letter, datetime.datetime.combine(first, datetime.time(9)),
        kind="worker_pair", who="Systeeminen tiimi", unit="Avohuolto", hours=3, rhythm="growing",
        until=demo.today + datetime.timedelta(days=120),
    )  # fmt: skip
    asked = timezone.make_aware(datetime.datetime.combine(first, datetime.time(8)))
    Assignment.objects.filter(pk=row.pk).update(invited_at=asked)
    actions.begin(row, by=story.by)
    actions.open_monthly()
    earliest = row.claims.order_by("month").first()
    if earliest:
        claims.confirm_claim(earliest)
        claims.approve_fee(earliest, by=finance)
        claims.pay_fee(earliest, paid_on=demo.today, by=finance)


def tell_months(demo: Demo) -> None:
    """Where the expert of the long engagement looks at the fees."""
    rows = Assignment.objects.filter(request__form_nonce="demo-fee-months").values("pk")
    link = Link.objects.live().filter(purpose=actions.OFFER_LINK, subject_id__in=rows).first()
    if link:
        with override("fi"):
            page = reverse("experts:fee", kwargs={"token": link.token})
        demo.notes.append(f"An expert's fees, month by month: {demo.base}{page}")


def past(demo: Demo, story: Story, ago: int, number: int, letter: str, finance) -> None:
    """Work of an earlier quarter, paid and closed. Only its days are put back: that is the one thing no deed can do."""
    quarter = Quarter.of(demo.today)
    for _one in range(ago):
        quarter = Quarter.of(quarter.first - datetime.timedelta(days=1))
    nonce = f"demo-past-{quarter.year}-{quarter.number}-{number}"
    if ExpertRequest.objects.filter(form_nonce=nonce).exists():
        return
    day = quarter.first + datetime.timedelta(days=30 + 4 * number)
    claim = held(story, nonce, letter, day, kind=("training_talk", "worker_pair")[number % 2])
    claims.confirm_claim(claim)
    claims.approve_fee(claim, by=finance)
    claims.pay_fee(claim, paid_on=min(day + datetime.timedelta(days=14), timezone.localdate()), by=finance)
    row = claim.assignment
    said(row, number)
    actions.complete(row, by=story.by)
    actions.close(row.request, by=story.by)
    moment = timezone.make_aware(datetime.datetime.combine(day, datetime.time(10)))
    asked = moment - datetime.timedelta(days=25)
    ExpertRequest.objects.filter(pk=row.request_id).update(
        created_at=asked,
        answered_at=asked + datetime.timedelta(days=2 + number % 3),
        closed_at=moment + datetime.timedelta(days=16),
        held_at=moment,
    )
    Assignment.objects.filter(pk=row.pk).update(fee_settled_at=moment + datetime.timedelta(days=14))
    Feedback.objects.filter(request=row.request_id).update(created_at=moment + datetime.timedelta(days=2))


def said(row: Assignment, number: int) -> None:
    """Both sides said how it was, and some of them that their words may be told."""
    for side, words in ((Side.REQUESTER, BY_WORKERS), (Side.EXPERT, BY_EXPERTS)):
        told = {"felt": "partly" if number % 5 == 4 else "good", "worked": words[number % len(words)]}
        told["may_quote"] = number < len(words)
        own = row if side == Side.EXPERT else None
        actions.give_feedback(row.request, told, side=side, assignment=own)


def words_for_the_site(by) -> None:
    """A coordinator has read most of the words that may be told; one waits."""
    if Quote.objects.exists():
        return
    waiting = quotes.offered(by)
    for one in waiting[:-1]:
        quotes.settle(one.source, words=one.words, language="fi", show=True, by=by)


def money(demo: Demo, by) -> None:
    """A budget and a few costs of the season and the forum that are nearest."""
    if CostLine.objects.exists():
        return
    area = demo.areas["riihimaki"]
    reports.set_budget(area=area, cents=250_000, year=demo.today.year, by=by)
    season = Season.objects.filter(event__area__in=by.area_ids).order_by("event__starts_on", "pk").first()
    forum = Forum.objects.order_by("-year").first()
    for event, kind, cents, days in (
        (season and season.event, "catering", 4_250, 12),
        (season and season.event, "catering", 3_980, 5),
        (season and season.event, "material", 2_600, 12),
        (forum and forum.event, "travel", 18_000, 9),
        (None, "catering", 6_400, 30),
    ):
        day = demo.today - datetime.timedelta(days=days)
        reports.add_cost(
            area=event.area if event and event.area else area,
            kind=kind,
            cents=cents,
            day=day,
            event=event,
            by=by,
        )
    if season and not Budget.objects.filter(event=season.event).exists():
        reports.set_budget(area=season.event.area or area, cents=40_000, event=season.event, by=by)


def a_receipt() -> ContentFile:
    """A drawn ticket that says that it is an example."""
    picture = Image.new("RGB", (420, 560), "white")
    pen = ImageDraw.Draw(picture)
    for number, words in enumerate(("ESIMERKKI", "Junalippu", "Riihimaki", "14,80 EUR")):
        pen.text((40, 60 + 90 * number), words, fill="black", font_size=44)
    out = BytesIO()
    picture.save(out, "PNG")
    return ContentFile(out.getvalue(), name="kuitti.png")
