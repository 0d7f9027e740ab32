"""The standing cast and the tripwires every test runs under."""
