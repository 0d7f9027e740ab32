"""The privacy desk: who has looked, who has done what. For the auditor and the administrator; codes, no people."""

import uuid

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _

from kuulluksi.people.doors import staff

from .access import label_of
from .models import MAY_READ_LOGS, AccessLog, AuditLine
from .retention import policy

A_PAGE = 50


@staff(*MAY_READ_LOGS)
def log(request, what):
    """``what``: "looks" (readings of personal data) or "deeds". ?id= shows one row's lines only."""
    model = {"looks": AccessLog, "deeds": AuditLine}[what]
    lines = model.objects.visible_to(request.user).select_related("actor")
    subject_id = request.GET.get("id", "").strip()
    if subject_id:
        lines = lines.about_id(plain_id(subject_id))
    page = Paginator(lines, A_PAGE).get_page(request.GET.get("page"))
    for line in page.object_list:
        line.role_label = label_of(line.role)
    heading = _("Who has looked") if what == "looks" else _("Who has done what")
    return render(
        request,
        f"privacy/{what}.html",
        {"heading": heading, "page": page, "subject_id": subject_id, "what": what},
    )


def plain_id(text: str) -> str:
    """A row's id as the log writes it: UUIDs with dashes, whatever was pasted."""
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return text[:40]


@staff(*MAY_READ_LOGS)
def what_is_kept(request):
    """retention.yaml as a page: what is kept, why and how long."""
    return render(
        request, "privacy/policy.html", {"heading": _("What is kept and how long"), "lines": policy()}
    )
