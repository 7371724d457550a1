"""Thai text: repair, tokens and terms, dates, personal data. The one room that imports PyThaiNLP."""

import os

# a missing corpus must fail at once and never be fetched: researchers work without a network
os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
