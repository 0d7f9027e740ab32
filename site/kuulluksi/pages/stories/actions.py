"""Deeds on an offered text: by its teller, who decides, and by the editors, who write it with them."""

import datetime
import secrets

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from booking.signups import receipts
from kuulluksi import page_cache
from kuulluksi.notices.actions import drop_messages, leave_message
from kuulluksi.pages import fingerprints, published_by_consent
from kuulluksi.pages.models import Moment, StoryIndexPage, StoryPage, Telling, TellingMessage
from kuulluksi.people.models import Link, User
from kuulluksi.people.roles import PREFIX
from kuulluksi.privacy import consents
from kuulluksi.privacy.access import audit, for_delivery
from kuulluksi.privacy.consent_models import ConsentRecord
from kuulluksi.privacy.crypto import blind_index

LINK = "telling"
SEALED = ("words", "shown_name", "contact", "draft")
YEARS = (1, 2, 3)
LONGEST_MOMENT = 280


# --- By the teller ---


@transaction.atomic
def offer(*, kind, way, words, shown_name="", channel, contact="", language, nonce) -> Link:
    """Take in a text. The same form twice is one text. Answers with the link of the teller's own page."""
    nonce = blind_index("pages:telling", nonce)
    before = Telling.objects.filter(form_nonce=nonce).first()
    if before:
        return link_of(before)
    telling = Telling.objects.create(
        code=_new_code(),
        kind=kind,
        way=way,
        words=words,
        shown_name=shown_name,
        channel=channel,
        contact=contact if channel != Telling.Channel.PAGE else "",
        language=language,
        form_nonce=nonce,
    )
    audit("telling_offered", telling, by="teller")
    link = Link.objects.issue(LINK, telling)
    _tell_teller(telling, "telling_received", f"received:{telling.pk}", link)
    _tell_editors(telling, "new")
    return link


def _new_code() -> str:
    while True:
        code = "O-" + "".join(secrets.choice(consents.ALPHABET) for _n in range(5))
        if not Telling.objects.filter(code=code).exists():
            return code


def link_of(telling: Telling) -> Link:
    """The link of the teller's page: the one there is, or a new one."""
    held = Link.objects.live().filter(
        purpose=LINK, subject_type=telling._meta.label_lower, subject_id=telling.pk
    )
    return held.order_by("created_at").first() or Link.objects.issue(LINK, telling)


def _tell_teller(telling: Telling, kind: str, key: str, link: Link | None = None) -> None:
    if telling.channel == Telling.Channel.PAGE:
        return
    leave_message(
        kind,
        channel=telling.channel,
        address=for_delivery(telling, ["contact"])["contact"],
        language=telling.language,
        link=link or link_of(telling),
        url_name="pages:telling",
        dedupe_key=f"telling:{key}",
    )


def _tell_editors(telling: Telling, key: str) -> None:
    for user in User.objects.filter(groups__name=PREFIX + "editor", is_active=True).exclude(email=""):
        leave_message(
            "staff_notice",
            channel="email",
            address=user.email,
            language="fi",
            url_name="stories_desk:list",
            dedupe_key=f"telling-desk:{telling.pk}:{key}:{user.pk}",
        )


@transaction.atomic
def choose_word(telling: Telling, word: str) -> Telling:
    """The word that opens the teller's page, chosen once by whoever first has the link."""
    telling = _locked(telling)
    if telling.word_hash:
        raise ValidationError(_("A word has already been chosen. If it was not you, call the coordinator."))
    if len(receipts.word_of(word)) < 4:
        raise ValidationError(_("Choose a word of at least four letters."))
    telling.word_hash = receipts.seal_secret("word", receipts.word_of(word))
    telling.save(update_fields=["word_hash"])
    return telling


def _locked(telling: Telling) -> Telling:
    return Telling.objects.select_for_update().get(pk=telling.pk)


def _open(telling: Telling) -> Telling:
    """The row, locked. ValidationError when it is over: nothing is left to do with it."""
    telling = _locked(telling)
    if telling.is_over:
        raise ValidationError(_("This has ended, and nothing of the text is kept."))
    return telling


