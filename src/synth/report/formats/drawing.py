"""Every figure of a report as PNG, SVG and perhaps PDF: half of its time, so two processes share it."""

from __future__ import annotations

import gc
import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path

from synth.report.blocks import Figure

PHONE = "-phone"
"""Ends the name of a drawing that is as wide as a phone."""
_PATIENCE = 120
"""Seconds after which a helper that gives no answer is given up."""


def draw_all(
    figures: Sequence[Figure], folder: Path, pdf: bool = False
) -> tuple[dict[str, bytes], dict[str, str]]:
    """Draw the figures into `folder`, each once; `pdf` adds a file that takes as long as the other two.

    Returns
    -------
    dict, dict
        By the figure's name: its PNG, and its SVGs with letters as text, for the HTML: as wide as a page, and
        as a phone (the name with `PHONE` behind it).
    """
    folder.mkdir()
    svg_folder = folder / ".text"
    svg_folder.mkdir()
    own = list(figures)
    frozen = gc.get_freeze_count()  # what others set aside stays so
    gc.freeze()  # what is loaded by now stays: walking through it again costs as much as a chart
    if helper := _helper(figures, folder, pdf):
        own = list(figures[: len(figures) // 2])
    _draw(own, folder, pdf)
    if not frozen:
        gc.unfreeze()
    if helper:
        helper.join(_PATIENCE)
        if helper.exitcode != 0:
            helper.kill()
            _draw([figure for figure in figures if figure not in own], folder, pdf)
    pictures = {figure.name: Path(folder, f"{figure.name}.png").read_bytes() for figure in figures}
    drawings = {path.stem: path.read_text(encoding="utf-8") for path in sorted(svg_folder.iterdir())}
    for path in svg_folder.iterdir():
        path.unlink()
    svg_folder.rmdir()
    return pictures, drawings


def _helper(figures: Sequence[Figure], folder: Path, pdf: bool) -> multiprocessing.process.BaseProcess | None:
    """Start a process that draws the second half, where a fork is cheap and safe: not in a notebook."""
    if len(figures) < 2 or sys.platform != "linux" or "ipykernel" in sys.modules:
        return None
    if multiprocessing.current_process().daemon:
        return None
    helper = multiprocessing.get_context("fork").Process(
        target=_draw, args=(figures[len(figures) // 2 :], folder, pdf), daemon=True
    )
    helper.start()
    return helper


def _draw(figures: Sequence[Figure], folder: Path, pdf: bool) -> None:
    from synth.report.charts import style

    for figure in figures:
        chart = figure.draw()
        Path(folder, f"{figure.name}.png").write_bytes(style.png(chart))
        Path(folder, f"{figure.name}.svg").write_text(style.svg(chart), encoding="utf-8")
        Path(folder, ".text", f"{figure.name}.svg").write_text(style.svg(chart, "text"), encoding="utf-8")
        with style.on_a_phone():
            narrow = style.svg(figure.draw(), "text")
        Path(folder, ".text", f"{figure.name}{PHONE}.svg").write_text(narrow, encoding="utf-8")
        if pdf:
            Path(folder, f"{figure.name}.pdf").write_bytes(style.pdf(chart))
