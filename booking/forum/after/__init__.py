"""After the day: how it was, and who hears of the answers."""