def _moved(telling: Telling, state: str = "", *, news: bool = False, **columns) -> Telling:
    telling.state = state or telling.state
    telling.has_news, telling.changed_at = news, timezone.now()
    for name, value in columns.items():
        setattr(telling, name, value)
    telling.save(update_fields=["state", "has_news", "changed_at", *columns])
    return telling


@transaction.atomic
def say(telling: Telling, text: str, *, by: str) -> TellingMessage:
    """A message from the teller to the editors, or back. by: TellingMessage.By, or a User for the editors."""
    telling = _open(telling)
    if not text.strip():
        raise ValidationError(_("Write what you would like to say."))
    from_desk = hasattr(by, "roles")
    side = TellingMessage.By.DESK if from_desk else TellingMessage.By.TELLER
    last = telling.messages.order_by("-at", "-id").first()
    if last and last.by == side and for_delivery(last, ["text"])["text"] == text.strip():
        return last  # the same press twice
    message = TellingMessage.objects.create(telling=telling, by=side, text=text.strip())
    _moved(telling, news=not from_desk)
    audit("telling_message", telling, by=by)
    if from_desk:
        _tell_teller(telling, "message_waiting", f"message:{message.pk}")
    else:
        _tell_editors(telling, str(message.pk))
    return message


@transaction.atomic
def say_yes(telling: Telling, fingerprint: str, *, years: int, language: str) -> Telling:
    """The teller has read these very words and lets them be published, for so many years.

    Raises ValidationError when the words have changed since they were shown.
    """
    telling = _open(telling)
    if years not in YEARS:
        raise ValidationError(_("Choose how long it may be on the site."))
    shown = shown_versions(telling)
    page = next((one.page for one in shown if one.fingerprint == fingerprint), None)
    if not any(one.fingerprint == fingerprint for one in shown):
        raise ValidationError(_("The text has changed since you opened it. Read it once more, then decide."))
    telling.yeses.get_or_create(fingerprint=fingerprint, defaults={"page_id": page.pk if page else None})
    if not consents.holding(telling.consent_code, telling.kind):
        telling.consent_code = _consent(telling, years=years, language=language).code
        telling.save(update_fields=["consent_code"])
    state = telling.state if telling.state == Telling.State.OUT else Telling.State.AGREED
    _moved(telling, state, news=True)
    for one in shown:
        if one.page and one.page.consent_code != telling.consent_code:
            one.page.consent_code = telling.consent_code
            one.page.save_revision(clean=False, log_action=False)
    audit("telling_agreed", telling, by="teller", detail=telling.consent_code)
    _tell_editors(telling, f"yes:{fingerprint[:16]}")
    return telling


def _consent(telling: Telling, *, years: int, language: str) -> ConsentRecord:
    told = for_delivery(telling, ["shown_name", "contact"])
    today = timezone.localdate()
    return consents.register(
        purpose=telling.kind,
        identity=" · ".join(part for part in (telling.code, told["shown_name"], told["contact"]) if part),
        area=telling.area,
        way=ConsentRecord.Way.LINK,
        language=language,
        valid_until=today + datetime.timedelta(days=365 * years),
        by="teller",
    )


@transaction.atomic
def take_back(telling: Telling, *, by="teller") -> Telling:
    """Everything of it goes at once: what was offered, written, said, agreed to and published. No reason is asked."""
    telling = _locked(telling)
    if telling.is_over:
        return telling
    record = ConsentRecord.objects.given().filter(code=telling.consent_code).first()
    if telling.consent_code and record:
        consents.withdraw(record, way=ConsentRecord.Way.LINK, by=by)  # comes back here through forget_by_code()
    forget(_locked(telling), Telling.State.WITHDRAWN)
    audit("telling_taken_back", telling, by=by)
    return _locked(telling)


def forget_by_code(code: str) -> None:
    """A consent was taken back, by whichever way: the offered text behind it goes too."""
    for telling in Telling.objects.filter(consent_code=code).exclude(consent_code=""):
        forget(telling, Telling.State.WITHDRAWN)


