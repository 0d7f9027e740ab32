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

from kuulluksi.people.roles import PREFIX, all_roles
from kuulluksi.privacy.access import audit

from . import wayfinding
from .models import HomePage, NgoIndexPage, NgoPage

NGO_WORKFLOW = "Järjestöjen sivut"  # read on a button, so in the language of the desk


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
    """Make Wagtail's rights on pages and collections what roles.yaml says, and nothing more."""
    root = Page.get_first_root_node()
    indexes = list(NgoIndexPage.objects.order_by("pk"))
    places = {"everywhere": [root], "ngo_listings": indexes, "own_listing": []}
    collections = {"everywhere": [Collection.get_first_root_node()], "own": []}
    for role in all_roles().values():
        group = Group.objects.get_or_create(name=role.group_name)[0]
        kept = {_page_right(group, page, code) for place, codes in role.pages.items() for page in places[place]
                for code in codes}  # fmt: skip
        GroupPagePermission.objects.filter(group=group).exclude(pk__in=kept).delete()
        kept = {_file_right(group, one, code) for place, codes in role.collections.items()
                for one in collections[place] for code in codes}  # fmt: skip
        GroupCollectionPermission.objects.filter(group=group).exclude(pk__in=kept).delete()
    # Wagtail's own way of approving leads to a group that nobody is in.
    WorkflowPage.objects.exclude(page__in=indexes).delete()
    for index in indexes:
        WorkflowPage.objects.update_or_create(page_id=index.pk, defaults={"workflow": ngo_workflow()})


def ngo_workflow() -> Workflow:
    """Submit, then a coordinator or an editor approves, then it is live."""
    workflow, new = Workflow.objects.get_or_create(name=NGO_WORKFLOW)
    if new:
        task = GroupApprovalTask.objects.create(name=NGO_WORKFLOW)
        task.groups.set(Group.objects.filter(name__in=[PREFIX + "coordinator", PREFIX + "editor"]))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def _page_right(group: Group, page, code: str) -> int:
    permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=code)
    return GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=permission)[0].pk


def _file_right(group: Group, collection: Collection, code: str) -> int:
    app, name = code.split(".")
    permission = Permission.objects.get(content_type__app_label=app, codename=name)
    row = GroupCollectionPermission.objects.get_or_create(
        group=group, collection=collection, permission=permission
    )
    return row[0].pk


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
    role = all_roles()["ngo_editor"]
    for listing in listings:
        for code in role.pages["own_listing"]:
            _page_right(group, listing, code)
    root = Collection.get_first_root_node()
    collection = root.get_children().filter(name=organisation.name_fi).first()
    if collection is None:
        collection = root.add_child(name=organisation.name_fi)
    for code in role.collections["own"]:
        _file_right(group, collection, code)
    user.groups.add(group, Group.objects.get_or_create(name=PREFIX + "ngo_editor")[0])
    user.organisations.add(organisation)
    audit("ngo_editor_made", organisation, by=by)
    return group
