"""Forums that ask how one gets there ask from where, and whether help with the ticket is needed."""

from django.db import migrations

NEW = ["trip_help", "from_where"]


def ask(apps, schema_editor):
    for forum in apps.get_model("forum", "Forum").objects.select_related("sheet").order_by("pk"):
        asks = forum.sheet.asks
        if "transport" in asks and not set(NEW) & set(asks):
            place = asks.index("transport") + 1
            forum.sheet.asks = [*asks[:place], *NEW, *asks[place:]]
            forum.sheet.save(update_fields=["asks"])


def ask_no_more(apps, schema_editor):
    for forum in apps.get_model("forum", "Forum").objects.select_related("sheet").order_by("pk"):
        forum.sheet.asks = [code for code in forum.sheet.asks if code not in NEW]
        forum.sheet.save(update_fields=["asks"])


class Migration(migrations.Migration):
    dependencies = [("forum", "0010_forget_team_sentences")]

    operations = [migrations.RunPython(ask, ask_no_more)]