def forget(telling: Telling, state: str, *, at: datetime.datetime | None = None) -> None:
    """Leave of a text nothing but its code and its state. at: when, if not now."""
    drop_messages(telling)
    if telling.story:
        pages = list(StoryPage.objects.filter(translation_key=telling.story).order_by("pk"))
        published_by_consent.forget_pages(pages, telling.consent_code or telling.code)
    Moment.objects.filter(consent_code=telling.consent_code).exclude(consent_code="").delete()
    telling.messages.all().delete()
    telling.yeses.all().delete()
    _moved(
        telling,
        state,
        words="",
        shown_name="",
        contact="",
        draft=None,
        story=None,
        changed_at=at or timezone.now(),
    )


# --- By the editors ---


@transaction.atomic
def begin_story(telling: Telling, index: StoryIndexPage, *, area, by) -> StoryPage:
    """A draft of a story page, with the teller's own words in it. Twice begun is once begun."""
    telling = _open(telling)
    if telling.kind != Telling.Kind.STORY:
        raise ValidationError(_("A good moment is not written as a page."))
    begun = StoryPage.objects.filter(translation_key=telling.story).order_by("pk").first()
    if telling.story and begun:  # else an editor has deleted the page since, and it is begun anew
        return begun
    told = for_delivery(telling, ["words", "shown_name"])
    with override(index.locale.language_code):
        title = _("Untitled story %(code)s") % {"code": telling.code}
        byline = told["shown_name"] or _("Expert by experience")
    page = StoryPage(
        title=title,
        slug=slugify(telling.code),
        byline=byline[:120],
        body=[("text", _paragraphs(told["words"]))],
        live=False,
        locale=index.locale,
        owner=by,
    )
    index.add_child(instance=page)
    page.save_revision(user=by)
    _moved(telling, Telling.State.WRITING, story=page.translation_key, area=area)
    audit("telling_begun", telling, by=by)
    return page


def _paragraphs(words: str) -> str:
    parts = [part.strip() for part in words.replace("\r\n", "\n").split("\n")]
    return format_html_join("", "<p>{}</p>", ((part,) for part in parts if part))


@transaction.atomic
def write_moment(telling: Telling, *, words: str, who: str, area, by) -> Telling:
    """The words of a good moment as they would be published. Other words than agreed to need a new yes."""
    telling = _open(telling)
    if telling.kind != Telling.Kind.MOMENT:
        raise ValidationError(_("A story is written as a page."))
    draft = {"words": words.strip()[:LONGEST_MOMENT], "who": who.strip()[:80]}
    state = Telling.State.WRITING if telling.state == Telling.State.NEW else telling.state
    _moved(telling, state, draft=draft, area=area)
    audit("telling_written", telling, by=by)
    return telling


@transaction.atomic
def ask_to_read(telling: Telling, *, by) -> Telling:
    """Show the draft on the teller's page, and tell them that it is there."""
    telling = _open(telling)
    versions = versions_of(telling)
    if not versions:
        raise ValidationError(_("Write a draft first."))
    if telling.area_id is None:
        raise ValidationError(_("Choose the area that keeps the consent."))
    state = telling.state if telling.state == Telling.State.OUT else Telling.State.READING
    _moved(telling, state)
    audit("telling_shown", telling, by=by)
    marks = "".join(one.fingerprint[:8] for one in versions)
    _tell_teller(telling, "message_waiting", f"read:{telling.pk}:{marks}")
    return telling


@transaction.atomic
def publish_moment(telling: Telling, *, by) -> Moment:
    """Put agreed words on the site. ValidationError when the teller has not said yes to these very words."""
    telling = _open(telling)
    (version,) = versions_of(telling) or (None,)
    if version is None or not version.agreed:
        raise ValidationError(_("The teller has not said yes to these words yet. Ask the teller to read them."))
    if sentence := consents.why_not(telling.consent_code, telling.kind):
        raise ValidationError(sentence)
    moment, _new = Moment.objects.update_or_create(
        consent_code=telling.consent_code,
        defaults={**version.draft, "language": telling.language.split("-")[0]},
    )
    _moved(telling, Telling.State.OUT)
    audit("telling_published", telling, by=by)
    page_cache.bump()
    return moment


