"""The house's own settings with secrets that are only for tests. TEST_DATABASE=postgres runs them on PostgreSQL."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("DEBUG", "0")
os.environ.setdefault("DEMO", "1")
os.environ.setdefault("HTTPS", "0")
for name in ("SECRET_KEY", "PERSONAL_DATA_KEYS", "INDEX_KEY", "LINK_KEY"):
    os.environ.setdefault(name, f"only for tests: {name.lower().replace('_', ' ')}, thirty-two characters")
if os.environ.get("TEST_DATABASE") == "postgres":
    from tests import postgres

    os.environ["DATABASE_URL"] = postgres.cluster_url()

from kuulluksi.settings import *  # noqa: E402, F403
from kuulluksi.settings import DATABASES, STORAGES, TEMPLATES, VAR  # noqa: E402
from tests.tripwires import Undefined  # noqa: E402

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PAGE_CACHE_BYTES = 0  # its own tests turn it on: elsewhere a kept page would outlive the test that made it
STATIC_ROOT = VAR / "test-static"  # empty: the live server finds static files where they lie
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
MEDIA_ROOT = Path(tempfile.gettempdir()) / f"kuulluksi-test-media-{os.getpid()}"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined()
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["CONN_MAX_AGE"] = 0  # the live server has a thread a request
    # a file: several threads and processes at once
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}
