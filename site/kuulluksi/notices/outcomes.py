"""How handing over can end, other than well. Each carries a number at most, never an address."""

from datetime import datetime


class NeverDeliverable(Exception):
    """Trying again would not help."""

    def __init__(self, code: int | None = None):
        super().__init__()
        self.code = code


class TryLater(Exception):
    """The other side is not ready."""

    def __init__(self, code: int | None = None):
        super().__init__()
        self.code = code


class NotYet(Exception):
    """Nothing went wrong: it is night, or the address has had its share for now. Carries when to come back."""

    def __init__(self, until: datetime):
        super().__init__()
        self.until = until
