"""A forum from year to year: its words, what came of it, and the next one made from this one without its people."""
