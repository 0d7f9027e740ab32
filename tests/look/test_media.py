"""What editors upload: made anew, named at random, and handed out as browsers ask."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.template import Context, Template
from django.urls import reverse
from PIL import Image

from kuulluksi.look import pictures
from kuulluksi.notices import worker
from kuulluksi.notices.models import Job
from kuulluksi.pages.media import SiteDocument, SiteImage, Video, from_pixels, validate_captions
from kuulluksi.pages.pictures import SPECS

pytestmark = pytest.mark.either

SECRETS = (b"Exif", b"GPS", b"OWNER-NAME", b"SECRET-COMMENT", b"http://ns.adobe.com")


def telling_jpeg(size=(1000, 800)) -> bytes:
    """A photograph as a phone writes it: turned on its side, with place, owner and a comment."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x013B] = "OWNER-NAME"
    exif.get_ifd(0x8825).update({1: "N", 2: (61.0, 0.0, 0.0), 3: "E", 4: (24.0, 28.0, 0.0)})
    out = BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(
        out, "JPEG", exif=exif, comment=b"SECRET-COMMENT", xmp=b"<x>http://ns.adobe.com</x>"
    )
    raw = out.getvalue()
    assert all(one in raw for one in SECRETS if one != b"GPS")
    return raw


@pytest.fixture
def image(db):
    return SiteImage.objects.create(
        title="Maija Kotona.jpg",
        file=ContentFile(telling_jpeg(), name="Maija kotona.JPG"),
        default_alt_text="x",
    )


def test_a_picture_keeps_its_pixels_and_nothing_else(image):
    worker.run_due()

    stored = [image.file.name, *image.renditions.values_list("file", flat=True)]
    assert len(stored) == 1 + sum(len(spec.filters) for spec in SPECS.values())
    for name in stored:
        with default_storage.open(name) as file:
            raw = file.read()
        assert [one for one in SECRETS if one in raw] == []
        assert not Image.open(BytesIO(raw)).getexif()
    assert (image.width, image.height) == (800, 1000)  # upright


def test_neither_title_nor_file_tells_what_the_file_was_called(image):
    assert "maija" not in (image.title + image.file.name).lower()
    assert image.renditions.filter(file__icontains="maija").count() == 0


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.jpg", b"not a picture"),
        ("a.jpg", b""),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
        ("a.gif", b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"),
        ("half.jpg", telling_jpeg()[:3000]),
    ],
)  # fmt: skip
def test_what_is_not_a_picture_is_refused_with_a_sentence(name, raw):
    with pytest.raises(ValidationError):
        from_pixels(ContentFile(raw, name=name))


