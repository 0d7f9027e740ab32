"""Coming to the forum: a unit's seats, the young people's own forms, and what is asked."""
