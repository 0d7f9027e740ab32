"""Hearing of answers by e-mail: yes from one's own mailbox, out with one press, and no tie to anybody's sign-up."""

from datetime import UTC, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from kuulluksi.notices.actions import leave_job, leave_message
from kuulluksi.notices.addresses import mailbox
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit, for_delivery
from kuulluksi.privacy.crypto import blind_index

from ..models import Outcome, Subscriber
from .rules import end_rows

YES_LINK, LEAVE_LINK = "answers_yes", "answers_leave"
ASK_LETTER, NEWS_LETTER = "answers_yes", "answers_news"
TELL_JOB, LATE_JOB = "forum_tell_answers", "forum_late_answers"
YES_WITHIN = timedelta(days=7)
AT = time(9)  # by the clock of Helsinki: what was answered during a day is told the next morning, in one letter
CHUNK = 200


def subscribe(address: str, *, language: str) -> None:
    """Ask the mailbox for a yes. The same answer for an address that is there already: nobody learns who subscribes."""
    index = blind_index("forum subscriber", mailbox(address))
    with transaction.atomic():
        row, _is_new = Subscriber.objects.get_or_create(
            address_index=index, defaults={"address": address, "language": language}
        )
        if row.confirmed_at:
            return
        links = Link.objects.live().filter(purpose=YES_LINK, subject_id=row.pk)
        link = links.first() or Link.objects.issue(YES_LINK, row, expires_at=timezone.now() + YES_WITHIN)
        leave_message(
            ASK_LETTER,
            channel="email",
            address=address,
            language=language,
            link=link,
            url_name="forum:subscribe_yes",
            dedupe_key=f"{ASK_LETTER}:{link.pk}:{timezone.localdate():%Y%m%d}",
        )


def confirm(row: Subscriber) -> None:
    """Yes, from the mailbox itself. A second press changes nothing."""
    with transaction.atomic():
        if Subscriber.objects.filter(pk=row.pk, confirmed_at=None).update(confirmed_at=timezone.now()):
            Link.objects.issue(LEAVE_LINK, row)
            audit("answers_subscribed", row, by="subscriber")


def leave(row: Subscriber) -> None:
    """Gone at once, with everything that was on its way."""
    with transaction.atomic():
        audit("answers_left", row, by="subscriber")
        end_rows(Subscriber, [row.pk])


# --- What is told ---


def answered(outcome: Outcome) -> None:
    """In the deed's transaction: something has got its answer and everybody may read it."""
    _tell_in_the_morning()


def tell_of_late(payload: dict) -> None:
    """The daily job: a promise whose day went by yesterday is news too, once."""
    yesterday = timezone.localdate() - timedelta(days=1)
    waits = (Outcome.Status.PROMISED, Outcome.Status.UNDER_WAY)
    if Outcome.objects.shown().filter(status__in=waits, due_on=yesterday).exists():
        _tell_in_the_morning()


def _tell_in_the_morning() -> None:
    now = timezone.localtime()
    day = now.date() + timedelta(days=now.time() >= AT)
    due = timezone.make_aware(datetime.combine(day, AT)).astimezone(UTC)
    leave_job(TELL_JOB, dedupe_key=f"{day:%Y%m%d}", payload={"day": f"{day:%Y%m%d}"}, due_at=due)


def deliver(payload: dict) -> None:
    """The job: a letter to each, once, however often it runs; a chunk at a time. It says that there is something to
    read, and not what."""
    ids = list(Subscriber.objects.confirmed().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        links = {
            link.subject_id: link
            for link in Link.objects.live().filter(purpose=LEAVE_LINK, subject_id__in=chunk)
        }
        with transaction.atomic():
            for row in Subscriber.objects.filter(pk__in=links).order_by("pk"):
                leave_message(
                    NEWS_LETTER,
                    channel="email",
                    address=for_delivery(row, ["address"])["address"],
                    language=row.language,
                    link=links[row.pk],
                    url_name="forum:subscribe_leave",
                    dedupe_key=f"{NEWS_LETTER}:{row.pk}:{payload['day']}",
                )
