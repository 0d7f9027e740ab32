"""A legal name is sealed to its row and column, so each is opened and sealed again in its new place."""

from django.db import migrations

from kuulluksi.privacy.access import for_delivery


def to_identities(apps, schema_editor):
    Expert, Identity = apps.get_model("experts", "ExpertProfile"), apps.get_model("experts", "LegalIdentity")
    for expert in Expert.objects.exclude(legal_name="").iterator():
        Identity.objects.create(expert=expert, legal_name=for_delivery(expert, ["legal_name"])["legal_name"])


def back(apps, schema_editor):
    Identity = apps.get_model("experts", "LegalIdentity")
    for row in Identity.objects.select_related("expert").iterator():
        row.expert.legal_name = for_delivery(row, ["legal_name"])["legal_name"]
        row.expert.save(update_fields=["legal_name"])


class Migration(migrations.Migration):
    dependencies = [("experts", "0004_bank_in_layers")]
    operations = [migrations.RunPython(to_identities, back)]
