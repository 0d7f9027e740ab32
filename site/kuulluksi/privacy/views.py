"""The privacy desk: who has looked, who has done what, what is kept and what was erased. For the auditor and the administrator; codes, no people."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kuulluksi.people.doors import staff

from . import reasons, retention
from .access import label_of
from .models import MAY_READ_LOGS, AccessLog, AuditLine, ErasureRun

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
        line.reason_label = reasons.in_words(getattr(line, "reason", ""))
    heading = _("Who has looked") if what == "looks" else _("Who has done what")
    return render(
        request,
        f"privacy/{what}.html",
        {
            "heading": heading,
            "page": page,
            "subject_id": subject_id,
            "query": f"&{urlencode({'id': subject_id})}" if subject_id else "",
            "what": what,
        },
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
        request, "privacy/policy.html", {"heading": _("What is kept and how long"), "lines": policy_in_words()}
    )


def policy_in_words() -> list[dict]:
    """The policy in the reader's language."""
    return [{"what": _(line.what), "keep": _(line.keep), "why": _(line.why)} for line in retention.policy()]


@staff(*MAY_READ_LOGS)
def runs(request):
    """What each run of the rules ended, when, and who started it. Counts only."""
    page = Paginator(ErasureRun.objects.visible_to(request.user).select_related("actor"), 14)
    page, words = page.get_page(request.GET.get("page")), retention.words_of_rules()
    for run in page.object_list:
        told = [(words.get(rule, rule), count) for rule, count in run.counts.items() if count]
        run.lines = sorted(told, key=lambda line: (line[1] >= 0, line[0]))
    context = {
        "heading": _("What has been erased"),
        "page": page,
        "may_try": request.user.has_role("administrator"),
    }
    return render(request, "privacy/runs.html", context)


@require_POST
@staff("administrator")
def try_out(request):
    """Count what the rules would erase now, and erase nothing."""
    try:
        found = retention.run(dry_run=True, by=request.user).total
    except ExceptionGroup:
        messages.error(request, _("A rule failed. The report below says which."))
    else:
        words = ngettext("The rules would erase %(n)d row now.", "The rules would erase %(n)d rows now.", found)
        messages.success(request, words % {"n": found})
    return redirect("privacy:runs")
