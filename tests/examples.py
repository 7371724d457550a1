"""How many examples hypothesis makes where each takes long: `make check` asks for a few, `make test` for all.

`SYNTH_EXAMPLES=300 pytest tests/study/test_model.py` makes many more.
"""

import os


def examples(usual):
    return int(os.environ.get("SYNTH_EXAMPLES", usual))
