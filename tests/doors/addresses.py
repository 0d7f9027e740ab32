"""Every address of the staff's rooms, with a row of somebody's in each of its arguments."""

import re
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.urls import get_resolver, resolve
from wagtail.models import GroupApprovalTask, Locale, Site, Workflow

from kuulluksi.checks import door_of, views_of
from kuulluksi.directory.models import Audience
from kuulluksi.pages.models import StoryCategory

from .stage import Side

PATH_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
NAMED_GROUP = re.compile(r"\(\?P<(\w+)>[^)]*\)")

DEEDS = {
    "valitys/pyynto": (
        "take_on",
        "new_link",
        "cancel",
        "close",
        "agree_time",
        "no_match",
        "ask_supplier",
        "hand_over",
        "preparation",
        "change",
        "experts",
        "write",
    ),
    "valitys/viesti": ("pass_on",),
    "valitys/palaute/tarve": ("done",),
    "valitys/palaute": ("read",),
    "valitys/tehtava": (
        *("confirm", "not_chosen", "accept", "step_aside", "make_ready", "begin", "complete"),
        *(
            "name_support",
            "prepare",
            "mark_held",
            "debrief",
            "employ",
            "fee_again",
            "narrow",
            "new_link",
            "support_gone",
        ),
    ),
    "valitys/pankki/tyonohjaus": ("cancel",),
    "valitys/pankki/avoinna": ("close", "told"),
    "valitys/pankki/kortti": ("show", "take_away"),
    "valitys/pankki": (
        *("take_break", "end_break", "confirm_profile", "support_agreed", "know", "open_page", "asked"),
        *("check_in", "proof", "identity", "propose", "step_yes", "step_no", "leave", "erase"),
    ),
    "sisalto/luku": ("take", "leave"),
    "valitys/palkkiot/hinnasto": ("take_back",),
    "valitys/palkkiot": (
        *("approve", "confirmed", "reopen", "ask_back", "fee", "pay", "remove", "car", "ticket", "preparation"),
        *("held", "not_held"),
    ),
    "ryhmat": ("julkaise", "piilota"),
    "kehittajat/kysymys": ("vastaa", "paata", "luonnos"),
    "kehittajat/asia": ("nayta", "piilota"),
    "kehittajat/tilaus": ("otamme", "annettu", "ei-nyt"),
    "kehittajat/kanta": ("sanat", "kanta", "julkaise", "takaisin"),
    "tapahtumat": ("nayta", "piilota"),
    "tarjotut": ("begin", "moment", "answer", "ask", "publish", "take-off", "contact", "take-back"),
    "ilmoittautumiset": ("accept", "offer", "not-admitted", "withdraw"),
}


def routes() -> list[tuple[str, str]]:
    """(route, door) of everything in the admin, and of every other room that only staff may enter."""
    found = {}
    for route, view in views_of(get_resolver()):
        door = door_of(view) or ""
        if route.startswith("hallinta/") or door.startswith("staff:"):
            found[route] = door
    return sorted(found.items())


def row_in(route: str, side: Side):
    """What stands for ``<pk>`` in a route: the side's row of the model that the room is about."""
    rows = side.rows
    rooms = [
        ("kehittajat/kysymys", rows["consultation"]),
        ("kehittajat/asia", rows["issue"]),
        ("kehittajat/kanta", rows["statement"]),
        ("kehittajat/tilaus", rows["commission"]),
        ("kehittajat/kerta", rows["season"]),
        ("kehittajat", rows["group"]),
        ("ryhmat/kausi", rows["season"]),
        ("ryhmat/kiinnostunut", rows["interest"]),
        ("ryhmat", rows["group"]),
        ("saavutettavuus", rows["barrier"]),
        ("valitys/pyynto", rows["request"]),
        ("valitys/tehtava", rows["assignment"]),
        ("valitys/viesti", rows["letter"]),
        ("valitys/palaute", rows["feedback"]),
        ("valitys/pankki/tyonohjaus", rows["supervision_time"]),
        ("valitys/pankki/avoinna", rows["opportunity"]),
        ("valitys/pankki/kortti", rows["card"]),
        ("valitys/pankki/henkilot", rows["identity"]),
        ("valitys/pankki", rows["expert"]),
        ("valitys/palkkiot", rows["claim"]),
        ("ilmoittautumiset/soitot", rows["callback"]),
        ("ilmoittautumiset", rows["signup"]),
        ("hallinta/tapahtumat", rows["open_event"]),
        ("hallinta/tarjotut", rows["telling"]),
        ("hallinta/jarjestosivut", rows["organisation"]),
        ("hallinta/kommentit/tarina", rows["story"]),
        ("hallinta/kommentit", rows["comment"]),
        ("kalenteritilaukset", rows["key"]),
        ("tietosuoja/suostumukset", rows["consent"]),
        ("api/main/^documents", rows["document"]),
        ("api/main/^images", rows["image"]),
        ("documents", rows["document"]),
        ("images", rows["image"]),
        ("media", rows["video"]),
        ("collections", rows["collection"]),
        ("workflows/tasks", GroupApprovalTask.objects.first()),
        ("workflows", Workflow.objects.first()),
        ("directory/organisation", rows["organisation"]),
        ("directory/area", rows["area"]),
        ("directory/", Audience.objects.first()),
        ("pages/storycategory", StoryCategory.objects.first()),
        ("settings", Site.objects.first()),
        ("users", side.staff["coordinator"]),
        ("groups", Group.objects.get(name__startswith="role:coord")),
        ("locales", Locale.objects.first()),
    ]
    for start, row in rooms:
        if start in route:
            return row.pk
    return rows["page"].pk


