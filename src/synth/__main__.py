"""``python -m synth``: the same as the command ``synth``."""

from synth.cli import main

main()
