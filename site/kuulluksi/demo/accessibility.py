"""What readers of the demo told about accessibility: one waits for an answer, one is late, one wants none."""

import datetime

from kuulluksi.barriers import actions
from kuulluksi.barriers.models import Barrier

from .cast import Demo

# (days ago, page, words, contact, channel, language)
TOLD = [
    (3, "Kalenterin kuukausi puhelimella", "Kuukausinäkymässä en pääse näppäimistöllä seuraavaan päivään.", "lukija@example.test", "email", "fi"),
    (16, "Tabellen på sidan om tjänster", "Tabellen går inte att läsa på min telefon, den blir för smal.", "0400000041", "sms", "sv"),
    (5, "Kaavio sivulla Rakenne", "Ruudunlukija lukee kaavion hyvin, mutta otsikko olisi hyvä olla ylempänä.", "", "", "fi"),
]  # fmt: skip


def build(demo: Demo) -> None:
    for number, (days, page, words, contact, channel, language) in enumerate(TOLD):
        told = actions.tell(
            page=page, words=words, contact=contact, channel=channel, language=language, nonce=f"demo-{number}"
        )
        if told.answered_at is None and told.closed_at is None:
            ago = datetime.timedelta(days=days)
            Barrier.objects.filter(pk=told.pk).update(
                created_at=datetime.datetime.now(datetime.UTC) - ago,
                due_on=demo.today - ago + datetime.timedelta(days=14),
            )
