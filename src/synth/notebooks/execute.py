"""One notebook, executed from beginning to end in a kernel of its own, and its executed copy."""

from __future__ import annotations

import copy
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synth.telling import say, told
from synth.whole import whole_file

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Failure:
    """Where a notebook stopped, and why.

    Attributes
    ----------
    notebook : str
    cell : int
        Which of its code cells, from 1; 0 where it could not begin.
    line : str
        The line of the cell that failed, or its first one.
    error : str
        What Python said, in one line.
    """

    notebook: str
    cell: int
    line: str
    error: str


def execute(notebook: Mapping, name: str, folder: Path, target: Path, lang: str = "th") -> Failure | None:
    """Run a notebook in `folder` with this Python; write its executed copy to `target`, whatever happens.

    Outputs of an earlier run are cleared first, so that a copy holds only what this run made. A copy of a
    notebook that failed ends with the cell that did.
    """
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    paper = cleared(notebook)
    client = NotebookClient(
        paper,
        kernel_manager_class=_kernel(),
        timeout=None,
        startup_timeout=180,
        record_timing=False,
        store_widget_state=False,
        resources={"metadata": {"path": str(folder)}},
    )
    failure = None
    try:
        client.execute(env=_environment(lang))
    except CellExecutionError as error:
        refused = error.ename == "ValueError"  # its sentence says what is wrong and what to do
        failure = _failed(paper, name, error.evalue if refused else f"{error.ename}: {error.evalue}")
    except DeadKernelError:
        failure = _failed(paper, name, say(told("notebooks.died"), lang))
    finally:
        with whole_file(target) as part:
            nbformat.write(paper, part)
    return failure


def cleared(notebook: Mapping) -> Any:
    """Return a copy of a notebook without its outputs."""
    paper = copy.deepcopy(notebook)
    paper["metadata"].pop("widgets", None)  # it would carry the workshop's text of another day
    for cell in paper["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    return paper


def _kernel() -> type:
    """Make kernels of this Python, whatever the computer has under the name that a notebook asks for."""
    from ipykernel.kernelspec import get_kernel_dict
    from jupyter_client import AsyncKernelManager
    from jupyter_client.kernelspec import KernelSpec

    class Here(AsyncKernelManager):
        kernel_spec = KernelSpec(**get_kernel_dict(["--log-level=ERROR"]))

    return Here


def _environment(lang: str) -> dict[str, str]:
    """Leave out what `synth lab` chose, and put words in sets into the same order in every run."""
    chosen = ("SYNTH_STUDY", "SYNTH_CODER")
    return {name: value for name, value in os.environ.items() if name not in chosen} | {
        "PYTHONHASHSEED": "0",
        "SYNTH_LANG": lang,
    }


def _failed(notebook: Mapping, name: str, error: str) -> Failure:
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    errors = [n for n, cell in enumerate(code) if any(o["output_type"] == "error" for o in cell["outputs"])]
    begun = [n for n, cell in enumerate(code) if cell["execution_count"] is not None]
    index = (errors or begun or [0])[-1]
    errors_out = [output for output in code[index]["outputs"] if output["output_type"] == "error"]
    trace = "\n".join(line for output in errors_out for line in output["traceback"])
    marked = re.search(r"^-+> *\d+ (.*)$", _COLOURS.sub("", trace), re.MULTILINE)
    line = marked[1] if marked else code[index]["source"].split("\n")[0]
    return Failure(name, index + 1, line.strip(), _COLOURS.sub("", error).strip().split("\n")[0])
