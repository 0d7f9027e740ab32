"""Planning sessions: what is asked for (dates), what would change (plan), who is busy (conflicts), the form and the desk."""
