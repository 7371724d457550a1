"""Three coders in three browsers on one study, each through JupyterHub; their pictures go into a folder.

    python docs/hub/trial.py FOLDER

Needs PostgreSQL, Chromium, and on the path jupyterhub, configurable-http-proxy and synth. Instead of accounts
of the machine it signs people in by their name alone, which an office must not.
"""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests")]

from playwright.sync_api import sync_playwright  # noqa: E402

import synth  # noqa: E402
from serving import Server  # noqa: E402
from synth.study.roles import admit  # noqa: E402

PEOPLE = {"daeng": "ไว้วางใจ", "malee": "ผู้นำ", "noi": "ทีม"}
"""Who codes, and the code that each looks for."""
OVER = """
import os
exec(compile(open({config!r}).read(), {config!r}, "exec"), {{**globals(), "__file__": {config!r}}})
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.LocalAuthenticator.allowed_groups = set()
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r} + "/{{username}}"
c.Spawner.args = ["--allow-root"]
c.Spawner.environment |= {{name: os.environ[name] for name in ("PGPORT", "PYTHONPATH") if name in os.environ}}
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_port = {port} + 1
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{port2}"
c.Spawner.http_timeout = c.Spawner.start_timeout = 300
"""


def main() -> None:
    """Begin a study, start the hub, let three people code, and say what the study has then."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    server, desk, port = Server(), Path(tempfile.mkdtemp()), 18231
    config = desk / "config.py"
    plain = str(Path(__file__).with_name("jupyterhub_config.py"))
    config.write_text(OVER.format(config=plain, homes=str(desk), port=port, port2=port + 2), encoding="utf-8")
    study = synth.Study(server.database("lessons"))
    study.add_corpus(synth.read_corpus(ROOT / "corpus" / "bangklam-2564"))
    study.set_codebook(synth.read_codebook(ROOT / "corpus" / "codebook.csv"))
    for name in PEOPLE:
        server.sql(f"CREATE ROLE {name} LOGIN")
        admit(study, name, name)
        (desk / name).mkdir()
    socket = {"SYNTH_SOCKET": str(server.folder), "PGPORT": str(server.port)}
    with (out / "hub.log").open("w") as log:
        hub = subprocess.Popen(
            ["jupyterhub", "--config", str(config)],
            cwd=desk,
            env={**os.environ, **socket},
            stdout=log,
            stderr=log,
        )
    try:
        _answers(port)
        with ThreadPoolExecutor(len(PEOPLE)) as people:
            list(people.map(lambda one: _codes(f"http://127.0.0.1:{port}", *one, out), PEOPLE.items()))
        print(study.codings()["coder"].value_counts())
        print(study.history("en").tail(10)[["coder", "act", "words"]].to_string())
        print("whole:", study.check().empty)
    finally:
        hub.terminate()
        hub.wait(60)
        server.stop()


def _answers(port: int) -> None:
    """Wait until the hub lets people in."""
    for _ in range(300):
        with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/hub/login"):
            return
        time.sleep(1)
    raise TimeoutError("the hub did not start")


def _codes(address: str, name: str, code: str, out: Path) -> None:
    """Sign in, run the notebook, code five statements by keyboard, look at what the others did."""
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"]) as browser,
    ):
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(400_000)
        page.goto(f"{address}/hub/login")
        page.fill("input[name=username]", name)
        page.fill("input[name=password]", "x")
        page.click("input[type=submit], button[type=submit]")
        page.wait_for_selector(".jp-Notebook .jp-Cell")
        page.locator("#jp-main-statusbar >> text=/Idle/").wait_for()
        page.locator(".lm-MenuBar-itemLabel", has_text="Run").click()
        page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
        page.wait_for_selector(".synth-coder .synth-row .synth-row-text")
        page.locator(".synth-coder [role=listbox]").first.focus()
        for _ in range(5):
            page.keyboard.press("Enter")
            page.keyboard.type(code)
            page.keyboard.press("Enter")
            page.keyboard.press("Escape")
            page.wait_for_timeout(4000)
            page.keyboard.press("ArrowDown")
        page.wait_for_timeout(20_000)  # the others code meanwhile
        page.keyboard.press("ArrowUp")
        page.wait_for_timeout(5_000)
        page.locator(".synth-coder").first.screenshot(path=str(out / f"{name}.png"))
        page.screenshot(path=str(out / f"{name}-lab.png"))


if __name__ == "__main__":
    main()
