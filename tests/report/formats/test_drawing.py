import gc

import pytest

from synth.report.blocks import Figure
from synth.report.charts import plot_codes
from synth.report.formats import drawing

from .. import tables


def figures():
    table = tables.themes_only()
    return [Figure(f"codes{n}", "", "", lambda n=n: plot_codes(table.head(5 + n))) for n in range(3)]


@pytest.mark.parametrize("alone", [True, False])
def test_one_or_two_processes_draw_the_same(tmp_path, monkeypatch, alone):
    if alone:
        monkeypatch.setattr(drawing, "_helper", lambda *_: None)
    pictures, drawings = drawing.draw_all(figures(), tmp_path / "charts")
    names = {f"codes{n}" for n in range(3)}
    assert set(pictures) == names
    assert set(drawings) == names | {f"{name}{drawing.PHONE}" for name in names}
    assert {path.name for path in (tmp_path / "charts").iterdir()} == {
        f"{n}.{e}" for n in names for e in ("png", "svg")
    }
    assert all("<text" in drawn for drawn in drawings.values())


def test_a_helper_that_fails_is_made_up_for(tmp_path, monkeypatch):
    class Dead:
        exitcode = 1

        def join(self, seconds): ...

        def kill(self): ...

    monkeypatch.setattr(drawing, "_helper", lambda *_: Dead())
    pictures, _ = drawing.draw_all(figures(), tmp_path / "charts")
    assert len(pictures) == 3


@pytest.mark.parametrize("aside", [True, False])
def test_what_others_keep_from_the_search_for_garbage_is_theirs(tmp_path, aside):
    before = gc.get_freeze_count()
    (gc.freeze if aside else gc.unfreeze)()
    drawing.draw_all(figures()[:1], tmp_path / "charts")
    kept = gc.get_freeze_count()
    (gc.freeze if before else gc.unfreeze)()
    assert bool(kept) == aside
