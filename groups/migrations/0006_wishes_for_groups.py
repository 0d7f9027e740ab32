import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('groups', '0005_group_words'),
        ('directory', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='interest',
            name='area',
            field=models.ForeignKey(blank=True, help_text='Of a wish for a group.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='interests', to='directory.area'),
        ),
        migrations.AddField(
            model_name='interest',
            name='audience',
            field=models.ForeignKey(blank=True, help_text='Of a wish for a group.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='interests', to='directory.audience'),
        ),
        migrations.AlterField(
            model_name='interest',
            name='group',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='interests', to='groups.peergroup'),
        ),
        migrations.AddConstraint(
            model_name='interest',
            constraint=models.UniqueConstraint(condition=models.Q(('answered_at__isnull', True), ('group__isnull', True)), fields=('audience', 'area', 'contact_index'), name='one_open_wish_per_contact'),
        ),
        migrations.AddConstraint(
            model_name='interest',
            constraint=models.CheckConstraint(condition=models.Q(('group__isnull', False), models.Q(('area__isnull', False), ('audience__isnull', False)), _connector='OR'), name='interest_in_a_group_or_a_wish', violation_error_message='Choose for whom and where.'),
        ),
    ]
