import json
import os
import sys
from pathlib import Path

import pytest

from synth.widget.lab import SETTINGS, coding_notebook, lab_command, lab_environment, run_lab


@pytest.mark.parametrize("place", ["notebooks/04_code.ipynb", "04_code.ipynb"])
@pytest.mark.parametrize("beside_the_study", [True, False])
def test_the_notebook_is_found_beside_the_study_or_here(tmp_path, place, beside_the_study):
    studies, here = tmp_path / "โครงการ", tmp_path / "here"
    notebook = (studies if beside_the_study else here) / place
    notebook.parent.mkdir(parents=True)
    here.mkdir(exist_ok=True)
    notebook.touch()
    assert coding_notebook(studies / "study.db", here) == notebook


def test_without_a_notebook_it_says_how_to_get_one(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"04_code\.ipynb.*synth new"):
        coding_notebook(tmp_path / "study.db", tmp_path)


def test_lab_opens_where_one_is_and_on_the_notebook():
    here = Path("/งาน")
    command = lab_command(here / "notebooks" / "04_code.ipynb", here, ["--no-browser"])
    assert command[:4] == [sys.executable, "-m", "jupyterlab", "--no-browser"]
    assert "--ServerApp.root_dir=/งาน" in command
    elsewhere = lab_command(Path("/ที่อื่น/สมุด งาน.ipynb"), here)
    assert "--ServerApp.root_dir=/ที่อื่น" in elsewhere
    assert elsewhere[-1].isascii(), "an address is written in ASCII"


def test_the_study_and_the_coder_reach_the_kernel(tmp_path):
    given = {"PATH": "p", "JUPYTER_CONFIG_PATH": "theirs"}
    environment = lab_environment(tmp_path / "study.db", "แป้ง", given)
    assert environment["SYNTH_STUDY"] == str(tmp_path / "study.db")
    assert environment["SYNTH_CODER"] == "แป้ง"
    assert environment["JUPYTER_CONFIG_PATH"] == f"theirs{os.pathsep}{SETTINGS.parent}"
    assert "SYNTH_CODER" not in lab_environment(tmp_path / "study.db", "", given)


def test_the_first_settings_ask_for_no_news_and_keep_no_widget_state():
    settings = json.loads((SETTINGS / "default_setting_overrides.json").read_text(encoding="utf-8"))
    assert settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    assert settings["@jupyter-widgets/jupyterlab-manager:plugin"]["saveState"] is False


def test_lab_is_waited_for_and_an_interruption_is_its_own():
    script = "import os, signal; os.kill(os.getppid(), signal.SIGINT); raise SystemExit(3)"
    assert run_lab([sys.executable, "-c", script], os.environ) == 3
