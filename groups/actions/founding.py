"""Founding a group, writing about it, and choosing who leads it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from booking.calendar import actions as calendar
from kuulluksi.notices.signals import public_words_changed
from kuulluksi.privacy.access import audit

from ..models import Facilitator, PeerGroup, Season
from .interest import take_up_wishes


def free_slug(name: str) -> str:
    """A code for the group's address that nobody else has."""
    base = slugify(name)[:44] or "ryhma"
    taken = set(PeerGroup.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in taken:
        return base
    return next(f"{base}-{n}" for n in range(2, 10_000) if f"{base}-{n}" not in taken)


def found_group(group: PeerGroup, *, audiences=(), partners=(), by) -> PeerGroup:
    """Write a new group. It is not public yet. Those who wished for such a group wait for its season from now on."""
    with transaction.atomic():
        group.slug = free_slug(group.name_fi)
        group.published = False
        group.full_clean()
        group.save()
        group.audiences.set(audiences)
        group.partners.set(partners)
        audit("group_founded", group, by=by)
        take_up_wishes(group, by=by)
    return group


def change_group(group: PeerGroup, *, audiences=None, partners=None, by) -> PeerGroup:
    """Write a group's changed columns. Seasons that still run carry the new name, in calendars and on their sheets."""
    with transaction.atomic():
        group.full_clean()
        group.save()
        if audiences is not None:
            group.audiences.set(audiences)
        if partners is not None:
            group.partners.set(partners)
        for season in Season.objects.current().filter(group=group).select_related("event", "sheet"):
            _carry_names(group, season, by)
        audit("group_changed", group, by=by)
        _tell_the_public()
    return group


def _carry_names(group: PeerGroup, season: Season, by) -> None:
    names = {language: getattr(group, f"name_{language}") for language in ("fi", "sv", "en")}
    if any(getattr(season.event, f"title_{language}") != name for language, name in names.items()):
        calendar.change_words(season.event, titles=names, by=by)
        for language, name in names.items():
            setattr(season.sheet, f"heading_{language}", name)
        season.sheet.save(update_fields=[f"heading_{language}" for language in names])


def publish_group(group: PeerGroup, *, by) -> None:
    """Show a group to the public. Whoever reads it must learn who leads it and for whom it is."""
    missing = missing_words(group)
    if missing:
        raise ValidationError(
            _("Before the group is shown, it needs: %(what)s.") % {"what": ", ".join(missing)}
        )
    _show(group, True, "group_published", by)


def hide_group(group: PeerGroup, *, by) -> None:
    """Take a group off the public pages. Those who are in it keep their places and their own pages."""
    _show(group, False, "group_hidden", by)


def missing_words(group: PeerGroup) -> list[str]:
    """What a reader would look for in vain."""
    lacks = []
    if not group.description_fi:
        lacks.append(_("what happens in the group"))
    if not group.audiences.all():
        lacks.append(_("for whom it is"))
    if not group.facilitators.all():
        lacks.append(_("who leads it"))
    return lacks


def languages_missing(group: PeerGroup) -> list[str]:
    """Languages in which the page would fall back to Finnish."""
    return [
        code
        for code in ("sv", "en")
        if not (getattr(group, f"name_{code}") and getattr(group, f"summary_{code}"))
    ]


def _show(group: PeerGroup, published: bool, verb: str, by) -> None:
    with transaction.atomic():
        row = PeerGroup.objects.select_for_update().filter(pk=group.pk, published=not published).first()
        if row:
            row.published = published
            row.save(update_fields=["published"])  # not update(): the search hears of what is saved
            audit(verb, group, by=by)
            _tell_the_public()
    group.published = published


def set_leader(facilitator: Facilitator, *, by) -> Facilitator:
    """Write who leads a group, as a role; an account sees the group and its running seasons from now on."""
    with transaction.atomic():
        facilitator.full_clean()
        facilitator.save()
        _staff_follow(facilitator.group, by)
        audit("leader_set", facilitator, by=by)
        _tell_the_public()
    return facilitator


def remove_leader(facilitator: Facilitator, *, by) -> None:
    """Somebody no longer leads the group; the account no longer sees it."""
    with transaction.atomic():
        group = facilitator.group
        audit("leader_removed", facilitator, by=by)
        facilitator.delete()
        _staff_follow(group, by)
        _tell_the_public()


def _staff_follow(group: PeerGroup, by) -> None:
    leaders = [row.user for row in group.facilitators.select_related("user") if row.user]
    for season in group.seasons.not_closed().select_related("event", "sheet"):
        calendar.change_event(season.event, staff=leaders, by=by)
        season.sheet.staff.set(leaders)


def _tell_the_public() -> None:
    transaction.on_commit(lambda: public_words_changed.send(sender=PeerGroup))
