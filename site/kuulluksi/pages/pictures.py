"""In which sizes pictures are shown. Made by the worker after an upload, never while somebody waits for a page.

Each size is a WebP, and a JPEG for browsers that know nothing else; the widest, which comes first on a page, an AVIF too.
"""

from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from kuulluksi import page_cache
from kuulluksi.notices.actions import leave_job


@dataclass(frozen=True)
class Spec:
    """``code`` in a template: {% picture_of image "card" %}. Width and height in pixels, cut to fill."""

    code: str
    width: int
    height: int
    hero: bool = False

    @property
    def filters(self) -> dict[str, str]:
        """Content type -> Wagtail's filter, the smallest file first and what every browser shows last."""
        fill = f"fill-{self.width}x{self.height}"
        avif = {"image/avif": f"{fill}|format-avif|avifquality-60"} if self.hero else {}
        return avif | {
            "image/webp": f"{fill}|format-webp|webpquality-78",
            "image/jpeg": f"{fill}|bgcolor-fff|format-jpeg|jpegquality-80",
        }


SPECS = {
    spec.code: spec
    for spec in (
        Spec("card", 640, 230),
        Spec("wide", 1200, 420, hero=True),
        Spec("poster", 960, 540),
        Spec("square", 320, 320),
    )
}


def make_renditions(payload: dict) -> None:
    """The job "renditions": every size of one picture. Does nothing for a picture that is gone."""
    from .media import SiteImage  # the model stands only after the apps are loaded

    image = SiteImage.objects.filter(pk=payload["image"]).first()
    if image is None:
        return
    with image.open_file():
        for spec in SPECS.values():
            for made in spec.filters.values():
                image.get_rendition(made).file.close()
    page_cache.bump()


def make_missing(payload: dict | None = None) -> None:
    """The nightly job: sizes that were never made, or that this house has learnt to make since."""
    from .media import SiteImage, SiteRendition  # the models stand only after the apps are loaded

    wanted = {made for spec in SPECS.values() for made in spec.filters.values()}
    rows = SiteRendition.objects.filter(filter_spec__in=wanted, focal_point_key="")
    whole = rows.values("image").annotate(number=Count("filter_spec", distinct=True)).filter(number=len(wanted))
    for pk in (
        SiteImage.objects.exclude(pk__in=whole.values("image")).order_by("pk").values_list("pk", flat=True)
    ):
        leave_job("renditions", dedupe_key=f"{pk}:{timezone.localdate()}", payload={"image": pk})


def renditions_of(image, code: str) -> dict:
    """Content type -> rendition, of one size; empty unless all that the worker makes of it are there. No query when the
    image's renditions are prefetched."""
    wanted = SPECS[code].filters
    rows = image.renditions.all()
    if "renditions" not in getattr(image, "_prefetched_objects_cache", {}):
        rows = rows.filter(filter_spec__in=wanted.values())
    made = {row.filter_spec: row for row in rows}
    found = {kind: made[spec] for kind, spec in wanted.items() if spec in made}
    return found if len(found) == len(wanted) else {}
