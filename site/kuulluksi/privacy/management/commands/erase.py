from django.core.management.base import BaseCommand

from kuulluksi.privacy import retention


class Command(BaseCommand):
    help = "Run the retention rules of retention.yaml: erase what has been kept long enough."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only count; erase nothing")

    def handle(self, *, dry_run, **options):
        for name, count in retention.run(dry_run=dry_run, by="command").counts.items():
            self.stdout.write(f"{count:>7}  {name}")
        self.stdout.write("Nothing was erased: this was a dry run." if dry_run else "Done.")
