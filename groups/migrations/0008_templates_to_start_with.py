from django.db import migrations

# slug: (Finnish, Swedish, English), rhythm, meetings, minutes, good number from, places
TEMPLATES = {
    "kymmenen-viikkoa": (
        ("Kymmenen viikkoa, kaksi tuntia kerrallaan", "Tio veckor, två timmar åt gången", "Ten weeks, two hours at a time"),
        ("1", 10, 120, 4, 8),
    ),
    "joka-toinen-viikko": (
        ("Joka toinen viikko, kahdeksan kertaa", "Varannan vecka, åtta gånger", "Every other week, eight times"),
        ("2", 8, 120, 3, 8),
    ),
    "lasten-ryhma": (
        ("Lasten ryhmä, kahdeksan lyhyttä kertaa", "Barngrupp, åtta korta träffar", "Children's group, eight short meetings"),
        ("1", 8, 90, 3, 8),
    ),
    "kerran-kuussa": (
        ("Kerran kuussa, kymmenen kertaa", "En gång i månaden, tio gånger", "Once a month, ten times"),
        ("month", 10, 120, 4, 10),
    ),
}


def lay_out(apps, schema_editor):
    SeasonTemplate = apps.get_model("groups", "SeasonTemplate")
    for slug, (names, (rhythm, meetings, minutes, places_from, places)) in TEMPLATES.items():
        SeasonTemplate.objects.get_or_create(
            slug=slug,
            defaults={
                **dict(zip(("name_fi", "name_sv", "name_en"), names, strict=True)),
                "rhythm": rhythm,
                "meetings": meetings,
                "minutes": minutes,
                "places_from": places_from,
                "places": places,
                "adult_signs_up": slug == "lasten-ryhma",
            },
        )


def take_away(apps, schema_editor):
    apps.get_model("groups", "SeasonTemplate").objects.filter(slug__in=TEMPLATES).delete()


class Migration(migrations.Migration):
    dependencies = [("groups", "0007_season_templates")]

    operations = [migrations.RunPython(lay_out, take_away)]
