"""Files that people without an account may send: a picture of a receipt, in memory and never on the disk of the web."""

import re
from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

MOST_BYTES = 10 * 1024 * 1024
# The expert's page of a fee, and the same claim at the desk.
TAKES_A_PICTURE = re.compile(r"/[a-z-]+/k/palkkio/[\w=-]+/|/hallinta/valitys/palkkiot/[0-9a-f-]{36}/[a-z_]+/")


class InMemory(FileUploadHandler):
    """Keeps files in memory up to a limit for all together. The rest is dropped; ``request.dropped_file`` says so."""

    number = 0

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data, start):
        self.number += len(raw_data)
        if self.number > MOST_BYTES:
            self.kept = BytesIO()
            self.request.dropped_file = True
            raise SkipFile
        self.kept.write(raw_data)

    def file_complete(self, file_size):
        self.kept.seek(0)
        return InMemoryUploadedFile(
            self.kept, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )
