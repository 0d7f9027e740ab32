"""Every block can be shown to an editor before it is chosen, and every page type knows its place."""

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from kuulluksi.pages import actions
from kuulluksi.pages import blocks as ours
from kuulluksi.pages.blocks import FilmBlock, QuestionBlock
from kuulluksi.pages.models import InfoPage, VideoIndexPage, VideoPage

from .conftest import under

pytestmark = pytest.mark.either

OURS = [
    block
    for block in vars(ours).values()
    if isinstance(block, type)
    and issubclass(block, blocks.Block)
    and block.__module__.startswith(ours.__name__)
]
PAGES = [model for model in apps.get_models() if issubclass(model, Page) and model is not Page]


@pytest.mark.parametrize("block", OURS, ids=lambda block: block.__name__)
def test_block_has_a_preview_and_a_description(block):
    made = block()
    meta = made.meta

    assert made.is_previewable  # else the editor's chooser shows nothing of it
    assert meta.preview_value
    assert str(meta.description)
    assert str(meta.label)


@pytest.mark.parametrize(
    "block", [b for b in OURS if b is not ours.DownloadBlock], ids=lambda block: block.__name__
)
def test_preview_of_a_block_can_be_drawn(block, db):
    made = block()

    assert made.render(made.get_preview_value()).strip()


def every_block_in(block):
    """A block and those inside it that an editor chooses from a list."""
    found = [block] if isinstance(block, tuple(OURS)) else []
    children = getattr(block, "child_blocks", {}).values()
    inner = [block.child_block] if hasattr(block, "child_block") else []
    return found + [one for child in [*children, *inner] for one in every_block_in(child)]


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_every_block_of_a_page_type_opens_in_the_editors_preview(client, editor, home, model):
    client.force_login(editor)

    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            for block in every_block_in(field.stream_block):
                answer = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
                assert answer.status_code == 200, block.name


def test_a_page_with_every_block_opens_in_the_editor_and_in_preview(client, editor, home):
    rows = [
        (name, block.get_preview_value())
        for name, block in ours.body_blocks()
        if name not in {"download", "picture", "film"}
    ]
    page = under(home, InfoPage(title="Kaikki", slug="kaikki", body=rows))
    actions.give_rights()
    client.force_login(editor)

    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    assert page.make_preview_request(client.get("/fi/").wsgi_request).status_code == 200
    assert client.get("/fi/kaikki/").status_code == 200


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_page_type_says_where_it_may_stand(model):
    assert "parent_page_types" in vars(model) or any(
        "parent_page_types" in vars(base) for base in model.__mro__[1:3]
    )
    assert model.template.startswith("pages/")
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            assert field.deconstruct()[3].get("block_lookup") is None


def test_a_video_block_needs_a_published_page_with_captions_and_goes_with_it(client, home):
    index = under(home, VideoIndexPage(title="Videot", slug="videot"))
    film = VideoPage(title="Elokuva", slug="elokuva", locale=home.locale, live=False)
    index.add_child(instance=film)
    block = FilmBlock()

    with pytest.raises(blocks.StructBlockValidationError):
        block.clean(block.to_python({"page": film.pk}))
    page = under(home, InfoPage(title="Sivu", slug="sivu", body=[("film", {"page": film})]))
    assert "<video" not in client.get("/fi/sivu/").content.decode()
    film.delete()
    assert client.get(page.address).status_code == 200


@pytest.mark.parametrize("answer", ["<p>VASTAUS</p>", "<p></p>", "<p>testi</p>"])
def test_placeholder_is_no_answer(answer):
    block = QuestionBlock()

    with pytest.raises(blocks.StructBlockValidationError):
        block.clean(block.to_python({"question": "Kuka maksaa?", "answer": answer}))
