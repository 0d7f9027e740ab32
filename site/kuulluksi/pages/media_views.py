"""Handing out files: videos in parts, captions, and in a demo the pictures that nginx serves elsewhere."""

import re
from pathlib import Path

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.documents.views import serve as wagtail_documents

from kuulluksi.page_cache import uncached
from kuulluksi.people.doors import anyone

from .media import SiteDocument, Video

RANGE = re.compile(r"^bytes=([0-9]{0,18})-([0-9]{0,18})$")
PIECE = 64 * 1024
FILE_NAME = re.compile(r"^[0-9a-z][\w.\-]*$")


def part_of(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte of a Range header; None when it cannot be met. Several ranges count as none asked."""
    first, last = RANGE.match(header).groups()
    if not first and not last:
        return None
    if not first:
        start, end = max(0, size - int(last)), size - 1
    else:
        start, end = int(first), min(int(last), size - 1) if last else size - 1
    return (start, end) if start <= end and start < size and (first or int(last)) else None


def pieces(file, length: int):
    with file:
        while length > 0 and (piece := file.read(min(PIECE, length))):
            length -= len(piece)
            yield piece


@anyone
@require_safe
@uncached
def video(request, name):
    """A video file, whole (200) or the part a player asks for (206); 416 for a part that is not there."""
    found = get_object_or_404(Video, file=f"videos/{name}")
    try:
        size = found.file.size
    except (FileNotFoundError, SuspiciousFileOperation) as error:
        raise Http404 from error
    request.META.pop("HTTP_ACCEPT_ENCODING", None)  # a packed part would not be the part that was asked for
    tag = f'"{found.code}"'
    headers = {
        "Accept-Ranges": "bytes",
        "ETag": tag,
        "Cache-Control": "no-cache",
        "Content-Disposition": "inline",
    }
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    asked = request.headers.get("Range", "")
    whole = not RANGE.match(asked) or request.headers.get("If-Range", tag) != tag
    part = (0, size - 1) if whole else part_of(asked, size)
    if part is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}", "Accept-Ranges": "bytes"})
    start, end = part
    length = end - start + 1
    headers["Content-Length"] = str(length)
    if not whole:
        headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    status = 200 if whole else 206
    if request.method == "HEAD":
        return HttpResponse(b"", content_type=found.content_type, status=status, headers=headers)
    file = found.file.open("rb")
    file.seek(start)
    return StreamingHttpResponse(
        pieces(file, length), content_type=found.content_type, status=status, headers=headers
    )


@anyone
@require_safe
@uncached
def captions(request, code, language):
    """The captions of a video in one language."""
    if language not in Video.LANGUAGES:
        raise Http404
    found = get_object_or_404(Video, file__startswith=f"videos/{code}.")
    words = getattr(found, f"captions_{language}")
    if not words:
        raise Http404
    return HttpResponse(words, content_type="text/vtt; charset=utf-8", headers={"Cache-Control": "no-cache"})


@anyone
@require_safe
@uncached
def document(request, document_id, document_filename):
    """A PDF, always to be saved and never shown inside our pages. Wagtail minds private collections and its tag.

    The number alone finds it: an address that was printed goes on working when the title, and so the name, changes.
    """
    found = get_object_or_404(SiteDocument, pk=document_id, file__endswith=".pdf")
    return wagtail_documents.serve(request, document_id, found.filename)


@anyone
@require_safe
@uncached
def rendition(request, name):
    """A picture in one of its sizes, in a demo. Originals and documents have no address here."""
    return picture_at("images", name)


@anyone
@require_safe
@uncached
def share_picture(request, name):
    """The picture of a shared link, in a demo."""
    return picture_at("images/share", name)


def picture_at(folder: str, name: str):
    path = f"{folder}/{Path(name).name}"
    if not FILE_NAME.match(name) or not default_storage.exists(path):
        raise Http404
    return FileResponse(default_storage.open(path), headers={"Cache-Control": "max-age=86400, immutable"})
