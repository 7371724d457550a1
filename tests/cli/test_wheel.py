"""The first week from the wheel: outside the clone, in a fresh environment that is not activated."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import synth
from widget.running_lab import Lab, chromium_page, coding_page

from .conftest import NOTES, put

pytestmark = pytest.mark.server
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """`synth` as the wheel installs it; what it depends on is taken from the environment of the tests."""
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [wheel] = place.glob("*.whl")
    home = place / "ของฉัน"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    bin_folder = home / ("Scripts" if os.name == "nt" else "bin")
    install = [sys.executable, "-m", "pip", "--python", str(bin_folder / "python"), "install", "--no-deps"]
    subprocess.run([*install, "--no-index", "--quiet", str(wheel)], check=True, capture_output=True)
    [site] = [path.parent for path in home.rglob("synth") if path.is_dir()]
    (site / "others.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    (home / "share").mkdir(exist_ok=True)
    (home / "share" / "jupyter").symlink_to(Path(sys.prefix) / "share" / "jupyter")
    return bin_folder / "synth"


def typed(program, line, folder):
    """Type a line in a folder, with nothing of this checkout or its environment on any path."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    env = kept | {"PATH": os.defpath}
    done = subprocess.run(
        [program, *line.split()], cwd=folder, env=env, capture_output=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_three_lines_to_the_first_report_from_the_wheel(program, tmp_path):
    told = typed(program, "new my-study", tmp_path)
    assert f"{program} run my-study" in told, "a line that can be typed though synth is on no path"
    put(tmp_path / "my-study")
    assert f"{program} lab my-study" in typed(program, "run my-study", tmp_path)
    assert "ทำบัญชี" in (tmp_path / "my-study" / "report" / "report.html").read_text(encoding="utf-8")
    told = typed(program, "status", tmp_path / "my-study")
    assert "2 แหล่ง" in told
    assert typed(program, "", tmp_path / "my-study") == told
    assert "Usage:" in typed(program, "lab --help --lang en", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["my-study"]


@pytest.mark.browser
def test_the_first_coding_from_the_wheel(program, tmp_path, monkeypatch):
    monkeypatch.delenv("PYTHONPATH", raising=False)
    typed(program, "new my-study", tmp_path)
    put(tmp_path / "my-study", NOTES | {"codebook.csv": "code,name\ntrust,ความไว้วางใจ\n"})
    study = tmp_path / "my-study" / "study.db"
    lab = Lab(tmp_path / "my-study", program=[program])
    try:
        with chromium_page() as page:
            coding_page(page, lab)
            page.keyboard.press("Enter")
            page.keyboard.type("ไว้วางใจ")
            page.keyboard.press("Enter")
            page.keyboard.press("Escape")
            page.wait_for_selector(".synth-chip[data-code=trust]:not([aria-busy])")
    finally:
        lab.stop()
    with synth.Study(study, create=False) as kept:
        assert kept.codings()["code"].tolist() == ["trust"]
