"""Quotes that stand already get the fingerprint of their giver, where the answer they came from is still there."""

from django.db import migrations

from kuulluksi.notices.addresses import mailbox
from kuulluksi.privacy.access import for_delivery
from kuulluksi.privacy.crypto import blind_index

LABEL = "experts.feedback:"


def know_givers(apps, schema_editor):
    Quote, Feedback = apps.get_model("reports", "Quote"), apps.get_model("experts", "Feedback")
    for quote in Quote.objects.filter(state="shown", source__startswith=LABEL).iterator():
        rows = Feedback.objects.select_related("request", "assignment__expert")
        row = rows.filter(pk=quote.source.removeprefix(LABEL)).first()
        if row is None:
            who = ""  # all of those count as one
        elif row.side == "expert":
            who = row.assignment.expert.code if row.assignment else ""
        else:
            who = mailbox(for_delivery(row.request, ["requester_email"])["requester_email"])
        quote.giver = blind_index("quotes:giver", f"{quote.voice}:{who}")
        quote.save(update_fields=["giver"])


def forget_givers(apps, schema_editor):
    apps.get_model("reports", "Quote").objects.update(giver="")


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0003_who_a_quote_is_of"),
        ("experts", "0018_indexes_of_what_waits"),
    ]
    operations = [migrations.RunPython(know_givers, forget_givers)]
