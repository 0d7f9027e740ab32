from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("experts", "0005_legal_names_move_out")]
    operations = [migrations.RemoveField(model_name="expertprofile", name="legal_name")]
