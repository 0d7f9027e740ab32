from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forum', '0006_feedback_and_subscribers'),
    ]

    operations = [
        migrations.AddField(
            model_name='forum',
            name='food_plain',
            field=models.CharField(blank=True, max_length=400, verbose_name='food, plain Finnish'),
        ),
        migrations.AddField(
            model_name='forum',
            name='for_whom_plain',
            field=models.CharField(blank=True, max_length=300, verbose_name='for whom, plain Finnish'),
        ),
        migrations.AddField(
            model_name='forum',
            name='purpose_plain',
            field=models.TextField(blank=True, verbose_name='what it is for, plain Finnish'),
        ),
        migrations.AddField(
            model_name='forum',
            name='support_plain',
            field=models.CharField(blank=True, max_length=400, verbose_name='support on the day, plain Finnish'),
        ),
        migrations.AddField(
            model_name='forum',
            name='travel_plain',
            field=models.CharField(blank=True, max_length=400, verbose_name='getting there, plain Finnish'),
        ),
        migrations.AddField(
            model_name='outcome',
            name='done_plain',
            field=models.CharField(blank=True, max_length=400, verbose_name='what was done, plain Finnish'),
        ),
        migrations.AddField(
            model_name='outcome',
            name='said_plain',
            field=models.CharField(blank=True, max_length=300, verbose_name='what was said, plain Finnish'),
        ),
        migrations.AddField(
            model_name='programmeitem',
            name='text_plain',
            field=models.CharField(blank=True, max_length=400, verbose_name='text in plain Finnish'),
        ),
        migrations.AddField(
            model_name='programmeitem',
            name='title_plain',
            field=models.CharField(blank=True, max_length=120, verbose_name='title in plain Finnish'),
        ),
        migrations.AddField(
            model_name='remoteseats',
            name='how_plain',
            field=models.CharField(blank=True, max_length=400, verbose_name='what one takes part in remotely, plain Finnish'),
        ),
        migrations.AddField(
            model_name='workshop',
            name='name_plain',
            field=models.CharField(blank=True, max_length=120, verbose_name='name in plain Finnish'),
        ),
        migrations.AddField(
            model_name='workshop',
            name='text_plain',
            field=models.CharField(blank=True, max_length=400, verbose_name='text in plain Finnish'),
        ),
    ]
