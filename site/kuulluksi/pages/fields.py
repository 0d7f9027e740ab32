"""Fields of our own for pages."""

from wagtail.fields import StreamField


class BodyField(StreamField):
    """A StreamField whose blocks stay out of the migrations: a changed help text is not a change of the database."""

    def __init__(self, block_types=(), **kwargs):
        kwargs.setdefault("blank", True)
        super().__init__(block_types, **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
