"""Wishes become workshop places: fairly, together with those who wish to be together, and so that anyone can repeat it."""
