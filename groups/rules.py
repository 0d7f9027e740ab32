"""When the contacts of those who asked to be told are erased."""

from datetime import datetime, timedelta

from django.db.models import Q

from kuulluksi.people.models import Link

from .models import Interest

UNANSWERED = timedelta(days=92)
ANSWERED = timedelta(days=30)


def end_interests(now: datetime, dry_run: bool) -> int:
    rows = Interest.objects.filter(Q(created_at__lt=now - UNANSWERED) | Q(answered_at__lt=now - ANSWERED))
    if dry_run:
        return rows.count()
    ids = list(rows.values_list("pk", flat=True))
    Link.objects.filter(subject_type=Interest._meta.label_lower, subject_id__in=ids).delete()
    return Interest.objects.filter(pk__in=ids).delete()[1].get(Interest._meta.label, 0)
