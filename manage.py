#!/usr/bin/env python3
"""The door to every command of the house: ./manage.py help."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    # site/ is a source root, not a package: Python's own module "site" always wins that name.
    sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kuulluksi.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
