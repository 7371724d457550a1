"""What the READMEs and the guide show can be typed as it stands, from an empty folder."""

import subprocess

import click
import pytest

from synth.cli import main

from .pages import PAIRS, READMES, ROOT, STORIES, Block, blocks, name, parts, typed
from .typing import LANGUAGES, NOT_RUN, Reader, runs

SHOWN = [page for pair in PAIRS for page in pair]


@pytest.mark.server
@pytest.mark.parametrize("page", STORIES, ids=name)
def test_a_reader_types_the_page_from_top_to_bottom(page, tmp_path):
    folder = tmp_path / "reader"
    folder.mkdir()
    reader, told = Reader(folder, clone=page in READMES), parts(page)
    for part in told:
        reader.does(part)
    assert reader.typed == sum(isinstance(part, Block) and runs(part) for part in told)


@pytest.mark.parametrize("page", SHOWN, ids=name)
def test_every_command_and_option_is_there(page):
    for verb, *words in typed(page):
        assert verb in main.commands, f"synth {verb} is no command"
        command = main.commands[verb]
        parser = command.make_parser(click.Context(command, info_name=verb))
        parser.parse_args([word.strip('"') for word in words])  # refuses options that are not there


def test_the_first_block_is_the_main_job_and_the_second_the_tests():
    for page in READMES:
        first, second = blocks(page, "sh")[:2]
        assert (first.text, second.text) == ("make report\n", "make test\n")
    shown = subprocess.run(
        ["make", "--dry-run", "test"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "pytest" in shown.stdout


def test_what_is_not_run_is_as_few_as_said():
    left = [part.text for page in STORIES for part in parts(page) if isinstance(part, Block)]
    for start in NOT_RUN:
        assert any(text.startswith(start) for text in left), f"nothing begins with {start}"
    languages = {part.language for page in STORIES for part in parts(page) if isinstance(part, Block)}
    assert languages <= {*LANGUAGES, "bat", "csv", "{code-cell} ipython3", "{toctree}"}
