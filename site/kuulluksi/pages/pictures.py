"""In which sizes pictures are shown. Made by the worker after an upload, never while somebody waits for a page."""

from dataclasses import dataclass

from kuulluksi import page_cache


@dataclass(frozen=True)
class Spec:
    """``code`` in a template: {% picture_of image "card" %}. Width and height in pixels, cut to fill."""

    code: str
    width: int
    height: int

    @property
    def filter(self) -> str:
        return f"fill-{self.width}x{self.height}|format-webp|webpquality-78"


SPECS = {
    spec.code: spec
    for spec in (
        Spec("card", 640, 230),
        Spec("wide", 1200, 420),
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
            image.get_rendition(spec.filter).file.close()
    page_cache.bump()


def rendition_of(image, code: str):
    """The rendition that has been made already, or None. No query when the image's renditions are prefetched."""
    spec = SPECS[code]
    if "renditions" in getattr(image, "_prefetched_objects_cache", {}):
        return next((made for made in image.renditions.all() if made.filter_spec == spec.filter), None)
    return image.renditions.filter(filter_spec=spec.filter).first()
