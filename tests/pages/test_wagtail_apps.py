"""Four of Wagtail's apps start without its API; what they do besides is done as Wagtail does it."""

import ast
import inspect
import sys
import textwrap

import pytest

from kuulluksi.pages import wagtail_apps

OURS = [wagtail_apps.LocalesConfig, wagtail_apps.SnippetsConfig, wagtail_apps.DocumentsConfig, wagtail_apps.ImagesConfig]  # fmt: skip


def deeds(ready) -> set[str]:
    """What a ready() does, line by line, without its imports."""
    body = ast.parse(textwrap.dedent(inspect.getsource(ready))).body[0].body
    return {ast.unparse(line) for line in body if not isinstance(line, (ast.Import, ast.ImportFrom, ast.Pass))}


@pytest.mark.either
@pytest.mark.parametrize("ours", OURS)
def test_an_app_of_wagtail_does_all_at_its_start_but_what_the_api_needs(ours):
    of_the_api = {
        line for line in deeds(ours.__base__.ready) if "register_content_types" in line or "api" in line
    }

    assert deeds(ours.ready) == deeds(ours.__base__.ready) - of_the_api
    assert of_the_api


@pytest.mark.either
def test_no_process_holds_the_api():
    assert not {"ninja", "wagtail.api.v3.api", "pillow_heif"} & set(sys.modules)
