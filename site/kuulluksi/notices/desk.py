"""Messages that never arrived, for the staff: codes and causes, no address and no person."""

import uuid

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _

from kuulluksi.people.doors import staff

from .models import MAY_READ_FAILURES, Job, Message

A_PAGE = 50


@staff(*MAY_READ_FAILURES)
def given_up(request):
    """Jobs given up in the last two weeks; then their rows go (rules.py)."""
    page = Paginator(Job.objects.visible_to(request.user).given_up(), A_PAGE).get_page(request.GET.get("page"))
    numbers = {str(job.pk): message_of(job) for job in page.object_list}
    messages = Message.objects.in_bulk([number for number in numbers.values() if number])
    for job in page.object_list:
        job.message = messages.get(numbers[str(job.pk)])
    return render(
        request, "notices/given_up.html", {"heading": _("Messages that did not arrive"), "page": page}
    )


def message_of(job: Job) -> uuid.UUID | None:
    return uuid.UUID(job.payload["message"]) if job.kind == "send_message" else None
