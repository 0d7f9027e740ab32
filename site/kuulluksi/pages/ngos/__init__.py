"""NGOs keep their own listings: their editors, and what waits for a yes."""
