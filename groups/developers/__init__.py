"""Developer groups: what they talk about, ask each other, raise with the organisation and say aloud.

What stays in a group is sealed; what leaves it is written to be read by others (decision 0048).
"""
