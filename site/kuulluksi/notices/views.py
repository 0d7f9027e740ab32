"""The demo's own mailbox: what would have gone out, on a page of its own. In a real house the page does not exist."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render

from kuulluksi.people.doors import anyone, private_answer
from kuulluksi.privacy.access import for_delivery

from .models import MailboxItem

MOST = 50


@anyone
def mailbox(request):
    if not settings.DEMO:
        raise Http404
    items = list(MailboxItem.objects.all()[:MOST])
    letters = [{"item": item, **for_delivery(item, ["address", "body"])} for item in items]
    return private_answer(render(request, "notices/mailbox.html", {"letters": letters}))
