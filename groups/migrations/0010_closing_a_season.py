import django.db.models.deletion
import django.utils.timezone
import kuulluksi.privacy.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('groups', '0009_what_is_kept_of_meetings'),
        ('signups', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('face', models.CharField(blank=True, choices=[('good', 'It was good'), ('so_so', 'It was so-so'), ('bad', 'It was not good')], max_length=6)),
                ('word', kuulluksi.privacy.fields.EncryptedTextField(blank=True, default='')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='FeedbackSlip',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', kuulluksi.privacy.fields.EncryptedTextField(blank=True, default='')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.AddField(
            model_name='season',
            name='closed_at',
            field=models.DateTimeField(blank=True, help_text='Thanked and closed; after it nothing more is asked of anyone.', null=True),
        ),
        migrations.AddField(
            model_name='feedback',
            name='season',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feedback', to='groups.season'),
        ),
        migrations.AddField(
            model_name='feedbackslip',
            name='season',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slips', to='groups.season'),
        ),
        migrations.AddField(
            model_name='grant',
            name='signup',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='grant', to='signups.signup'),
        ),
    ]
