"""How editors add pictures and videos: what is wrong with a file is said in the form, before anything is kept."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from kuulluksi.look.pixels import NOT_A_PICTURE, TOO_LARGE

from .media import from_pixels

SENTENCES = {
    "invalid_image": NOT_A_PICTURE,
    "invalid_image_extension": NOT_A_PICTURE,
    "invalid_image_known_format": NOT_A_PICTURE,
    "file_too_large": TOO_LARGE,
    "file_too_large_unknown_size": TOO_LARGE,
    "file_too_many_pixels": TOO_LARGE,
}


class PictureField(WagtailImageField):
    """A picture that opens to its last pixel: half a file is refused here, not when it is stored."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.error_messages.update(SENTENCES)

    def to_python(self, data):
        try:
            file = super().to_python(data)
        except (OSError, SyntaxError, ValueError) as error:  # of its head, which Wagtail looks at
            raise ValidationError(NOT_A_PICTURE) from error
        if file is not None:
            file.made_anew = from_pixels(file)
        return file


class PictureForm(BaseImageForm):
    file = PictureField(label=capfirst(_("file")), widget=BaseImageForm.Meta.widgets["file"])


class VideoForm(BaseMediaForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        file: forms.FileField = self.fields["file"]
        file.max_length = None  # it gets a name of ours, however long its own is
        file.help_text = _("MP4 or WebM, at most 30 MB. Three minutes fit well.")
