from django.core.management.base import BaseCommand, CommandError

from kuulluksi.privacy import rotation
from kuulluksi.privacy.crypto import current_key_id


class Command(BaseCommand):
    help = "Seal everything again under the first key of PERSONAL_DATA_KEYS."

    def handle(self, **options):
        for column, count in rotation.rotate().items():
            self.stdout.write(f"{count:>7}  {column}")
        left = rotation.left_under_older_keys()
        if left:
            raise CommandError(f"{left} values are still under an older key. Run this again.")
        self.stdout.write(
            f"Everything is under key {current_key_id()!r}. Older keys can be taken out of the ring."
        )
