"""Images, documents and videos of the site. Models: they must stand before the first migration.

What comes in is not what is kept: pictures are made anew from their pixels, so that nothing else of the file (place,
time, camera, name of the owner) goes on, and every file gets a random name.
"""

import re
import secrets
from io import BytesIO
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtailmedia.models import AbstractMedia

from kuulluksi.look.pixels import clean_pixels
from kuulluksi.notices.actions import leave_job
from kuulluksi.privacy import consents

FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
LONGEST_SIDE = 2600
NOT_A_PDF = _("Only PDF files can be added here.")
NOT_A_VIDEO = _("This file is not a video we can use. Save it as MP4 or WebM and try again.")
NOT_CAPTIONS = _("Captions must be WebVTT: the first line is WEBVTT, then times and words.")
CUE = re.compile(r"^(\d{2,}:)?\d{2}:\d{2}\.\d{3} --> (\d{2,}:)?\d{2}:\d{2}\.\d{3}", re.MULTILINE)


def random_name(extension: str) -> str:
    return f"{secrets.token_hex(16)}.{extension}"


def is_new(file) -> bool:
    """Whether a file field holds something just uploaded, not yet stored."""
    return bool(file) and not file._committed


def neutral_title(title: str, file_name: str, word: str) -> str:
    """The given title, unless it is only the file's name: file names hold names of people and places."""
    name = PurePath(file_name)
    plain = re.sub(r"[\W_]+", "", title).lower()
    if plain and plain not in {re.sub(r"[\W_]+", "", one).lower() for one in (name.name, name.stem)}:
        return title
    return f"{word} {secrets.token_hex(3)}"


def from_pixels(file) -> ContentFile:
    """The same picture as a new file: upright, in sRGB-like colours, no metadata, no comment, one frame."""
    clean, kind = clean_pixels(
        file,
        most_bytes=settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE,
        most_pixels=settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS,
        longest_side=LONGEST_SIDE,
    )
    out = BytesIO()
    clean.save(out, kind, **({"quality": 88, "optimize": True} if kind != "PNG" else {"optimize": True}))
    return ContentFile(out.getvalue(), name=random_name(FORMATS[kind]))


CONSENT_CODE = RegexValidator(r"^[A-Z0-9-]{4,20}$", _("Capital letters, numbers and hyphens, at least four."))


class SiteImage(AbstractImage):
    default_alt_text = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows, for those who do not see it."),
    )
    only_decorates = models.BooleanField(  # Wagtail sets "decorative" on every picture itself
        _("only decorates"),
        default=False,
        help_text=_("Nothing is lost by not seeing it: no words are needed."),
    )
    credit = models.CharField(
        _("who made it"),
        max_length=120,
        blank=True,
        help_text=_(
            "Shown below the picture. A role or an organisation, or the name of an adult who wants it."
        ),
    )
    shows_people = models.BooleanField(
        _("somebody can be recognised"),
        default=False,
        help_text=_("Then a consent is needed before a page with this picture is published."),
    )
    consent_code = models.CharField(
        _("code of the consent"),
        max_length=20,
        blank=True,
        validators=[CONSENT_CODE],
        help_text=_("From the list of consents, such as K-4F2K. Not a name."),
    )
    admin_form_fields = (
        *(name for name in Image.admin_form_fields if name != "description"),
        "default_alt_text", "only_decorates", "credit", "shows_people", "consent_code",
    )  # fmt: skip

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def clean(self):
        super().clean()
        wrong = {}
        if not self.default_alt_text.strip() and not self.only_decorates:
            wrong["default_alt_text"] = _("Say what the picture shows, or tick that it only decorates.")
        if self.shows_people and (sentence := consents.why_not(self.consent_code, "picture")):
            wrong["consent_code"] = sentence
        if wrong:
            raise ValidationError(wrong)

    @property
    def alt(self) -> str:
        return "" if self.only_decorates else self.default_alt_text

    def save(self, *args, **kwargs):
        """A new file is made anew from its pixels, and the worker is asked for its sizes."""
        new = is_new(self.file)
        if new:
            self.title = neutral_title(self.title, self.file.name, gettext("Picture"))
            self.file = getattr(self.file.file, "made_anew", None) or from_pixels(self.file.file)
            self.file_size, self.file_hash = self.file.size, ""
        super().save(*args, **kwargs)
        if new:
            leave_job("renditions", dedupe_key=f"{self.pk}:{self.file.name}", payload={"image": self.pk})

    def get_upload_to(self, filename):
        return f"original_images/{PurePath(filename).name}"


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]


def document_path(instance, filename) -> str:
    return f"documents/{random_name('pdf')}"


class SiteDocument(AbstractDocument):
    file = models.FileField(_("file"), upload_to=document_path)
    summary = models.CharField(
        _("what it holds"),
        max_length=300,
        default="",
        help_text=_("One or two sentences for those who decide whether to open it, or cannot."),
    )
    admin_form_fields = (*Document.admin_form_fields, "summary")

    def clean(self):
        super().clean()
        if is_new(self.file):
            self.file.seek(0)
            if not self.file.read(5) == b"%PDF-":
                raise ValidationError({"file": NOT_A_PDF})
            self.file.seek(0)

    def save(self, *args, **kwargs):
        if is_new(self.file):
            self.title = neutral_title(self.title, self.file.name, gettext("Document"))
            self._set_document_file_metadata()  # else Wagtail writes it when somebody reads
        super().save(*args, **kwargs)

    @property
    def filename(self) -> str:
        """What the file is called when somebody saves it: its title, never what it was called before."""
        return f"{slugify(self.title)[:80] or 'kuulluksi'}.pdf"


def kind_of_video(file) -> str | None:
    """ "mp4" or "webm" by what the file begins with, else None."""
    file.seek(0)
    start = file.read(64)
    file.seek(0)
    if start[4:8] == b"ftyp":
        return "mp4"
    if start[:4] == b"\x1a\x45\xdf\xa3" and b"webm" in start:
        return "webm"
    return None


def video_path(instance, filename) -> str:
    return f"videos/{random_name(kind_of_video(instance.file) or 'bin')}"


def validate_captions(words: str) -> None:
    text = words.replace("\r\n", "\n").lstrip("\ufeff")
    if not text.startswith("WEBVTT") or not CUE.search(text) or "\x00" in text:
        raise ValidationError(NOT_CAPTIONS)


class Video(AbstractMedia):
    """A video file with what makes it readable: captions and a transcript in each language, and a still picture.

    ``no_speech`` says that there is nothing to hear; captions then tell what happens.
    """

    file = models.FileField(_("file"), upload_to=video_path)
    poster = models.ForeignKey(
        SiteImage, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("still picture")
    )
    consent_code = models.CharField(
        _("code of the consent"),
        max_length=20,
        blank=True,
        validators=[CONSENT_CODE],
        help_text=_("From the list of consents, such as V-4F2K. Not a name."),
    )
    no_speech = models.BooleanField(_("no speech"), default=False)
    captions_fi = models.TextField(_("captions in Finnish"), blank=True, validators=[validate_captions])
    captions_sv = models.TextField(_("captions in Swedish"), blank=True, validators=[validate_captions])
    captions_en = models.TextField(_("captions in English"), blank=True, validators=[validate_captions])
    transcript_fi = models.TextField(_("transcript in Finnish"), blank=True)
    transcript_sv = models.TextField(_("transcript in Swedish"), blank=True)
    transcript_en = models.TextField(_("transcript in English"), blank=True)

    LANGUAGES = ("fi", "sv", "en")
    admin_form_fields = (
        "title", "file", "collection", "duration", "poster", "consent_code", "no_speech", "captions_fi", "captions_sv",
        "captions_en", "transcript_fi", "transcript_sv", "transcript_en", "tags",
    )  # fmt: skip

    class Meta(AbstractMedia.Meta):
        verbose_name = _("video")
        verbose_name_plural = _("videos")

    def clean(self):
        self.type = "video"
        super().clean()
        if self.consent_code and (sentence := consents.why_not(self.consent_code, "video")):
            raise ValidationError({"consent_code": sentence})
        if is_new(self.file) and kind_of_video(self.file) is None:
            raise ValidationError({"file": NOT_A_VIDEO})

    def save(self, *args, **kwargs):
        self.type = "video"
        if is_new(self.file):
            if kind_of_video(self.file) is None:
                raise ValidationError({"file": NOT_A_VIDEO})
            self.title = neutral_title(self.title, self.file.name, gettext("Video"))
        super().save(*args, **kwargs)

    @property
    def code(self) -> str:
        """The random part of the file's name: what the video's addresses carry."""
        return PurePath(self.file.name).stem

    @property
    def url(self) -> str:
        return reverse("media:video", args=[PurePath(self.file.name).name])

    @property
    def content_type(self) -> str:
        return "video/mp4" if self.file.name.endswith("mp4") else "video/webm"

    def captions(self) -> list[dict]:
        """The captions there are: [{language, name, url}], the languages in the house's order."""
        names = dict(settings.LANGUAGES)
        return [
            {"language": code, "name": names[code], "url": reverse("media:captions", args=[self.code, code])}
            for code in self.LANGUAGES
            if getattr(self, f"captions_{code}")
        ]

    def transcript(self, language: str) -> str:
        """The transcript in a language; plain Finnish reads the Finnish one. Empty when there is none."""
        return getattr(self, f"transcript_{language.split('-')[0]}", "")
