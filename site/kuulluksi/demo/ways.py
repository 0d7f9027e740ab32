"""Ways into a group that the demo shows: a worker's link, an adult who is asked, and somebody who wants a call first."""

from django.urls import reverse
from django.utils.translation import override

from booking.signups import actions, callbacks, consents, referrals
from booking.signups.models import CallBack, Party, Referrer, Sheet
from groups.models import Season

from .cast import Demo

BY_REFERRAL = "jalkihuolto-vanhemmat"  # the plan of demo.groups says so
ASKS_ADULTS = "alakoululaiset"
WORKER = "tyontekija@esimerkki.example"
CHILDREN = (("Myrsky", 9, "huoltaja"), ("Pouta", 11, "sosiaalityöntekijä"))


def build(demo: Demo) -> None:
    asks = Season.objects.current().get(group__slug=ASKS_ADULTS).sheet
    Sheet.objects.filter(pk=asks.pk).update(consent_bands=consents.bands_of("under_13"))
    asks.refresh_from_db()
    adult_is_asked(demo, asks)
    workers_link(demo, Season.objects.current().get(group__slug=BY_REFERRAL).sheet)
    call_first(asks)


def adult_is_asked(demo: Demo, sheet: Sheet) -> None:
    """A foster carer has signed two children up, and each child's own adult is asked."""
    nonce = f"demo-consent-{sheet.pk}"
    done = actions.already(nonce) or actions.sign_up(
        sheet,
        way=Party.Way.ADULT,
        adult_role=Party.AdultRole.FOSTER,
        together=Party.Together.ALL,
        channel="email",
        contact="perhehoitaja@esimerkki.example",
        contact_name="perhehoitaja",
        language="fi",
        participants=[
            {
                "nickname": nickname,
                "birth_year": str(demo.today.year - age),
                "answers": {"diet": ["anything"], "transport": "adult", "transport_adult": "perhehoitaja"},
                "consent": {
                    "giver": "guardian" if role == "huoltaja" else "worker",
                    "name": role,
                    "contact": f"aikuinen-{place}@esimerkki.example",
                    "channel": "email",
                },
            }
            for place, (nickname, age, role) in enumerate(CHILDREN, 1)
        ],
        form_nonce=nonce,
    )
    ask = done.signups[0].consent_asks.standing().first()
    if ask:
        with override("fi"):
            url = reverse("signups:consent", kwargs={"token": actions.link_to(ask).token})
        demo.notes.append(f"The adult who is asked about a child: {demo.base}{url}")


def workers_link(demo: Demo, sheet: Sheet) -> None:
    referrer = Referrer.objects.first() or referrals.ask_for_page(
        sheet, contact=WORKER, name="Sosiaaliohjaaja", language="fi"
    )
    made = referrer.referrals.usable().filter(sheet=sheet).first()
    if made is None and (sheet.is_open() or sheet.opens_later()):
        made, _link = referrals.make_referral(sheet, referrer)
    with override("fi"):
        page = reverse("signups:referrer", kwargs={"token": referrals.page_link(referrer).token})
        demo.notes.append(f"The page of a worker who passes links on: {demo.base}{page}")
        if made:
            demo.notes.append(f"A blank form behind a worker's link: {demo.base}{referrals.address_of(made)}")


def call_first(sheet: Sheet) -> None:
    if not CallBack.objects.filter(sheet=sheet).exists():
        callbacks.leave(
            sheet, contact="0400 000 002", when="after", language="fi", nonce=f"demo-callback-{sheet.pk}"
        )
