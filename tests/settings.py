"""The house's own settings with secrets that are only for tests."""

import os

os.environ.setdefault("DEBUG", "0")
os.environ.setdefault("DEMO", "1")
os.environ.setdefault("HTTPS", "0")
for name in ("SECRET_KEY", "PERSONAL_DATA_KEYS", "INDEX_KEY", "LINK_KEY"):
    os.environ.setdefault(name, f"only for tests: {name.lower().replace('_', ' ')}, thirty-two characters")

from kuulluksi.settings import *  # noqa: E402, F403

STORAGES = {  # noqa: F405
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"].setdefault("TEST", {})  # noqa: F405
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    DATABASES["default"]["TEST"]["NAME"] = VAR / "test.sqlite3"  # noqa: F405  a file: several processes at once
