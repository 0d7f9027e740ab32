"""Answers are sealed to their row and column, so each is opened and sealed again in its new place."""

from django.db import migrations

from kuulluksi.privacy.access import for_delivery


def to_needs(apps, schema_editor):
    SignUp, Needs = apps.get_model("signups", "SignUp"), apps.get_model("signups", "Needs")
    for signup in SignUp.objects.exclude(answers="").iterator():
        answers = for_delivery(signup, ["answers"])["answers"]
        if answers:
            Needs.objects.create(signup=signup, answers=answers)


def back(apps, schema_editor):
    Needs = apps.get_model("signups", "Needs")
    for needs in Needs.objects.select_related("signup").iterator():
        needs.signup.answers = for_delivery(needs, ["answers"])["answers"]
        needs.signup.save(update_fields=["answers"])


class Migration(migrations.Migration):
    dependencies = [("signups", "0002_needs_and_consents")]
    operations = [migrations.RunPython(to_needs, back)]
