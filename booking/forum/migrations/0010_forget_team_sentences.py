from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('forum', '0009_team_into_roles'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='forum',
            name='team_en',
        ),
        migrations.RemoveField(
            model_name='forum',
            name='team_fi',
        ),
        migrations.RemoveField(
            model_name='forum',
            name='team_sv',
        ),
    ]
