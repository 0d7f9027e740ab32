"""The house itself: does it stand as DESIGN says?"""

import site as standard_site
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_site_is_a_source_root_and_never_a_package():
    assert not hasattr(standard_site, "__path__")
    assert not (ROOT / "site" / "__init__.py").exists()
