"""Every block can be shown to an editor before it is chosen, and every page type knows its place."""

import pytest
from django.apps import apps
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from kuulluksi.pages import blocks as ours
from kuulluksi.pages.blocks import QuestionBlock

OURS = [
    block
    for block in vars(ours).values()
    if isinstance(block, type) and issubclass(block, blocks.Block) and block.__module__ == ours.__name__
]
PAGES = [model for model in apps.get_models() if issubclass(model, Page) and model is not Page]


@pytest.mark.parametrize("block", OURS, ids=lambda block: block.__name__)
def test_block_has_a_preview_and_a_description(block):
    meta = block().meta

    assert meta.preview_value
    assert str(meta.description)
    assert str(meta.label)


@pytest.mark.parametrize(
    "block", [b for b in OURS if b is not ours.DownloadBlock], ids=lambda block: block.__name__
)
def test_preview_of_a_block_can_be_drawn(block, db):
    made = block()

    assert made.render(made.get_preview_value()).strip()


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_page_type_says_where_it_may_stand(model):
    assert "parent_page_types" in vars(model) or any(
        "parent_page_types" in vars(base) for base in model.__mro__[1:3]
    )
    assert model.template.startswith("pages/")
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            assert field.deconstruct()[3].get("block_lookup") is None


@pytest.mark.parametrize("answer", ["<p>VASTAUS</p>", "<p></p>", "<p>testi</p>"])
def test_placeholder_is_no_answer(answer):
    block = QuestionBlock()

    with pytest.raises(blocks.StructBlockValidationError):
        block.clean(block.to_python({"question": "Kuka maksaa?", "answer": answer}))