def _uid(route: str, rows: dict):
    if "tapahtumat/" in route:
        return rows["open_event"].event.occurrences.first().uid
    return rows["season"].event.uid if "kalenteri/<uuid" in route else rows["meeting"].uid


def arguments(route: str, side: Side) -> dict[str, object]:
    """A value for every argument there is, by name."""
    rows = side.rows
    page = rows["page"].pk
    snippet = re.search(r"(directory|pages)/(\w+)/", route)
    return {
        "pk": row_in(route, side),
        "uid": _uid(route, rows),
        "need": rows["need"].pk,
        "user": side.staff["ngo_editor"].pk,
        "rate": rows["rate"].pk,
        "figure": rows["figure"].pk,
        "cost": rows["cost"].pk,
        "quote": rows["quote"].pk,
        "batch": rows["batch"].pk,
        "receipt": rows["receipt"].pk,
        "leader": rows["group"].facilitators.first().pk,
        "audience": "nuoret",
        "area": rows["area"].slug,
        "code": rows["sheet"].code,
        "year": rows["forum"].year,
        "sheet": "nimilista",
        "outcome": rows["outcome"].pk,
        "role": rows["forum"].team.first().pk,
        "part": rows["forum"].programme.first().pk,
        "workshop": rows["forum"].workshops.first().pk,
        "revision_id": rows["revision"].pk,
        "revision_id_a": "live",
        "revision_id_b": rows["revision"].pk,
        "destination_id": rows["page"].get_parent().pk,
        "image_id": rows["image"].pk,
        "document_id": rows["document"].pk,
        "doc_id": rows["document"].pk,
        "media_id": rows["video"].pk,
        "uploaded_file_id": rows["upload"].pk,
        "collection_id": rows["collection"].pk,
        "session_id": rows["editing"].pk,
        "object_id": page,
        "workflow_state_id": rows["workflow_state"].pk,
        "workflow_pk": Workflow.objects.first().pk,
        "task_state_id": rows["task_state"].pk,
        "task_id": rows["task_state"].task_id,
        "filter_spec": "width-100",
        "action_name": "approve",
        "action": "delete",
        "app_label": snippet[1] if snippet else "pages",
        "model_name": snippet[2] if snippet else "ngopage",
        "app_name": "pages",
        "content_type_app_name": "pages",
        "content_type_model_name": "ngopage",
        "media_type": "video",
        "uidb64": "MQ",
        "token": "a-b",
        "lang_code": "fi",
        **dict.fromkeys(("page_id", "parent_page_id", "page_to_move_id", "page_pk"), page),
    }


@dataclass(frozen=True)
class Place:
    """One address. roles: whom its door names, empty for Wagtail's own. holds_row: whether it names somebody's row."""

    address: str
    roles: tuple[str, ...]
    holds_row: bool


def places(side: Side) -> list[Place]:
    """Each route once for each deed it may be asked for."""
    found = []
    for route, door in routes():
        plain = NAMED_GROUP.sub(r"<\1>", route).translate({ord(sign): None for sign in "^$?"})
        plain = plain.replace("(audio|video)", "video").replace(".*/", "nowhere/")
        named = set(PATH_ARGUMENT.findall(plain))
        values = arguments(route, side)
        deeds = next((names for room, names in DEEDS.items() if f"/{room}/" in route), ("",))
        roles = tuple(door.removeprefix("staff:").split(",")) if door.startswith("staff:") else ()
        for deed in deeds if named & {"deed", "name"} else ("",):
            given = values | {"deed": deed, "name": deed}
            unknown = named - set(given)
            assert not unknown, f"Teach arguments() in {__name__} what stands for {unknown} in {route}"
            address = "/" + PATH_ARGUMENT.sub(lambda one, given=given: str(given[one[1]]), plain)
            leads = door == "anyone" or "^" in route or resolve(address).route == route
            assert leads, f"Teach row_in() in {__name__} whose row {route} is about: {address} leads elsewhere"
            found.append(Place(address, roles, bool(named)))
    return found


def question(side: Side) -> str:
    """A query that makes a list search, and names the side's rows by number."""
    rows = side.rows
    numbers = "&".join(f"id={rows[name].pk}" for name in ("page", "image", "document"))
    return f"?q=kanaria&{numbers}&user={side.staff['coordinator'].pk}&next=/hallinta/"


EXPORTS = ("&export=csv", "&export=xlsx", "&form=csv")
