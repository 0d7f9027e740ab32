"""The entrance for granian or any other WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kuulluksi.settings")
django = get_wsgi_application()

# What the first reader of this process would wait for is read now: every room's views, and the public holidays.
from booking.calendar.schedule import holidays  # noqa: E402
from kuulluksi import page_cache, urls  # noqa: E402, F401

holidays.warm()
application = page_cache.KeptFirst(django)
