import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('groups', '0002_initial'),
        ('directory', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Method',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True, verbose_name='code')),
                ('name_fi', models.CharField(max_length=120, verbose_name='name in Finnish')),
                ('name_sv', models.CharField(blank=True, max_length=120, verbose_name='name in Swedish')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('owner', models.CharField(blank=True, max_length=120, verbose_name='who owns the method')),
                ('url', models.URLField(blank=True, verbose_name="the owner's page on it")),
                ('registered', models.BooleanField(default=False, verbose_name='a registered mark (®)')),
            ],
            options={
                'verbose_name': 'named method',
                'verbose_name_plural': 'named methods',
                'ordering': ['name_fi'],
                'abstract': False,
            },
        ),
        migrations.RenameField(
            model_name='peergroup',
            old_name='method',
            new_name='method_as_text',
        ),
        migrations.AddField(
            model_name='peergroup',
            name='method',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='groups.method', verbose_name='named method'),
        ),
    ]
