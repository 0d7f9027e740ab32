from django.db import migrations
from django.utils.text import slugify


def to_rows(apps, schema_editor):
    PeerGroup, Method = apps.get_model("groups", "PeerGroup"), apps.get_model("groups", "Method")
    for group in PeerGroup.objects.exclude(method_as_text="").order_by("pk"):
        name = group.method_as_text
        group.method, _made = Method.objects.get_or_create(
            slug=slugify(name)[:50] or f"method-{group.pk}",
            defaults={
                "name_fi": name,
                "owner": group.method_owner,
                "url": group.method_url,
                "registered": "®" in name,
            },
        )
        group.save(update_fields=["method"])


def to_text(apps, schema_editor):
    PeerGroup = apps.get_model("groups", "PeerGroup")
    for group in PeerGroup.objects.exclude(method=None).select_related("method").order_by("pk"):
        group.method_as_text = group.method.name_fi[:60]
        group.method_owner, group.method_url = group.method.owner, group.method.url
        group.save(update_fields=["method_as_text", "method_owner", "method_url"])


class Migration(migrations.Migration):
    dependencies = [("groups", "0003_methods")]

    operations = [migrations.RunPython(to_rows, to_text)]
