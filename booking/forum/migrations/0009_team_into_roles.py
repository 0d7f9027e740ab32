"""The planning team was a sentence; each part of it becomes a role of its own."""

from django.db import migrations


LANGUAGES = ("fi", "sv", "en")
LONGEST = 120


def parts(text: str) -> list[str]:
    """The roles of a sentence: "four young people, a coordinator" is two of them."""
    found = [one.strip() for line in text.splitlines() for one in line.split(",")]
    return [one[0].upper() + one[1:LONGEST] for one in found if one]


def into_roles(apps, schema_editor):
    Forum = apps.get_model("forum", "Forum")
    PlanningRole = apps.get_model("forum", "PlanningRole")
    for forum in Forum.objects.exclude(team_fi="").order_by("pk"):
        roles = {language: parts(getattr(forum, f"team_{language}")) for language in LANGUAGES}
        seen = set()
        for place, role in enumerate(roles["fi"]):
            others = {
                f"role_{language}": roles[language][place]
                for language in ("sv", "en")
                if len(roles[language]) == len(roles["fi"])
            }
            if role not in seen:
                PlanningRole.objects.create(forum=forum, role_fi=role, **others)
            seen.add(role)


def into_sentences(apps, schema_editor):
    Forum = apps.get_model("forum", "Forum")
    for forum in Forum.objects.order_by("pk"):
        rows = list(forum.team.order_by("pk"))
        for language in LANGUAGES:
            words = [getattr(row, f"role_{language}") for row in rows]
            setattr(forum, f"team_{language}", ", ".join(one for one in words if one)[:400])
        forum.save(update_fields=[f"team_{language}" for language in LANGUAGES])


class Migration(migrations.Migration):

    dependencies = [
        ('forum', '0008_planning_roles'),
    ]

    operations = [
        migrations.RunPython(into_roles, into_sentences),
    ]
