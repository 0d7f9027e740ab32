from django.db import migrations, models
from django.db.models import Count, Q

PROMISED = ["confirmed", "ready", "in_progress", "debriefing", "completed"]


def as_it_was_agreed(apps, schema_editor):
    """Requests from before: their host was the adult, and so many experts were wished for as have been promised."""
    ExpertRequest = apps.get_model("experts", "ExpertRequest")
    ExpertRequest.objects.filter(minors_present=True).update(audience_adult_named=True)
    promised = Count("assignments", filter=Q(assignments__state__in=PROMISED))
    for pk, number in (
        ExpertRequest.objects.order_by().annotate(n=promised).filter(n__gt=1).values_list("pk", "n")
    ):
        ExpertRequest.objects.filter(pk=pk).update(experts_wanted=number)


class Migration(migrations.Migration):

    dependencies = [
        ('experts', '0016_seats_and_an_adult_of_the_unit'),
    ]

    operations = [
        migrations.RunPython(as_it_was_agreed, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='expertrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['in_delivery', 'settling', 'closed']), _negated=True), ('minors_present', False), ('audience_adult_named', True), _connector='OR'), name='young_people_never_without_an_adult', violation_error_message='People under 18 are there: write first which adult of the unit is with them.'),
        ),
    ]
