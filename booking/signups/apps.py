from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignupsConfig(AppConfig):
    name = "booking.signups"
    verbose_name = _("Sign-ups")

    def ready(self):
        from kuulluksi.notices import jobs, texts
        from kuulluksi.privacy import retention

        from . import actions, letters, questions, rules, sessions

        for kind in letters.KINDS:
            texts.register(kind, by_anyone=kind in letters.BY_ANYONE)
        for kind in sorted(set(sessions.LETTERS.values())):
            texts.register(kind)
        for code, builder in questions.STOCK.items():
            questions.register(code, builder)
        retention.register("signups_drafts", rules.end_drafts)
        retention.register("signups_needs", rules.end_needs)
        retention.register("signups_consent_asks", rules.end_consent_asks)
        retention.register("signups_consents", rules.end_consents)
        retention.register("signups", rules.end_signups)
        jobs.register("expire_offers", lambda payload: actions.expire())
        jobs.every("offers", hours=1, kind="expire_offers")
