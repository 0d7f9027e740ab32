"""Next year's forum from this one's: words, programme and workshops, and not one person."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.notices.signals import public_words_changed
from kuulluksi.people.roles import all_roles
from kuulluksi.privacy.access import audit

from .. import remote
from ..actions import add_workshop, plan_forum
from ..after import subscribers
from ..models import Forum, Outcome

LANGUAGES = ("fi", "sv", "en", "plain")
WORDS = ("theme", "purpose", "for_whom", "support", "food", "travel")
TEXTS = tuple(
    f"{name}_{language}"
    for name in WORDS
    for language in LANGUAGES
    if any(field.name == f"{name}_{language}" for field in Forum._meta.fields)
)
DAY_ROLES = tuple(code for code, role in all_roles().items() if role.event)
DAY_GROUPS = [all_roles()[code].group_name for code in DAY_ROLES]
OF_THE_SHEET = ("capacity", "age_from", "age_to", "asks")
OF_THE_FORUM = ("youth_per_adult", "adults_take_places", "own_photo_age")


def copy_forum(forum: Forum, *, starts_on: date, by) -> Forum:
    """Another year's forum on ``starts_on``, hidden from the public until somebody shows it.

    Raises ValidationError when the year has a forum already or the day has gone.
    """
    if starts_on <= timezone.localdate():
        raise ValidationError(_("Choose a day that is still to come."))
    event = forum.event
    ends_at = (timezone.datetime.combine(starts_on, event.starts_at) + event.duration).time()
    with transaction.atomic():
        made = plan_forum(
            year=starts_on.year,
            texts={name: getattr(forum, name) for name in (*TEXTS, *OF_THE_FORUM)},
            starts_on=starts_on,
            starts_at=event.starts_at,
            ends_at=ends_at,
            venue=event.venue if event.venue_is_public else "",
            area=forum.sheet.area,
            organisation=forum.sheet.organisation,
            sheet={name: getattr(forum.sheet, name) for name in OF_THE_SHEET} | {"closed_by_hand": True},
            staff=[by] if hasattr(by, "roles") else [],
            by=by,
        )
        for item in forum.programme.all():
            item.pk, item.forum, item._state.adding = None, made, True
            item.save()
        for role in forum.team.all():
            role.pk, role.forum, role.account, role._state.adding = None, made, None, True
            role.save()
        for workshop in forum.workshops.select_related("sheet"):
            add_workshop(
                made,
                slug=workshop.slug,
                names={language: getattr(workshop, f"name_{language}") for language in LANGUAGES},
                texts={language: getattr(workshop, f"text_{language}") for language in LANGUAGES},
                starts_at=workshop.starts_at,
                ends_at=workshop.ends_at,
                capacity=workshop.sheet.capacity,
                room=workshop.room,
                by=by,
            )
        if forum.remote_seats and not forum.remote.is_over:  # without the address: it is of one day only
            how = {language: getattr(forum.remote, f"how_{language}") for language in LANGUAGES}
            remote.keep(made, capacity=forum.remote.sheet.capacity, how=how, by=by)
        audit("forum_copied", made, by=by, detail=str(forum))
    return made


def keep_words(forum: Forum, *, by) -> Forum:
    """Save what the desk wrote about a forum."""
    with transaction.atomic():
        forum.full_clean()
        forum.save()
        audit("forum_written", forum, by=by)
        transaction.on_commit(lambda: public_words_changed.send(sender=Forum))
    return forum


def keep_outcome(outcome: Outcome, *, by) -> Outcome:
    """Save a recommendation: who answers, by which day, and the answer."""
    waits = outcome.status in (Outcome.Status.PROMISED, Outcome.Status.UNDER_WAY)
    if waits and not outcome.due_on:
        raise ValidationError({"due_on": _("Promise a day, so that the young people know when to ask.")})
    if not waits and not outcome.done_fi:
        raise ValidationError({"done_fi": _("Say what was done, or why it could not be done.")})
    with transaction.atomic():
        outcome.full_clean()
        before = Outcome.objects.filter(pk=outcome.pk).values_list("status", "published").first()
        outcome.save()
        if not waits and outcome.published and outcome.forum.published and before != (outcome.status, True):
            subscribers.answered(outcome)
        audit("forum_outcome_kept", outcome, by=by)
        transaction.on_commit(lambda: public_words_changed.send(sender=Forum))
    return outcome


def name_day_staff(forum: Forum, accounts, *, by) -> None:
    """Those of the day's roles who work at this forum: they see it, and nobody else of these roles does."""
    with transaction.atomic():
        named = set(accounts)
        before = set(forum.sheet.staff.filter(groups__name__in=DAY_GROUPS))
        forum.sheet.staff.remove(*(before - named))
        forum.sheet.staff.add(*(named - before))
        audit("forum_staff_named", forum, by=by, detail=str(len(named)))