def test_too_many_pixels_are_refused(db, settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000

    with pytest.raises(ValidationError, match="megap"):
        SiteImage(title="x", file=ContentFile(telling_jpeg(), name="a.jpg")).save()


def test_a_drawing_stands_in_until_the_worker_has_made_the_size(image, client):
    template = Template('{% load media %}{% picture_of image "card" %}')

    before = template.render(Context({"image": image}))
    worker.run_due()
    after = template.render(Context({"image": image}))

    assert '<svg class="art picture" viewBox="0 0 640 230"' in before
    assert 'width="640" height="230" alt="x"' in after
    assert Job.objects.filter(kind="renditions").count() == 1
    address = after.split('src="')[1].split('"')[0]
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert Image.open(BytesIO(body_of(answer))).size == (640, 230)


def test_originals_and_documents_have_no_address(image, client):
    for path in (image.file.url, "/media/images/../original_images/x.jpg", "/media/documents/x.pdf"):
        assert client.get(path).status_code == 404


def test_only_a_pdf_is_a_document(db):
    with pytest.raises(ValidationError):
        SiteDocument(title="x", file=ContentFile(b"MZ\x90", name="x.pdf")).full_clean(exclude=["collection"])

    document = SiteDocument(
        title="Maijan paperi", summary="x", file=ContentFile(b"%PDF-1.7\n", name="Maijan paperi.pdf")
    )
    document.full_clean(exclude=["collection"])
    document.save()

    assert "maija" not in (document.title + document.file.name).lower()


@pytest.fixture
def video(db):
    return Video.objects.create(
        title="Ääni",
        file=ContentFile(pictures.clip(), name="Maija.mov"),
        no_speech=True,
        captions_fi=pictures.clip_captions("fi").decode(),
        transcript_fi=pictures.clip_transcript("fi"),
    )


def body_of(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_a_player_gets_the_whole_video_or_the_part_it_asks_for(video, client):
    whole, size = pictures.clip(), len(pictures.clip())

    answer = client.get(video.url, headers={"accept-encoding": "gzip"})
    assert (answer.status_code, answer["Content-Type"], answer["Accept-Ranges"]) == (200, "video/webm", "bytes")
    assert body_of(answer) == whole

    for asked, told, part in (
        ("bytes=0-99", f"bytes 0-99/{size}", whole[:100]),
        ("bytes=100-", f"bytes 100-{size - 1}/{size}", whole[100:]),
        ("bytes=-50", f"bytes {size - 50}-{size - 1}/{size}", whole[-50:]),
        (f"bytes=10-{size * 9}", f"bytes 10-{size - 1}/{size}", whole[10:]),
    ):
        answer = client.get(video.url, headers={"range": asked})
        assert (answer.status_code, answer["Content-Range"]) == (206, told)
        assert int(answer["Content-Length"]) == len(part)
        assert body_of(answer) == part


@pytest.mark.parametrize("asked", [f"bytes={'9' * 5000}-", f"bytes=-{'9' * 5000}"])
def test_a_part_with_an_endless_number_is_no_part(video, client, asked):
    """Python reads no number of more than 4,300 digits."""
    assert len(body_of(client.get(video.url, headers={"Range": asked}))) == len(pictures.clip())


@pytest.mark.parametrize("asked", ["bytes=999999999-", "bytes=-0", "bytes=5-2", "bytes=-"])
def test_a_part_that_is_not_there_is_416(video, client, asked):
    answer = client.get(video.url, headers={"range": asked})

    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{len(pictures.clip())}")


def test_head_and_a_known_video_have_no_body(video, client):
    head = client.head(video.url)
    known = client.get(video.url, headers={"if-none-match": head["ETag"]})

    assert (head.status_code, head.content, int(head["Content-Length"])) == (200, b"", len(pictures.clip()))
    assert known.status_code == 304


def test_captions_are_handed_out_in_the_languages_there_are(video, client):
    assert [one["language"] for one in video.captions()] == ["fi"]

    answer = client.get(video.captions()[0]["url"])

    assert answer["Content-Type"] == "text/vtt; charset=utf-8"
    assert answer.content.decode().startswith("WEBVTT")
    assert client.get(reverse("media:captions", args=[video.code, "sv"])).status_code == 404
    assert client.get(reverse("media:captions", args=[video.code, "xx"])).status_code == 404
    assert client.get("/video/nothing.webm").status_code == 404


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_clip_has_captions_and_a_transcript_in_each_language(language):
    validate_captions(pictures.clip_captions(language).decode())

    assert len(pictures.clip_transcript(language)) > 100
    assert len(pictures.clip()) < 300_000


@pytest.mark.parametrize("words", ["", "hello", "WEBVTT\n\nno times", "00:00.000 --> 00:01.000\nx"])
def test_captions_that_no_browser_reads_are_refused(words):
    with pytest.raises(ValidationError):
        validate_captions(words)


def test_what_is_not_a_video_is_refused(db):
    with pytest.raises(ValidationError):
        Video(title="x", file=ContentFile(b"RIFF....AVI ", name="x.mp4")).save()


def test_a_drawn_picture_is_always_the_same_and_says_what_it_shows():
    first = pictures.draw("iltatee", "nuoret")

    assert first == pictures.draw("iltatee", "nuoret")
    assert first != pictures.draw("samassa-veneessa", "nuoret")
    assert Image.open(BytesIO(first)).size == (1200, 675)
    assert pictures.alt("iltatee", "nuoret", "en").startswith("Drawing: ")
