from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GroupsConfig(AppConfig):
    name = "groups"
    verbose_name = _("Groups")

    def ready(self):
        from booking.calendar import entitlements, telling
        from booking.experts import suppliers
        from booking.open_events import audiences
        from booking.signups import about as sheets
        from booking.signups import needs
        from kuulluksi.notices import jobs, texts
        from kuulluksi.privacy import reasons, retention

        from . import about, actions, digest, feeds, joint_events, rules, sessions
        from .developers import commissions
        from .developers import rules as developers
        from .developers import telling as desk_news
        from .models import Season
        from .reasons import REASONS

        def tell(payload: dict) -> None:
            season = Season.objects.select_related("group").filter(pk=payload["season"]).first()
            if season:
                actions.tell_interested(season)

        reasons.register(REASONS)
        sheets.register("group", about.group_sheet)
        sheets.register_sessions("group", about.group_sessions)
        sheets.register_more("group", about.group_more)
        entitlements.register(
            "participant",
            feeds.participant_events,
            holders=feeds.those_who_see,
            once=feeds.participant_sessions,
        )
        telling.register("group", sessions.tell, reach=sessions.reach, follow=sessions.follow)
        audiences.register(joint_events.MEMBERS)
        needs.let_read("peer_facilitator", "diet")  # counted for the kitchen, never shown by person
        jobs.register(actions.TELL_JOB, tell)
        texts.register("interest_received", subject=texts.SUBJECT_RECEIPT, by_anyone=True)
        texts.register("interest_season_opened")
        texts.register("session_leader")
        retention.register("groups_interests", rules.end_interests)
        retention.register("groups_grants", rules.end_grants)
        retention.register("groups_feedback", rules.end_feedback)
        retention.register("groups_stand_ins", rules.end_stand_ins)
        texts.register(desk_news.KIND, at_once=True)
        suppliers.register(
            commissions.SUPPLIER,
            label=_("Developer groups"),
            offers=commissions.offers,
            ask=commissions.ask,
            standing=commissions.standing,
        )
        retention.register("groups_commissions", developers.end_commissions)
        texts.register(digest.KIND)
        jobs.register(digest.JOB, digest.send_digest)
        jobs.every(digest.JOB, hours=24, kind=digest.JOB)
        retention.register("groups_papers", developers.end_papers)
        retention.register("groups_consultations", developers.end_consultations)
        retention.register("groups_details", developers.end_details)
        retention.register("groups_drafts", developers.end_drafts)
