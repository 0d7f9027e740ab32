"""What rooms below tell the rooms above, without knowing them."""

from django.dispatch import Signal

# Sent when words that the public reads have changed: room or queue, a date, a state. Pages empties its cache then.
# A sign-up that leaves "there is room" as it was does not send it.
public_words_changed = Signal()
