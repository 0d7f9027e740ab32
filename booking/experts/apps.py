from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExpertsConfig(AppConfig):
    name = "booking.experts"
    verbose_name = _("Experts by experience")

    def ready(self):
        from booking.calendar import entitlements, telling
        from booking.calendar.masks import Mask
        from kuulluksi.notices import duties as waiting
        from kuulluksi.notices import jobs, texts
        from kuulluksi.privacy import reasons, retention

        from . import actions, duties, feeds, rules, telling_calendar

        reasons.register({"desk": _("Work on a request"), "edit": _("A profile is edited")})
        entitlements.register(
            actions.EXPERT_SCOPE, feeds.expert_events, masks=(Mask.NEUTRAL,), holders=feeds.those_who_see
        )

        for name in ("requests", "letters", "people"):
            waiting.register(f"experts_{name}", getattr(duties, f"{name}_due"), roles=("coordinator",))
        telling.register("assignment", telling_calendar.tell, reach=telling_calendar.reach)
        telling.register(
            "supervision", telling_calendar.tell_supervision, reach=telling_calendar.reach_supervision
        )
        texts.register("request_received", subject=texts.SUBJECT_RECEIPT, by_anyone=True, at_once=True)
        texts.register("expert_page", by_anyone=True)  # whoever answers an invitation names the address
        for kind in (
            "request_state",
            "invitation",
            "offer_changed",
            "not_chosen",
            "assignment_confirmed",
            "assignment_cancelled",
            "cancelled_with_fee",
            "fee_news",
            "assignment_completed",
            "message_waiting",
            "host_reminder",
            "how_was_it",
            "expert_stay",
            "opportunity",
            "supervision_cancelled",
            "expert_around",
        ):
            texts.register(kind)
        retention.register("experts_requests", rules.end_requests)
        retention.register("experts_assignments", rules.end_assignments)
        retention.register("experts_profiles", rules.end_profiles)
        retention.register("experts_cards", rules.end_cards)
        retention.register("experts_supervision", rules.end_supervision)
        retention.register("experts_check_ins", rules.end_check_ins)
        retention.register("experts_messages", rules.end_messages)
        retention.register("experts_feedback", rules.end_feedback)
        retention.register("experts_drafts", rules.end_drafts)
        retention.register("experts_claims", rules.end_claims)
        retention.register("experts_receipts", rules.end_receipts)
        jobs.register("ask_experts_to_stay", actions.ask_to_stay)
        jobs.every("ask_experts_to_stay", hours=24, kind="ask_experts_to_stay")
        jobs.register("remind_hosts", actions.remind_hosts)
        jobs.every("remind_hosts", hours=6, kind="remind_hosts")
        jobs.register("remind_of_experts", actions.remind_of_experts)
        jobs.every("remind_of_experts", hours=24, kind="remind_of_experts")
        jobs.register("open_monthly_fees", actions.open_monthly)
        jobs.every("open_monthly_fees", hours=24, kind="open_monthly_fees")
        jobs.register("expire_invitations", actions.expire_invitations)
        jobs.every("expire_invitations", hours=1, kind="expire_invitations")
