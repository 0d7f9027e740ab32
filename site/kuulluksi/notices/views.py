"""The demo's own mailbox: what would have gone out, on a page of its own. In a real house the page does not exist."""

from django.conf import settings
from django.db.models import Count, Min
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from kuulluksi.people.doors import anyone, private_answer
from kuulluksi.privacy.access import for_delivery

from .models import Job, MailboxItem, Message
from .segments import segments

MOST = 50


@anyone
def mailbox(request):
    if not settings.DEMO:
        raise Http404
    items = list(MailboxItem.objects.all()[:MOST])
    letters = [{"item": item, **for_delivery(item, ["address", "body"])} for item in items]
    for letter in letters:
        by_sms = letter["item"].channel == Message.Channel.SMS
        letter["parts"] = segments(letter["body"].strip()) if by_sms else 0
    context = {"letters": letters, "held": held()}
    return private_answer(render(request, "notices/mailbox.html", context))


def held() -> dict:
    """How many messages wait for the morning or for a person's own hours, and until when the first."""
    later = Job.objects.filter(
        kind="send_message", state=Job.State.WAITING, due_at__gt=timezone.now(), attempts=0
    )
    return later.aggregate(number=Count("pk"), until=Min("due_at"))
