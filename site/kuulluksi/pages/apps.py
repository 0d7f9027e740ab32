from django.apps import AppConfig, apps
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "kuulluksi.pages"
    verbose_name = _("Pages")

    def ready(self):
        from wagtail.models import Locale, PageViewRestriction, Site, WorkflowState  # models stand only now
        from wagtail.signals import (
            page_published,
            page_slug_changed,
            page_unpublished,
            post_page_move,
            workflow_approved,
            workflow_rejected,
        )

        from kuulluksi import page_cache
        from kuulluksi.notices import duties, jobs, texts
        from kuulluksi.notices.signals import public_words_changed
        from kuulluksi.privacy import consents, retention

        from . import care, pictures, published_by_consent, search_index, search_renames, sharing, wayfinding
        from .comments.actions import end_comments
        from .ngos import actions as ngos
        from .stories.actions import end_tellings

        jobs.register("renditions", pictures.make_renditions)
        jobs.register("renditions_missing", pictures.make_missing)
        jobs.every("renditions_missing", hours=24, kind="renditions_missing")
        jobs.register("page_times", published_by_consent.keep_times)
        jobs.every("page_times", hours=1 / 12, kind="page_times")
        texts.register(care.KIND, subject=_("A yearly question"))
        jobs.register("listing_check_staff", care.remind)
        jobs.every("listing_check_staff", hours=24, kind="listing_check_staff")
        texts.register("telling_received", subject=texts.SUBJECT_RECEIPT, by_anyone=True, at_once=True)
        duties.register("listings", ngos.duties, roles=("coordinator",))
        for kind in (ngos.APPROVED, ngos.SENT_BACK):
            texts.register(kind)
        workflow_approved.connect(ngos.tell_approved, sender=WorkflowState, dispatch_uid="pages.ngo_approved")
        workflow_rejected.connect(ngos.tell_sent_back, sender=WorkflowState, dispatch_uid="pages.ngo_sent_back")
        retention.register("tellings", end_tellings)
        retention.register("comments", end_comments)
        jobs.register(sharing.KIND, sharing.make)
        jobs.register(sharing.NIGHTLY, sharing.make_missing)
        jobs.every(sharing.NIGHTLY, hours=24, kind=sharing.NIGHTLY)
        page_published.connect(sharing.when_published, dispatch_uid="pages.share.published")
        page_unpublished.connect(sharing.when_left, dispatch_uid="pages.share.unpublished")
        post_save.connect(sharing.when_closed, sender=PageViewRestriction, dispatch_uid="pages.share.closed")
        # by name: a listener to every model makes every delete read its rows first
        for model in self.get_models():
            if issubclass(model, sharing.BasePage):
                post_delete.connect(
                    sharing.when_left, sender=model, dispatch_uid=f"pages.share.{model.__name__}"
                )
        search_index.watch(self.get_models())
        search_renames.watch()
        consents.taken_back.connect(when_taken_back, dispatch_uid="pages.taken_back")

        tell_addresses()
        page_cache.watch(
            page_published, page_unpublished, page_slug_changed, post_page_move, public_words_changed
        )
        page_cache.edition_changed.connect(wayfinding.forget, dispatch_uid="pages.forget.edition")
        for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
            signal.connect(wayfinding.forget, dispatch_uid="pages.forget")
        own = [apps.get_model("pages", name) for name in ("SiteNotice", "SearchSynonyms", "SearchPromotion")]
        for model in (Site, Locale, PageViewRestriction, *own, *search_renames.NAMED):
            post_save.connect(wayfinding.forget, sender=model, dispatch_uid=f"pages.forget.{model.__name__}")
            post_save.connect(page_cache.bump, sender=model, dispatch_uid=f"pages.bump.{model.__name__}")
            post_delete.connect(page_cache.bump, sender=model, dispatch_uid=f"pages.bump.{model.__name__}.gone")
            post_delete.connect(
                wayfinding.forget, sender=model, dispatch_uid=f"pages.forget.{model.__name__}.gone"
            )


def when_taken_back(sender, code, **kwargs):
    from . import published_by_consent
    from .stories import actions as stories

    published_by_consent.forget_all_by(code)
    stories.forget_by_code(code)


def tell_addresses() -> None:
    """Rooms below ask where something of ours is read: a group, the guidelines, what came of it."""
    from booking.experts import guidelines as read_by_requesters  # models stand only now
    from booking.experts import what_came as read_after_answers
    from groups import listing

    from . import guidelines, wayfinding, what_came

    listing.register_address(wayfinding.group_address)
    read_by_requesters.register(guidelines.published)
    read_after_answers.register(what_came.published)
