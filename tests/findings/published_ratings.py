"""Tables of units × coders with which values were published; see the docstrings of coefficients for the papers."""


def units(*coders):
    """One string a coder, one character a unit, ``*`` where the coder did not read it."""
    return [tuple(None if value == "*" else value for value in unit) for unit in zip(*coders, strict=True)]


FOUR = units("123321412***", "1233224125*3", "*3332342251*", "12332441251*")
FLEISS = [
    tuple(patient)
    for patient in (
        "444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445 "
        "333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555"
    ).split()
]
COHEN = [
    pair
    for row, counts in enumerate([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    for column, n in enumerate(counts)
    for pair in [(row, column)] * n
]
PARADOX = [(1, 1)] * 118 + [(1, 0)] * 5 + [(0, 1)] * 2
PAIRS = "12|1 12|12 1|1 3|3 3|13 4|4 2|4 12|1 12|123 1|1 1|1"
SETS = [tuple(frozenset(side) for side in pair.split("|")) for pair in PAIRS.split()]