@transaction.atomic
def take_off_moment(telling: Telling, *, by) -> None:
    """Off the site for now. The teller's yes stays. ValidationError for what is not on it: nobody has said yes to that."""
    telling = _open(telling)
    if telling.state != Telling.State.OUT:
        raise ValidationError(_("This has already moved on. Please look at the page again."))
    Moment.objects.filter(consent_code=telling.consent_code).exclude(consent_code="").delete()
    _moved(telling, Telling.State.AGREED)
    audit("telling_taken_off", telling, by=by)
    page_cache.bump()


@transaction.atomic
def not_now(telling: Telling, words: str, *, by) -> Telling:
    """The editors do not publish it. The teller hears why, and nothing of the text is kept but that answer."""
    telling = _open(telling)
    if not words.strip():
        raise ValidationError(_("Write a few kind words: the teller reads them."))
    if telling.state in (Telling.State.AGREED, Telling.State.OUT):
        raise ValidationError(_("The teller has said yes. Agree with them first what happens to it."))
    contact = for_delivery(telling, ["contact"])["contact"]
    forget(telling, Telling.State.NOT_NOW)
    TellingMessage.objects.create(telling=telling, by=TellingMessage.By.DESK, text=words.strip())
    audit("telling_not_now", telling, by=by)
    if telling.channel != Telling.Channel.PAGE:
        leave_message(
            "message_waiting",
            channel=telling.channel,
            address=contact,
            language=telling.language,
            link=link_of(telling),
            url_name="pages:telling",
            dedupe_key=f"telling:not-now:{telling.pk}",
        )
    return telling


# --- What the teller reads ---


class Version:
    """Words as they would be published: a story page of one language, or a moment.

    agreed: whether the teller has said yes to exactly these words.
    """

    def __init__(self, telling, *, page=None, draft=None, agreed_to=()):
        self.page, self.draft = page, draft
        self.fingerprint = (
            fingerprints.of_story(page) if page else fingerprints.of_moment(draft["words"], draft["who"])
        )
        self.agreed = self.fingerprint in agreed_to


def versions_of(telling: Telling) -> list[Version]:
    """The latest drafts, one a language."""
    agreed = set(telling.yeses.values_list("fingerprint", flat=True))
    if telling.kind == Telling.Kind.MOMENT:
        draft = for_delivery(telling, ["draft"])["draft"]
        return [Version(telling, draft=draft, agreed_to=agreed)] if draft else []
    if not telling.story:
        return []
    pages = StoryPage.objects.filter(translation_key=telling.story).select_related("locale").order_by("pk")
    return [Version(telling, page=page.get_latest_revision_as_object(), agreed_to=agreed) for page in pages]


def shown_versions(telling: Telling) -> list[Version]:
    """The same for the teller: none before an editor has asked them to read."""
    return versions_of(telling) if telling.is_shown else []


# --- Retention ---


def end_tellings(now: datetime.datetime, dry_run: bool) -> int:
    """Six months without a step, and not on the site: the text is forgotten. An empty row goes a month later."""
    over = Telling.objects.filter(state__in=Telling.OVER, changed_at__lt=now - datetime.timedelta(days=30))
    published = StoryPage.objects.live().values("translation_key")
    still = Telling.objects.still_open().filter(changed_at__lt=now - datetime.timedelta(days=183))
    still = [one for one in still.exclude(story__in=published) if not _moment_is_out(one)]
    if dry_run:
        return over.count() + len(still)
    number = over.delete()[1].get("pages.Telling", 0)
    for telling in still:
        with transaction.atomic():
            forget(telling, Telling.State.NOT_NOW, at=now)
    return number + len(still)


def _moment_is_out(telling: Telling) -> bool:
    return bool(telling.consent_code) and Moment.objects.filter(consent_code=telling.consent_code).exists()
