import booking.experts.codes
from django.db import migrations, models

from booking.experts.codes import claim_code


def give_codes(apps, schema_editor):
    """Claims from before there were lines: a code, the day they were due from, and a line for each sum."""
    FeeClaim = apps.get_model("experts", "FeeClaim")
    ClaimLine = apps.get_model("experts", "ClaimLine")
    given = set()
    for claim in FeeClaim.objects.filter(code=None).select_related("assignment"):
        code = claim_code()
        while code in given:
            code = claim_code()
        given.add(code)
        claim.code, claim.due_from = code, claim.assignment.held_on or claim.created_at.date()
        claim.save(update_fields=["code", "due_from"])
        if claim.created_by_id:
            claim.prepared_by.add(claim.created_by_id)
        ClaimLine.objects.create(claim=claim, kind="fee", cents=claim.fee_cents)
        if claim.travel_cents:
            ClaimLine.objects.create(claim=claim, kind="other", cents=claim.travel_cents)


class Migration(migrations.Migration):

    dependencies = [
        ('experts', '0012_fee_lines_and_batches'),
    ]

    operations = [
        migrations.RunPython(give_codes, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='feeclaim',
            name='code',
            field=models.CharField(default=booking.experts.codes.claim_code, max_length=8, unique=True),
        ),
    ]
