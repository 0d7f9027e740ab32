import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forum', '0007_words_in_plain_finnish'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PlanningRole',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role_fi', models.CharField(help_text="As everybody reads it, for example: four young people of the developer group. Nobody's name.", max_length=120, verbose_name='role in Finnish')),
                ('role_sv', models.CharField(blank=True, max_length=120, verbose_name='role in Swedish')),
                ('role_en', models.CharField(blank=True, max_length=120, verbose_name='role in English')),
                ('account', models.ForeignKey(blank=True, help_text='Who it is of our own staff. Only this desk shows it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                ('forum', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='team', to='forum.forum')),
            ],
            options={
                'verbose_name': 'planning role',
                'verbose_name_plural': 'planning roles',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('forum', 'role_fi'), name='a_planning_role_once', violation_error_message='This role is in the team already.')],
            },
        ),
    ]
