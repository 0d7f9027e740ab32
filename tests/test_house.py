"""The house itself: does it stand as the map says, and do its alarms ring?"""

import ast
import os
import re
import shutil
import site as standard_site
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.db.models import QuerySet
from django.http import HttpResponse
from django.template import Context, engines
from django.template.loader import get_template
from django.urls import path

from kuulluksi.checks import every_view_has_a_door
from kuulluksi.directory.models import Area
from kuulluksi.people.doors import anyone
from kuulluksi.privacy.fields import EncryptedTextField, Sealed

from . import tripwires
from .cast import make_area
from .tripwires import UndefinedVariable

pytestmark = pytest.mark.either

ROOT = Path(__file__).resolve().parents[1]
OUR_FOLDERS = ("site", "booking", "groups", "tests", "scripts")
ROOMS = [
    config for config in apps.get_app_configs() if config.name.startswith(("kuulluksi.", "booking.", "groups"))
]


def our_files(suffix: str, *folders: str):
    for folder in folders or OUR_FOLDERS:
        for file in sorted((ROOT / folder).rglob(f"*{suffix}")):
            if not {"vendor", "__pycache__", "migrations"}.intersection(file.parts):
                yield file


# --- site/ is a shelf ---


def test_site_is_a_source_root_and_never_a_package():
    assert not hasattr(standard_site, "__path__")
    assert not (ROOT / "site" / "__init__.py").exists()
    assert list((ROOT / "site").glob("*.py")) == []


def test_site_is_not_ignored_by_git():
    if not (ROOT / ".git").exists():
        return  # an unpacked archive has no git to ask

    asked = ["git", "check-ignore", "--quiet", "--no-index", "site/kuulluksi/settings.py"]

    assert subprocess.run(asked, cwd=ROOT).returncode == 1


# --- Floors ---


