from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignupsConfig(AppConfig):
    name = "booking.signups"
    verbose_name = _("Sign-ups")

    def ready(self):
        from kuulluksi.notices import jobs, texts
        from kuulluksi.privacy import reasons, retention

        from . import actions, desk_forms, enclosures, holds, letters, questions, reminders, rules

        reasons.register(dict(desk_forms.WHY_OPEN) | {"roll call": _("Roll of a meeting")})
        for kind in letters.KINDS:
            texts.register(
                kind,
                subject=texts.SUBJECT_REMINDER if kind in letters.REMINDERS else texts.SUBJECT_MESSAGE,
                by_anyone=kind in letters.BY_ANYONE,
                at_once=kind in letters.AT_ONCE,
                bare=letters.BARE.get(kind, texts.BARE),
                still_holds=holds.still_holds,
                attachments=enclosures.calendar_file,
                words=enclosures.how_to_join if kind == "session_reminder" else enclosures.no_words,
            )
        texts.register(reminders.STAFF_LETTER, at_once=True)
        for code, builder in questions.STOCK.items():
            questions.register(code, builder)
        retention.register("signups_drafts", rules.end_drafts)
        retention.register("signups_needs", rules.end_needs)
        retention.register("signups_consent_asks", rules.end_consent_asks)
        retention.register("signups_referrers", rules.end_referrers)
        retention.register("signups_callbacks", rules.end_callbacks)
        retention.register("signups_consents", rules.end_consents)
        retention.register("signups", rules.end_signups)
        retention.register("signups_marks", rules.end_marks)
        jobs.register("expire_offers", lambda payload: actions.expire())
        jobs.register("signups_grow_up", lambda payload: actions.grow_up())
        jobs.every("grow_up", hours=1, kind="signups_grow_up")
        jobs.register(actions.ASK_JOB, actions.tell_adults)
        jobs.register("signup_link_again", lambda payload: actions.send_link_again(payload["contact"]))
        jobs.every("offers", hours=1, kind="expire_offers")
        jobs.register("signup_reminders", reminders.remind)
        jobs.every("signup_reminders", hours=1, kind="signup_reminders")
