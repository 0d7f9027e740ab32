import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('groups', '0004_copy_methods'),
        ('directory', '0001_initial'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='peergroup',
            name='method_as_text',
        ),
        migrations.RemoveField(
            model_name='peergroup',
            name='method_owner',
        ),
        migrations.RemoveField(
            model_name='peergroup',
            name='method_url',
        ),
        migrations.AddField(
            model_name='peergroup',
            name='access',
            field=models.CharField(choices=[('open', 'open to all'), ('referral', 'by referral'), ('granted', 'granted service')], default='open', max_length=8, verbose_name='how people come in'),
        ),
        migrations.AddField(
            model_name='peergroup',
            name='partners',
            field=models.ManyToManyField(blank=True, related_name='joint_groups', to='directory.organisation', verbose_name='together with'),
        ),
        migrations.AddField(
            model_name='peergroup',
            name='practical_en',
            field=models.CharField(blank=True, max_length=240, verbose_name='languages and getting in, English'),
        ),
        migrations.AddField(
            model_name='peergroup',
            name='practical_fi',
            field=models.CharField(blank=True, max_length=240, verbose_name='languages and getting in, Finnish'),
        ),
        migrations.AddField(
            model_name='peergroup',
            name='practical_sv',
            field=models.CharField(blank=True, max_length=240, verbose_name='languages and getting in, Swedish'),
        ),
        migrations.AlterField(
            model_name='peergroup',
            name='area',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='directory.area', verbose_name='area'),
        ),
        migrations.AlterField(
            model_name='peergroup',
            name='audiences',
            field=models.ManyToManyField(blank=True, related_name='groups', to='directory.audience', verbose_name='for whom'),
        ),
        migrations.AlterField(
            model_name='peergroup',
            name='food_en',
            field=models.CharField(blank=True, max_length=300, verbose_name='food, English'),
        ),
        migrations.AlterField(
            model_name='peergroup',
            name='food_fi',
            field=models.CharField(blank=True, max_length=300, verbose_name='food, Finnish'),
        ),
        migrations.AlterField(
            model_name='peergroup',
            name='food_sv',
            field=models.CharField(blank=True, max_length=300, verbose_name='food, Swedish'),
        ),
        migrations.AlterField(
            model_name='peergroup',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='directory.organisation', verbose_name='organised by'),
        ),
        migrations.AlterField(
            model_name='peergroup',
            name='travel_en',
            field=models.CharField(blank=True, max_length=300, verbose_name='getting there, English'),
        ),
        migrations.AlterField(
            model_name='peergroup',
            name='travel_fi',
            field=models.CharField(blank=True, max_length=300, verbose_name='getting there, Finnish'),
        ),
        migrations.AlterField(
            model_name='peergroup',
            name='travel_sv',
            field=models.CharField(blank=True, max_length=300, verbose_name='getting there, Swedish'),
        ),
    ]
