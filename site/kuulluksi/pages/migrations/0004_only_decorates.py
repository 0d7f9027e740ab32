from django.db import migrations


class Migration(migrations.Migration):
    """Wagtail sets an attribute "decorative" on every picture; the column gets a name of its own."""

    dependencies = [("pages", "0003_consent_codes")]

    operations = [migrations.RenameField("siteimage", "decorative", "only_decorates")]