def floors() -> dict[str, int]:
    """Floor of each room by its dotted name, the lowest is 0."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        layers = tomllib.load(file)["tool"]["importlinter"]["contracts"][0]["layers"]
    return {room.strip(): floor for floor, layer in enumerate(reversed(layers)) for room in layer.split("|")}


def test_every_room_has_a_floor():
    without_rows = {"kuulluksi.look"}  # drawings and icons: no model, used by templates only

    assert {config.name for config in ROOMS} - without_rows <= set(floors())


def test_no_foreign_key_points_upwards():
    floor = floors()
    upwards = []
    for config in ROOMS:
        for model in config.get_models(include_auto_created=True):
            for field in model._meta.get_fields():
                if not (field.is_relation and field.concrete and field.related_model):
                    continue
                other = field.related_model._meta.app_config.name
                if other in floor and other != config.name and floor[other] >= floor[config.name]:
                    upwards.append(f"{model._meta.label}.{field.name} points to {other}")

    assert upwards == []


def test_no_migration_waits_for_an_upper_floor():
    floor = floors()
    name_of = {config.label: config.name for config in ROOMS}
    upwards = []
    for (label, name), migration in MigrationLoader(None).disk_migrations.items():
        for other, _ in migration.dependencies:
            other = settings.AUTH_USER_MODEL.split(".")[0] if other == "__setting__" else other
            if label in name_of and other in name_of and other != label:
                here, there = floor[name_of[label]], floor[name_of[other]]
                if there >= here:
                    upwards.append(f"{label}.{name} waits for {other}")

    assert upwards == []


def test_a_planted_import_upwards_is_caught(tmp_path):
    for folder in ("site", "booking", "groups"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "site/kuulluksi/directory/models.py").open("a") as file:
        file.write("\nfrom groups.models import PeerGroup\n")

    ran = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{tmp_path / 'site'}:{tmp_path}"},
        capture_output=True,
        text=True,
    )

    assert ran.returncode == 1
    assert "kuulluksi.directory.models -> groups.models" in ran.stdout


# --- Doors ---


def without_a_door(request):
    return HttpResponse("come in")


@anyone
def calm(request):
    return HttpResponse("calm")


@anyone
def looks_and_counts(request):
    Area.objects.update(name_sv="counted")
    return HttpResponse("counted")


urlpatterns = [
    path("planted/", without_a_door),
    path("calm/", calm),
    path("counts/", looks_and_counts),
]
without_a_door.__module__ = "kuulluksi.planted"
looks_and_counts.__module__ = "kuulluksi.planted"


@pytest.mark.urls(__name__)
def test_a_planted_view_without_a_door_stops_the_start():
    assert [error.id for error in every_view_has_a_door(None)] == ["kuulluksi.E001"]
    assert "/planted/" in every_view_has_a_door(None)[0].msg


def test_every_view_of_the_house_has_a_door():
    assert every_view_has_a_door(None) == []


# --- The wires ring ---


def test_an_undefined_variable_in_our_template_rings():
    django = engines["django"].engine
    ours = django.from_string("{{ nobody }}")
    for node in ours.nodelist:
        node.origin = type(node.origin)(str(ROOT / "templates" / "planted.html"))
    theirs = django.from_string("{{ nobody }}{{ nobody|default:'x' }}")

    with pytest.raises(UndefinedVariable):
        ours.render(Context())
    assert theirs.render(Context()) == "x"


@pytest.mark.urls(__name__)
def test_a_get_that_writes_rings(client, db):
    make_area()

    client.get("/calm/")
    assert tripwires.written_on_get == []

    client.get("/counts/")
    assert len(tripwires.written_on_get) == 1
    tripwires.written_on_get.clear()


def test_rows_asked_for_in_no_order_come_in_any_order(db):
    for number in range(12):
        make_area(f"a{number:02}")
    slugs = [f"a{number:02}" for number in range(12)]

    orders = {tuple(area.slug for area in Area.objects.order_by()) for _ in range(8)}

    assert len(orders) > 1
    assert [area.slug for area in Area.objects.order_by("slug")] == slugs
    assert QuerySet._fetch_all.__name__ == "shuffled"


def test_a_sealed_value_opened_elsewhere_rings():
    code = compile("value.open()", str(ROOT / "groups" / "planted.py"), "exec")

    exec(code, {"value": Sealed(plain="Kettu")})

    assert len(tripwires.opened_elsewhere) == 1
    tripwires.opened_elsewhere.clear()


# --- Settings ---


def test_every_setting_is_explained():
    source = (ROOT / "site/kuulluksi/settings.py").read_text("utf-8")
    asked = set(re.findall(r'\b(?:env(?:\.\w+)?|secret)\(\s*"([A-Z][A-Z_]+)"', source))
    example = (ROOT / ".env.example").read_text("utf-8")
    told = set(re.findall(r"^#? ?([A-Z][A-Z_]+)=", example, re.MULTILINE))

    assert told == asked


def test_nothing_but_settings_reads_the_environment():
    readers = [
        str(file.relative_to(ROOT))
        for file in our_files(".py", "site", "booking", "groups")
        if re.search(r"os\.environ|getenv", file.read_text("utf-8"))
    ]

    assert readers == ["site/kuulluksi/serve.py", "site/kuulluksi/wsgi.py"]


# --- Personal data ---


def test_every_sealed_column_has_an_end():
    policy = yaml.safe_load((ROOT / "site/kuulluksi/privacy/retention.yaml").read_text("utf-8")) or {}
    kept = {label.lower(): set(row["fields"]) for label, row in policy.items()}
    without_end = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, EncryptedTextField) and field.name not in kept.get(model._meta.label_lower, ())
    ]

    assert without_end == []


# --- Words and sizes ---


def test_no_room_is_a_drawer():
    drawers = {"core", "utils", "util", "common", "helpers", "misc", "shared", "lib"}
    found = [
        str(file.relative_to(ROOT))
        for file in our_files(".py", "site", "booking", "groups")
        if drawers.intersection({file.stem, *file.relative_to(ROOT).parts})
    ]

    assert found == []


def test_words_go_through_names_that_the_catalogues_know():
    """makemessages reads ``_`` and the functions' own names: words under another name stay English for good."""
    under_another = re.compile(r"\bn?p?n?gettext(?:_lazy)? as (?!_\b)\w+")
    found = [
        str(path.relative_to(ROOT))
        for folder in ("site", "booking", "groups")
        for path in (ROOT / folder).rglob("*.py")
        if under_another.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_file_is_a_giant():
    lines = {str(file.relative_to(ROOT)): file.read_text("utf-8").count("\n") for file in our_files(".py")}

    assert [name for name, count in lines.items() if count > 500] == []


def test_no_function_is_a_giant():
    long = [
        f"{file.relative_to(ROOT)}: {node.name}"
        for file in our_files(".py")
        if (text := file.read_text("utf-8")).count("\n") > 70  # the others are not even parsed
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 70
    ]

    assert long == []


def test_nothing_is_left_for_later():
    later = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b")
    files = [*our_files(".py"), *our_files(".html", "templates"), *our_files(".css", "static")]
    found = [str(file.relative_to(ROOT)) for file in files if later.search(file.read_text("utf-8"))]

    assert found == []


# --- Templates ---


def our_templates():
    return [file.relative_to(ROOT / "templates").as_posix() for file in our_files(".html", "templates")]


def test_every_template_compiles():
    for name in our_templates():
        get_template(name)


def test_every_template_is_used():
    """Its name stands somewhere: in code, in another template, or among those that libraries look for."""
    looked_for_by_others = (
        "allauth/",
        "account/",
        "mfa/",
        "usersessions/",
        "wagtailadmin/",
        "wagtailcore/",
        "wagtailusers/",
        "django/",
    )
    by_number = re.compile(r"[45]\d\d(_\w+)?\.html")
    words = "\n".join(file.read_text("utf-8") for file in [*our_files(".py"), *our_files(".html", "templates")])
    named = set(re.findall(r"""["']([^"'\s]+\.html)["']""", words))
    pages = {
        model.template
        for model in apps.get_models()
        if hasattr(model, "template") and isinstance(model.template, str)
    }
    unused = [
        name
        for name in our_templates()
        if name not in named
        and name not in pages
        and not by_number.fullmatch(name)
        and f'f"{name.rpartition("/")[0]}/{{' not in words  # a folder whose templates are chosen by a word
        and not name.startswith(looked_for_by_others)
    ]

    assert unused == []


def test_no_template_has_inline_script_or_style():
    inline = re.compile(r"<style|\sstyle\s*=|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*[\"']|javascript:")
    found = {
        str(file.relative_to(ROOT)): inline.findall(file.read_text("utf-8"))
        for file in our_files(".html", "templates")
        if inline.search(re.sub(r"{#.*?#}", "", file.read_text("utf-8")))
    }

    assert found == {}


# --- Migrations ---


def test_no_migration_is_missing(db):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
