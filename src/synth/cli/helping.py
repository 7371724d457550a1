"""Help and refusals in the language of the run: the classes that click makes commands of."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Sequence
from typing import Any

import click

from .refusals import misused, refusal
from .speaking import LANGUAGES, Words, language, words

_FIRST_COLUMN, _WIDTH = 24, 100


class _Formatter(click.HelpFormatter):
    """Lays out help in which a clause of Thai, which has no blanks, is never cut in a word."""

    def __init__(self, *arguments: Any, **options: Any):
        super().__init__(*arguments, **options)
        self.width = min(_WIDTH, shutil.get_terminal_size().columns)

    def write_text(self, text: str) -> None:
        for paragraph in text.split("\n"):
            self._lines(paragraph, " " * self.current_indent, " " * self.current_indent)

    def write_dl(self, rows: Sequence[tuple[str, str]], *_: Any, **__: Any) -> None:
        margin = " " * self.current_indent
        column = min(max(len(first) for first, _ in rows), _FIRST_COLUMN) + 2
        for first, second in rows:
            beside = len(first) + 2 <= column
            if not beside:
                self.write(f"{margin}{first}\n")
            begin = f"{margin}{first if beside else '':<{column}}"
            self._lines(second, begin, margin + " " * column)

    def _lines(self, text: str, first: str, others: str) -> None:
        wrapping = {"break_long_words": False, "break_on_hyphens": False}
        lines = textwrap.wrap(text, self.width, initial_indent=first, subsequent_indent=others, **wrapping)
        self.write("\n".join(lines or [first.rstrip()]) + "\n")


class _Context(click.Context):
    formatter_class = _Formatter


class Verb(click.Command):
    """A command whose help and options are worded in the wording files, under its name."""

    context_class = _Context

    def get_short_help_str(self, limit: int = 45) -> str:
        """Give the first sentence of the help, for the list of commands."""
        return _help_of(self).split("\n")[0]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is typed."""
        _write_usage(self, ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write("\n")
        formatter.write_text(_help_of(self))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each option means."""
        _write_options(self, ctx, formatter)


def _write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write(f"{words()('help.usage')} {ctx.command_path} {pieces}\n")


def _help_of(command: click.Command) -> str:
    key = f"{command.name}.help"
    return words()(key) if words().has(key) else (command.help or "").replace("\n\n", "\n")


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    rows = []
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
        if record:
            rows.append((record[0], _words_of_option(command, param)))
    formatter.write(f"\n{words()('help.options')}\n")
    with formatter.indentation():
        formatter.write_dl(rows)


def _words_of_option(command: click.Command, param: click.Parameter) -> str:
    wording = words()
    name = "help" if "--help" in param.opts else param.name
    keys = ("common.help",) if name == "help" else (f"{command.name}.{name}", f"common.{name}")
    text = next((wording(key) for key in keys if wording.has(key)), getattr(param, "help", "") or "")
    if getattr(param, "show_default", False) and param.default is not None:
        text += " " + wording("help.default", value=param.default)
    return text + (" " + wording("help.required") if param.required else "")


def lang_option() -> Any:
    """Declare `--lang`, which every verb has."""
    return click.option("--lang", type=click.Choice(LANGUAGES), default=lambda: words().lang)


class Program(click.Group):
    """All verbs under their headings, and every refusal as one message in the language of the run."""

    context_class = _Context
    command_class = Verb

    def __init__(self, *arguments: Any, **settings: Any):
        super().__init__(*arguments, **settings)
        self.headings: dict[str, list[str]] = {}

    def add(self, heading: str, *verbs: click.Command) -> None:
        """Add verbs under a heading of the wording files."""
        for verb in verbs:
            self.add_command(verb)
        self.headings.setdefault(heading, []).extend(str(verb.name) for verb in verbs)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the program is called."""
        _write_usage(self, ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program is for."""
        formatter.write("\n")
        formatter.write_text(words()("synth.help"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs by what they are for, then the options."""
        for heading, names in self.headings.items():
            formatter.write(f"\n{words()(f'heading.{heading}')}\n")
            with formatter.indentation():
                formatter.write_dl([(name, self.commands[name].get_short_help_str()) for name in names])
        _write_options(self, ctx, formatter)

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> Any:
        """Run, and turn what cannot be done into one message and exit status 2."""
        wording = Words(language(list(sys.argv[1:] if args is None else args)))
        extra.pop("standalone_mode", None)
        try:
            result = super().main(args, prog_name, standalone_mode=False, obj=wording, **extra)
        except click.Abort:
            click.echo(wording("fault.aborted"), err=True)
            sys.exit(1)
        except click.UsageError as error:
            hint = error.ctx.command_path if error.ctx else "synth"
            click.echo(misused(error, wording) + "\n" + wording("fault.hint", command=hint), err=True)
            sys.exit(error.exit_code)
        except (ValueError, OSError) as error:
            click.echo(refusal(error, wording), err=True)
            sys.exit(2)
        sys.exit(result if isinstance(result, int) else 0)
