"""JupyterLab, open on the coding notebook with a study chosen: what `synth lab` starts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from synth.address import Address

NOTEBOOK = "04_code.ipynb"

SETTINGS = Path(__file__).with_name("labconfig")
"""Lab's settings as we want them at first: no question about news, and no widget state in notebooks."""


def coding_notebook(study: Path | Address, start_folder: Path) -> Path:
    """Find the coding notebook: beside the study, or in the folder where one is.

    Parameters
    ----------
    study : Path or Address
    start_folder : Path
        The present folder, in which they lie for a study on a server.

    Raises
    ------
    FileNotFoundError
        There is none.
    """
    folders = [study.absolute().parent] if isinstance(study, Path) else []
    folders.append(start_folder.absolute())
    places = [folder / inner / NOTEBOOK for folder in folders for inner in ("notebooks", ".")]
    for candidate in places:
        if candidate.is_file():
            return candidate.resolve()
    raise FileNotFoundError(
        f"no {NOTEBOOK} beside {study} or in {start_folder}; `synth new DIR` makes a folder that has it"
    )


def lab_command(notebook: Path, start_folder: Path, options: Sequence[str] = ()) -> list[str]:
    """Write the command that starts JupyterLab on a notebook; `options` are handed on to it.

    Examples
    --------
    >>> lab_command(Path("/งาน/notebooks/04_code.ipynb"), Path("/งาน"))[-1]
    '--LabApp.default_url=/lab/tree/notebooks/04_code.ipynb'
    """
    root = start_folder if notebook.is_relative_to(start_folder) else notebook.parent
    address = quote(notebook.relative_to(root).as_posix())
    command = [sys.executable, "-m", "jupyterlab", *options]
    return [*command, f"--ServerApp.root_dir={root}", f"--LabApp.default_url=/lab/tree/{address}"]


def lab_environment(
    study: Path | Address, coder: str, environment: Mapping[str, str] = os.environ
) -> dict[str, str]:
    """Return the environment for JupyterLab and its kernels: the study, the coder and first settings."""
    path = os.pathsep.join(filter(None, [environment.get("JUPYTER_CONFIG_PATH"), str(SETTINGS.parent)]))
    chosen = {"SYNTH_STUDY": str(study.absolute()), "JUPYTER_CONFIG_PATH": path}
    secret = study.environment if isinstance(study, Address) else {}
    return {**environment, **chosen, **secret, **({"SYNTH_CODER": coder} if coder else {})}


def run_lab(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run JupyterLab to its end; a Ctrl+C is for Lab, which asks first and then ends its kernels."""
    process = subprocess.Popen(command, env=dict(environment))
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return process.wait()
    finally:
        signal.signal(signal.SIGINT, before)
