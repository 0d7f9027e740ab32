"""Two areas with a full cast each. In the other one every column of text holds a canary of its own."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import Collection, Page, TaskState, UploadedFile, WorkflowState

from booking.calendar import actions as calendar
from booking.experts import actions as experts
from booking.experts.fees.receipts import remade
from booking.experts.models import Batch, FeeClaim, Rate
from booking.signups.models import CallBack
from groups import actions as groups
from groups.developers import actions as developers
from groups.developers.commission import Commission
from groups.models import Interest
from kuulluksi.barriers import actions as barriers
from kuulluksi.look import pictures
from kuulluksi.pages import actions as pages
from kuulluksi.pages.media import SiteDocument, SiteImage, Video
from kuulluksi.pages.models import StoryComment, StoryIndexPage, Telling
from kuulluksi.pages.stories import actions as tellings
from kuulluksi.people.models import User
from kuulluksi.people.roles import all_roles
from kuulluksi.privacy.fields import EncryptedJSONField, EncryptedTextField
from kuulluksi.reports import actions as reports
from kuulluksi.reports.models import Quote
from tests import cast
from tests.experts.helpers import make_times
from tests.experts.stage import make_invited
from tests.forum.helpers import make_forum
from tests.groups.helpers import make_group, open_season
from tests.open_events.helpers import make_event
from tests.pages.conftest import make_consent, make_ngo
from tests.signups.helpers import sign_up

CANARY = "kanarialintu"
OUR_ROOMS = ("kuulluksi.", "booking.", "groups.")
# The words that everyone shares, and rows that hold none.
EVERYBODYS = {"directory", "look", "demo"}


@dataclass
class Side:
    """One area: its staff by role, and a row for every argument an address of the admin may ask for."""

    staff: dict[str, User] = field(default_factory=dict)
    rows: dict[str, object] = field(default_factory=dict)


def make_side(name: str, index, *, days: int) -> Side:
    """A full house of one area. ``index``: the list page of NGOs; ``days``: when its forum is."""
    area = cast.make_area(name)
    organisation = cast.make_organisation(f"{name}-ry", areas=[area])
    side = Side()
    for role in all_roles():
        side.staff[role] = cast.make_staff(
            role, areas=[area], organisations=[organisation], username=f"{name}-{role}"
        )
    side.staff["stranger"] = cast.make_staff(username=f"{name}-stranger", areas=[area])
    _room_of_groups(side, area, organisation, days)
    side.rows["open_event"] = make_event(area=area, by=side.staff["coordinator"])
    _room_of_experts(side, area)
    _room_of_pages(side, organisation, index, name)
    coordinator = side.staff["coordinator"]
    key, _path = calendar.make_feed_key(
        "staff", owner_user=coordinator, language="fi", name="Puhelin", by=coordinator
    )
    side.rows |= {
        "area": area,
        "organisation": organisation,
        "key": key,
        "consent": make_consent(area=area, identity="Joku Muu"),
        "barrier": barriers.tell(
            page="/fi/", words="Nappi", contact="", channel="", language="fi", nonce=area.slug
        ),
    }
    return side


def _room_of_groups(side: Side, area, organisation, days: int) -> None:
    group = make_group(kind="developer", area=area, organisation=organisation, leader=side.staff["facilitator"])
    group.facilitators.create(role="peer", title_fi="Vertainen", user=side.staff["peer_facilitator"])
    season = open_season(group, admission="after_meeting")
    season.sheet.staff.set([side.staff["facilitator"]])
    groups.leave_interest(
        group, wish="call", channel="sms", contact="+358400000009", language="fi", form_nonce=f"n{group.pk}"
    )
    groups.leave_wish(
        audience=cast.Audience.objects.get(slug="nuoret"),
        area=area,
        channel="sms",
        contact="+358400000011",
        language="fi",
        form_nonce=f"w{group.pk}",
    )
    forum = make_forum(area=area, days=days, staff=[side.staff["kitchen"]])
    sign_up(forum.sheet)
    forum.team.create(role_fi="Kehittäjäryhmän nuoria")
    side.rows |= {
        "group": group,
        "season": season,
        "meeting": season.event.occurrences.order_by("start").last(),
        "interest": Interest.objects.get(group=group),
        "sheet": season.sheet,
        "signup": sign_up(season.sheet, channel="sms", contact="+358400000010").signups[0],
        "forum": forum,
        "outcome": forum.outcomes.create(said_fi="Sanottua", owner_fi="Johtaja", published=False),
        **_room_of_developers(group, season, area, organisation),
        "callback": CallBack.objects.create(
            sheet=season.sheet, contact="+358400000012", language="fi", form_nonce=f"c{group.pk}"
        ),
    }


def _room_of_developers(group, season, area, organisation) -> dict[str, object]:
    """What a developer group keeps for itself, and what it has sent to the steering group of its area."""
    meeting = season.event.occurrences.order_by("start").last()
    other = make_group(kind="developer", area=area, organisation=organisation)
    day = timezone.localdate() + timedelta(days=7)
    papers = developers.write_papers(season, meeting, agenda="Aluksi", notes="Lopuksi", by="test")
    asked = developers.ask_groups(group, topic="Ovi", question="Miksi?", due_on=day, groups=[other], by="test")
    developers.answer_consultation(asked.answers.get(), text="Siksi.", by="test")
    return {
        "paper": papers,
        "consultation": asked,
        "statement": developers.draft_together(asked, by="test"),
        "issue": developers.raise_issue(group, matter={"fi": "Ovi auki"}, details="Aina.", by="test"),
    }


def _room_of_experts(side: Side, area) -> None:
    coordinator = side.staff["coordinator"]
    row = make_invited(area, coordinator, nonce=f"{area.slug}-1")
    side.rows["commission"] = Commission.objects.create(
        group=side.rows["group"], request=row.request, words="Mikä auttoi?"
    )
    experts.accept(row)
    experts.confirm(row, by=coordinator)
    day = timezone.localdate()
    experts.prepare(row, orientation_on=day, fee_cents=100, travel_agreed=True, by=coordinator)
    experts.make_ready(row, by=coordinator)
    experts.mark_held(row, held_on=day, by=coordinator)
    side.rows |= {
        "assignment": row,
        "request": row.request,
        "expert": row.expert,
        "feedback": experts.give_feedback(row.request, {"felt": "good"}, side="expert", assignment=row),
        "need": experts.note_need("Enemmän aikaa", "meeting", area=area, by=coordinator),
        "letter": experts.write(row.request, "Kiitos!", sender="requester", recipient="desk", by="requester"),
        "identity": experts.set_identity(row.expert, "Oikea Nimi", by="program"),
        "claim": FeeClaim.objects.get(assignment=row),
        "card": experts.write_card(row.expert, name="Ääni", words="Kysykää meiltä.", language="fi"),
        "opportunity": experts.post_opportunity("Työryhmä", area=area, closes_on=day, by=coordinator),
        "supervision_time": make_times(area, coordinator)[0],
        **_money(area, row, coordinator),
    }


def _money(area, row, coordinator) -> dict[str, object]:
    """A ticket with a receipt in the fee, a price, and a batch that somebody made."""
    claim = FeeClaim.objects.get(assignment=row)
    file = ContentFile(pictures.draw("x"), name="x.png")
    line = experts.add_line(claim, "ticket", cents=500, words="Kotoa", picture=remade(file), by="expert")
    return {
        "rate": Rate.objects.create(
            series=area.slug,
            what="fee",
            unit="event",
            name_fi="Hinta",
            amount=1,
            valid_from=timezone.localdate(),
        ),
        "batch": Batch.objects.create(way="payroll", content="", number=0, cents=0, made_by=coordinator),
        "receipt": line.receipt,
        "cost": reports.add_cost(
            area=area, kind="catering", cents=100, day=timezone.localdate(), by=coordinator
        ),
        "quote": Quote.objects.create(
            source=f"x:{area.slug}", voice="expert", words="Kiitos", state="shown", area=area
        ),
        "figure": reports.propose(
            f"x-{area.slug}", "x", 9, year=2026, as_of=timezone.localdate(), by=coordinator
        ),
    }


def _room_of_pages(side: Side, organisation, index, name: str) -> None:
    """A listing that was never published and waits to be approved; files in the NGO's own collection."""
    editor = side.staff["ngo_editor"]
    page = make_ngo(index, organisation, title=f"{name} ry", slug=name)
    page.unpublish()
    pages.make_ngo_editor(organisation, editor)
    collection = Collection.objects.get(name=organisation.name_fi)
    own = {"collection": collection, "uploaded_by_user": editor}
    image = SiteImage(title=name, file=ContentFile(pictures.draw(name), name="x.png"), **own)
    image.save()
    document = SiteDocument.objects.create(
        title=name, file=ContentFile(b"%PDF-1.7\n%%EOF", name="x.pdf"), **own
    )
    video = Video.objects.create(
        title=name,
        type="video",
        duration=1,
        file=ContentFile(b"\0\0\0\x18ftypmp42" + bytes(20), name="x.mp4"),
        **own,
    )
    kind = ContentType.objects.get_for_model(SiteImage)
    telling, story = _room_of_stories(index, name)
    side.rows |= {
        "telling": telling,
        "story": story,
        "comment": StoryComment.objects.create(
            page=story, nickname="Lukija", words="Kiitos", form_nonce=f"comment-{name}"
        ),
        "page": page,
        "collection": collection,
        "image": image,
        "document": document,
        "video": video,
        "upload": UploadedFile.objects.create(for_content_type=kind, uploaded_by_user=editor),
        "editing": EditingSession.objects.create(
            user=editor,
            content_type=page.content_type,
            object_id=str(page.pk),
            last_seen_at=timezone.now(),
        ),
    }


