from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "kuulluksi.notices"
    verbose_name = _("Messages")

    def ready(self):
        from kuulluksi.privacy import retention

        from . import delivery, jobs, password_reset, rules, texts

        texts.register("staff_notice", at_once=True)
        texts.register("staff_key", at_once=True)
        jobs.register("send_message", delivery.send_message)
        jobs.register(password_reset.KIND, password_reset.send_keys)
        jobs.register("erase", lambda payload: retention.run())
        jobs.every("daily", hours=24, kind="erase")
        retention.register("messages", rules.end_messages)
        retention.register("jobs", rules.end_jobs)
        retention.register("demo_mailbox", rules.end_demo_mailbox)
