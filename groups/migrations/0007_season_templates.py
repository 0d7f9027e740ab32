import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('groups', '0006_wishes_for_groups'),
    ]

    operations = [
        migrations.CreateModel(
            name='SeasonTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True, verbose_name='code')),
                ('name_fi', models.CharField(max_length=120, verbose_name='name in Finnish')),
                ('name_sv', models.CharField(blank=True, max_length=120, verbose_name='name in Swedish')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('rhythm', models.CharField(choices=[('1', 'every week'), ('2', 'every other week'), ('month', 'once a month, on the same weekday')], default='1', max_length=5, verbose_name='how often')),
                ('meetings', models.PositiveSmallIntegerField(default=8, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='how many meetings')),
                ('minutes', models.PositiveSmallIntegerField(default=90, validators=[django.core.validators.MinValueValidator(15), django.core.validators.MaxValueValidator(600)], verbose_name='length in minutes')),
                ('places_from', models.PositiveSmallIntegerField(default=4, help_text='Told to staff only. A group starts even with one.', verbose_name='a good number from')),
                ('places', models.PositiveSmallIntegerField(default=8, validators=[django.core.validators.MinValueValidator(1)], verbose_name='places')),
                ('age_from', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='age about from')),
                ('age_to', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='age about to')),
                ('adult_signs_up', models.BooleanField(default=False, verbose_name='an adult signs the child up')),
            ],
            options={
                'verbose_name': 'season template',
                'verbose_name_plural': 'season templates',
                'ordering': ['name_fi'],
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='seasontemplate',
            constraint=models.CheckConstraint(condition=models.Q(('places__gte', models.F('places_from'))), name='template_places_in_order', violation_error_message='There must be at least as many places as the good number starts from.'),
        ),
    ]