def _room_of_stories(index, name: str):
    """A story offered by its teller, and the page that was begun from it."""
    stories = StoryIndexPage.objects.first()
    if stories is None:
        stories = StoryIndexPage(title="Tarinat", slug="tarinat", locale=index.locale)
        index.get_parent().add_child(instance=stories)
    link = tellings.offer(
        kind="story", way="self", words="Olin siellä.", channel="page", language="fi", nonce=f"telling-{name}"
    )
    telling = link.subject(Telling)
    page = tellings.begin_story(telling, stories, area=None, by=cast.make_staff("editor"))
    tellings.say(telling, "Milloin?", by="teller")
    return telling, page


def on_its_way(side: Side) -> None:
    """The listing's last draft goes to be approved."""
    page = side.rows["page"] = Page.objects.get(pk=side.rows["page"].pk).specific
    page.save_revision(user=side.staff["ngo_editor"], clean=False)
    page.refresh_from_db()
    page.get_workflow().start(page, side.staff["ngo_editor"])
    state = WorkflowState.objects.get(object_id=str(page.pk))
    side.rows |= {
        "revision": page.latest_revision,
        "workflow_state": state,
        "task_state": TaskState.objects.get(workflow_state=state),
    }


# --- Canaries ---


def everything() -> dict[type, set]:
    """Ids of all rows there are, by model."""
    return {model: set(model._base_manager.values_list("pk", flat=True)) for model in _models()}


