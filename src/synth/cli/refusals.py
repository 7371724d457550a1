"""Why something could not be done, in the language of the run.

Rooms refuse with `synth.telling.told`; what the system refuses, or what was typed wrongly, is worded here.
"""

from __future__ import annotations

import errno
import re

import click

from synth.address import without_passwords
from synth.telling import say

from .speaking import Words

_PART = re.compile(r"\.([^/\\]*)\.\d+\.part(\.\w+)?$")
"""What a file is called until it is whole; people know it by its own name."""
_QUOTED = re.compile(r"'(.*)'")
_UNKNOWN = re.compile(r"No such command '(.*?)'")


def refusal(error: Exception, wording: Words) -> str:
    """Say in words why something could not be done."""
    number, named = getattr(error, "errno", None), getattr(error, "filename", None) or ""
    path = _PART.sub(r"\1\2", without_passwords(str(named)))
    if number == errno.ENOSPC:
        return wording("fault.full", path=path).rstrip()
    if number is not None:
        key = f"fault.{errno.errorcode.get(number, '')}"
        return wording(key if wording.has(key) else "fault.system", path=path, error=error.strerror or number)
    return without_passwords(say(error, wording.lang))


def misused(error: click.UsageError, wording: Words) -> str:
    """Say what is wrong with the line that was typed."""
    return without_passwords(_misused(error, wording))


def _misused(error: click.UsageError, wording: Words) -> str:
    param = getattr(error, "param", None)
    if isinstance(error, click.MissingParameter) and param is not None:
        name = param.opts[0] if isinstance(param, click.Option) else param.make_metavar(error.ctx)
        return wording("fault.missing", name=name.strip("[]"))
    if isinstance(error, click.NoSuchOption):
        near = f" ({', '.join(error.possibilities)})" if error.possibilities else ""
        return wording("fault.no_option", name=error.option_name) + near
    if match := _UNKNOWN.match(error.message):
        near = getattr(error, "possibilities", None) or ()
        return wording("fault.no_command", name=match[1]) + (f" ({', '.join(near)})" if near else "")
    if isinstance(error, click.BadOptionUsage):
        return wording("fault.no_value", name=error.option_name)
    if isinstance(error, click.BadParameter) and isinstance(param, click.Option):
        if isinstance(param.type, click.Choice):
            return wording("fault.choice", name=param.opts[0], known=", ".join(map(str, param.type.choices)))
        if isinstance(param.type, click.types.IntParamType):
            return wording("fault.number", name=param.opts[0])
        if isinstance(param.type, click.Path) and (match := _QUOTED.search(error.message)):
            return wording("fault.path", path=match[1])
    if isinstance(error, click.BadParameter):
        return error.message
    if error.message.startswith("Got unexpected"):
        return wording("fault.too_many")
    return error.message
