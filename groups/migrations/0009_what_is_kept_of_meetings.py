import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('groups', '0008_templates_to_start_with'),
        ('calendar', '0002_initial'),
        ('signups', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(choices=[('present', 'here'), ('late', 'came late'), ('told', 'sent word'), ('absent', 'away')], max_length=7)),
                ('marked_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='LeaderHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('what', models.CharField(choices=[('meeting', 'the meeting'), ('preparing', 'preparing and clearing up'), ('contacts', 'calls, messages and first talks'), ('debrief', 'debrief and work supervision')], default='meeting', max_length=9, verbose_name='what for')),
                ('minutes', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(1440)], verbose_name='minutes')),
            ],
            options={
                'ordering': ['-day', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='StandIn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('staff', 'worker'), ('peer', 'peer facilitator')], default='staff', max_length=6, verbose_name='role')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['created_at'],
            },
        ),
        migrations.AddField(
            model_name='attendance',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='calendar.occurrence'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='signup',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='marks', to='signups.signup'),
        ),
        migrations.AddField(
            model_name='leaderhours',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hours', to='groups.peergroup'),
        ),
        migrations.AddField(
            model_name='leaderhours',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='group_hours', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='standin',
            name='meeting',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='stand_in', to='calendar.occurrence'),
        ),
        migrations.AddField(
            model_name='standin',
            name='season',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stand_ins', to='groups.season'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('meeting', 'signup'), name='one_mark_each_at_a_meeting', violation_error_message='This is marked already.'),
        ),
        migrations.AddConstraint(
            model_name='leaderhours',
            constraint=models.UniqueConstraint(fields=('group', 'user', 'day', 'what'), name='one_row_of_hours_a_day', violation_error_message='These hours are written down already.'),
        ),
    ]