def _models():
    ours = [model for model in apps.get_models() if model.__module__.startswith(OUR_ROOMS)]
    return [model for model in ours if model._meta.app_label not in EVERYBODYS] + [Page, Collection]


def plant(before: dict[type, set]) -> dict[str, str]:
    """Put a canary into every column of text of the rows that were not there ``before``: {canary: "Model.column"}."""
    planted = {}
    for model, old in before.items():
        names = [one for one in model._meta.local_concrete_fields if _holds_words(one)]
        for row in model._base_manager.exclude(pk__in=old) if names else ():
            plain = {}
            for column in names:
                canary = f"{CANARY}-{len(planted)}-"
                planted[canary] = f"{model._meta.label}.{column.name}"
                if isinstance(column, EncryptedTextField):
                    setattr(row, column.attname, _dressed(column, canary))
                else:
                    plain[column.attname] = _dressed(column, canary)
            sealed = [one.name for one in names if one.attname not in plain]
            if sealed:
                models.Model.save(row, update_fields=sealed)
            if plain:
                model._base_manager.filter(pk=row.pk).update(**plain)
    return planted


def _holds_words(column) -> bool:
    if isinstance(column, EncryptedTextField):
        return True
    if not isinstance(column, (models.CharField, models.TextField)) or isinstance(column, models.UUIDField):
        return False
    codes = ("slug", "path", "url_path", "code", "uid", "zone", "language", "password", "type", "scope", "pid")
    ended = ("_hash", "_index", "_nonce", "_key", "_locator", "_type", "_id", "mailed_link", "consent_code")
    if column.choices or column.primary_key or column.name in codes or column.name.endswith(ended):
        return False
    return not (column.max_length and column.max_length < 30) and not _belongs_to_the_program(column)


def _belongs_to_the_program(column) -> bool:
    programs = ("notices.", "privacy.AuditLine", "privacy.AccessLog", "people.Link", "calendar.Rendered")
    return column.model._meta.label.startswith(programs) or "rendition" in column.model._meta.model_name


def _dressed(column, canary: str):
    if isinstance(column, EncryptedJSONField):
        return {"wishes": canary}
    if isinstance(column, models.EmailField):
        return f"{canary}@example.test"
    if isinstance(column, models.URLField):
        return f"https://{canary}.example.test/"
    return canary
