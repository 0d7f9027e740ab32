"""Write every event's file entry anew: after an upgrade of the program, of icalendar or of the time zone data."""

from django.core.management.base import BaseCommand

from booking.calendar.rendering import render_all


class Command(BaseCommand):
    help = "Render all events for the feeds again and tell how many entries differ from before."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="also those that this version has rendered")

    def handle(self, *args, **options):
        events, differences = render_all(only_old=not options["all"])
        self.stdout.write(f"{events} events rendered, {differences} entries differ from before.")
