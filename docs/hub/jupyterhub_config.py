"""One study for a team: each coder signs in, and codes under the name of the sign-in.

The coders are accounts of this machine, in the group `coders`. PostgreSQL on the same machine knows each by
the account ("peer"), so no password of a database stands anywhere. `office.sh` sets up both.
"""

import os
from pathlib import Path

from synth.widget.lab import SETTINGS

DATABASE = os.environ.get("SYNTH_DATABASE", "lessons")
SOCKET = os.environ.get("SYNTH_SOCKET", "/run/postgresql")


def study(spawner) -> str:
    """Return the address of the study as the coder of a page is let in to it."""
    return f"postgresql://{spawner.user.name}@/{DATABASE}?host={SOCKET}"


c = get_config()  # noqa: F821 - JupyterHub brings it
c.JupyterHub.bind_url = "http://127.0.0.1:8000"  # before it stands a web server that has a certificate
c.LocalAuthenticator.allowed_groups = {"coders"}
c.Spawner.environment = {
    "SYNTH_STUDY": study,
    "SYNTH_CODER": lambda spawner: spawner.user.name,
    "JUPYTER_CONFIG_PATH": str(SETTINGS.parent),  # as `synth lab` has it: no words kept in notebooks, no news
}
c.Spawner.cmd = [str(Path(__file__).with_name("page.sh"))]
c.Spawner.notebook_dir = "~/lessons"
c.Spawner.default_url = "/lab/tree/notebooks/04_code.ipynb"
c.Spawner.start_timeout = 120
