"""The day of the forum: the door, papers for those who make the day, and words to everyone."""
