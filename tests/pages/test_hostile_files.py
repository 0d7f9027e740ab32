"""What editors send by mistake or worse: each gets a sentence, nothing falls and nothing of the form is lost."""

import zlib
from io import BytesIO
from struct import pack

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from kuulluksi.look import pictures
from kuulluksi.pages import actions
from kuulluksi.pages.media import SiteDocument, SiteImage, Video

pytestmark = pytest.mark.either
PROGRAM = b"MZ\x90\x00\x03" + b"\x00" * 400
SCRIPTED = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
NO_PICTURE = "Tätä tiedostoa ei voi käyttää kuvana"
LARGE_PICTURE = "Kuva on liian suuri"


def jpeg() -> bytes:
    out = BytesIO()
    Image.effect_noise((300, 200), 60).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG of a hundred bytes that says how large it becomes."""

    def part(kind, data):
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0")) + part(b"IEND", b"")


@pytest.fixture
def desk(client, editor, home, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    actions.give_rights()
    client.force_login(editor)
    return client


def sent(desk, address: str, file: str, raw: bytes, *, args=(), **data):
    collection = Collection.get_first_root_node().pk
    data = {"tags": "", "collection": collection, "file": SimpleUploadedFile(file, raw), **data}
    return desk.post(reverse(address, args=args), data)


def test_what_is_no_picture_gets_a_sentence_and_the_words_typed_stay(desk):
    wrong = {
        "program.jpg": (PROGRAM, NO_PICTURE),
        "program.exe": (PROGRAM, NO_PICTURE),
        "scripted.svg": (SCRIPTED, NO_PICTURE),
        "scripted.png": (SCRIPTED, NO_PICTURE),
        "half.jpg": (jpeg()[:400], NO_PICTURE),
        "nearly.jpg": (jpeg()[:-2000], NO_PICTURE),
        "bomb.png": (bomb(30_000, 30_000), LARGE_PICTURE),
    }
    for name, (raw, sentence) in wrong.items():
        answer = sent(desk, "wagtailimages:add", name, raw, title="Ikkuna", default_alt_text="Kaksi ikkunaa")
        form = answer.context["form"]
        assert sentence in str(form.errors["file"]), name
        assert form["default_alt_text"].value() == "Kaksi ikkunaa"

        many = desk.post(
            reverse("wagtailimages:add_multiple"),
            {"files[]": SimpleUploadedFile(name, raw)},
            headers={"x-requested-with": "XMLHttpRequest"},
        ).json()
        assert (many["success"], sentence in many["error_message"]) == (False, True), name

    assert SiteImage.objects.count() == 0


def test_what_is_no_pdf_and_no_video_gets_a_sentence_too(desk):
    for name in ("program.pdf", "program.exe", "empty.pdf"):
        raw = b"" if name.startswith("empty") else PROGRAM
        answer = sent(desk, "wagtaildocs:add", name, raw, title="Esite", summary="Kaikki ryhmät")
        assert set(answer.context["form"].errors) == {"file"}
        assert answer.context["form"]["summary"].value() == "Kaikki ryhmät"
    for name in ("program.mp4", "film.avi"):
        answer = sent(desk, "wagtailmedia:add", name, PROGRAM, args=["video"], title="Ääni", duration=3)
        assert answer.context["form"].errors
    answer = sent(
        desk, "wagtailmedia:add", "a.mp4", pictures.clip(), args=["video"],
        title="Ääni", duration=3, captions_fi="1\n00:01 --> 00:02\nHei", transcript_fi="Hei.",
    )  # fmt: skip

    assert set(answer.context["form"].errors) == {"captions_fi"}
    assert answer.context["form"]["transcript_fi"].value() == "Hei."
    assert (SiteDocument.objects.count(), Video.objects.count()) == (0, 0)


def test_any_name_of_a_file_will_do_and_none_is_kept(desk):
    for name in ("<b>Nimi</b> 😀.jpg", "a" * 300 + ".jpg"):
        assert (
            sent(desk, "wagtailimages:add", name, jpeg(), title="🪟", default_alt_text="x").status_code == 302
        )
    name = "a" * 300 + ".mp4"
    data = {"title": "<i>Ääni</i>", "duration": 3}
    assert sent(desk, "wagtailmedia:add", name, pictures.clip(), args=["video"], **data).status_code == 302

    assert [len(image.file.name) for image in SiteImage.objects.all()] == [52, 52]
    assert "&lt;i&gt;Ääni" in desk.get(reverse("wagtailmedia:index")).content.decode()


def test_two_hundred_megabytes_are_refused_before_they_are_read(desk, client):
    def asked(address, length, session=True):
        cookies = {} if session else {"HTTP_COOKIE": ""}
        return client.generic(
            "POST", address, b"", "multipart/form-data; boundary=x", CONTENT_LENGTH=str(length), **cookies
        )

    address = reverse("wagtailmedia:add", args=["video"])
    answer = asked(address, 200 * 1024 * 1024)

    assert answer.status_code == 413
    assert "Tiedosto saa olla enintään 30 Mt" in answer.content.decode()
    assert asked("/fi/sivusto/palaute/", 2 * 1024 * 1024).status_code == 413
    client.logout()
    assert asked(address, 2 * 1024 * 1024, session=False).status_code == 413
