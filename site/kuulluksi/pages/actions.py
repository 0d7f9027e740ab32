"""Deeds on the page tree: a language gets its front page, staff get their rights, a page goes public."""

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from kuulluksi.people.roles import PREFIX
from kuulluksi.privacy.access import audit

from . import wayfinding
from .models import HomePage, NgoIndexPage, NgoPage

EDITING = ("add_page", "change_page", "publish_page", "unlock_page", "lock_page", "bulk_delete_page")
APPROVING = ("change_page", "publish_page")
PICTURES = ("add_siteimage", "change_siteimage", "choose_siteimage")
DOCUMENTS = ("add_sitedocument", "change_sitedocument", "choose_sitedocument")
VIDEOS = ("add_video", "change_video")
NGO_WORKFLOW = "NGO listings"


def locale_of(language: str) -> Locale:
    return Locale.objects.get_or_create(language_code=language)[0]


@transaction.atomic
def open_site(home: HomePage, *, host: str = "localhost", port: int = 80) -> HomePage:
    """Put the first front page under the root and make it the site's. Wagtail's own welcome page goes."""
    existing = HomePage.objects.filter(locale=home.locale, depth=2).first()
    if existing:
        return existing
    root = Page.get_first_root_node()
    root.add_child(instance=home)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.port, site.site_name, site.root_page = host, port, "Kuulluksi", home
    site.save()
    for welcome in Page.objects.filter(depth=2).exclude(pk__in=HomePage.objects.values("pk")):
        welcome.delete()
    wayfinding.forget()
    return home


def publish(page, *, by=None):
    """Save a revision and make it what the public reads. ValidationError when something is missing."""
    page.save_revision(user=by).publish(user=by)
    wayfinding.forget()
    return page


@transaction.atomic
def give_rights() -> None:
    """Editors write and publish everywhere; coordinators change and publish NGO listings; both approve them."""
    editors = Group.objects.get_or_create(name=PREFIX + "editor")[0]
    coordinators = Group.objects.get_or_create(name=PREFIX + "coordinator")[0]
    root = Page.get_first_root_node()
    _grant_pages(editors, root, EDITING)
    _grant_collection(editors, Collection.get_first_root_node(), (*PICTURES, *DOCUMENTS, *VIDEOS))
    for index in NgoIndexPage.objects.all():
        _grant_pages(coordinators, index, APPROVING)
        WorkflowPage.objects.update_or_create(page_id=index.pk, defaults={"workflow": ngo_workflow()})


def ngo_workflow() -> Workflow:
    """Submit, then a coordinator or an editor approves, then it is live."""
    workflow, new = Workflow.objects.get_or_create(name=NGO_WORKFLOW)
    if new:
        task = GroupApprovalTask.objects.create(name=NGO_WORKFLOW)
        task.groups.set(Group.objects.filter(name__in=[PREFIX + "coordinator", PREFIX + "editor"]))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def _grant_pages(group: Group, page: Page, codes) -> None:
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codes):
        GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=permission)


def _grant_collection(group: Group, collection: Collection, codes) -> None:
    for permission in Permission.objects.filter(content_type__app_label="pages", codename__in=codes):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )


def group_name(organisation) -> str:
    return f"ngo:{organisation.slug}"


@transaction.atomic
def make_ngo_editor(organisation, user, *, by=None) -> Group:
    """Let a person change this NGO's own listing, in every language, and keep its pictures in a collection of its own.

    What they change goes to a coordinator or an editor before it is live. Raises ValidationError when the NGO has no
    listing yet.
    """
    listings = NgoPage.objects.filter(organisation=organisation)
    if not listings:
        raise ValidationError(_("Make a listing for the NGO first."))
    group = Group.objects.get_or_create(name=group_name(organisation))[0]
    for listing in listings:
        _grant_pages(group, listing, ("change_page",))
    root = Collection.get_first_root_node()
    collection = root.get_children().filter(name=organisation.name_fi).first()
    if collection is None:
        collection = root.add_child(name=organisation.name_fi)
    _grant_collection(group, collection, (*PICTURES, *DOCUMENTS))
    user.groups.add(group, Group.objects.get_or_create(name=PREFIX + "ngo_editor")[0])
    user.organisations.add(organisation)
    audit("ngo_editor_made", organisation, by=by)
    return group
