"""The names of a JavaScript module: which it binds and which it uses, as far as our own way of writing needs it."""

import re
from functools import cache

_TOKEN = re.compile(
    r"""
      (?P<comment>//[^\n]*|/\*.*?\*/)
    | (?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
    | (?P<number>\d[\w.]*)
    | (?P<word>\#?[A-Za-z_$][\w$]*)
    | (?P<sign>\.\.\.|=>|\?\.|\?\?=?|&&|\|\||[=!]==?|[^\s\w$])
    | (?P<space>\s+)
    """,
    re.VERBOSE | re.DOTALL,
)
_REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*")
_ENDS_A_VALUE = re.compile(r"[\w$)\]]$")
_WORDS = frozenset(
    "async await break case catch class const continue default delete do else export extends false finally for from "
    "function get if import in instanceof let new null of return static super switch this throw true try typeof "
    "undefined void while".split()
)
_CLAUSES = ("if", "for", "while", "switch", "catch")
_PAIRS = {"(": ")", "[": "]", "{": "}"}


@cache
def tokens(text):
    """Cut a program into words and signs; strings and patterns become one sign, what stands in ``${}`` is kept."""
    return tuple(_tokens(text, 0, inner=False)[0])


def _tokens(text, at, inner):
    found, depth = [], 0
    while at < len(text):
        before = found[-1] if found else ""
        if text[at] == "`":
            words, at = _template(text, at + 1)
            found += ['"', *words] if words else ['"']
            continue
        if (
            text[at] == "/"
            and text[at + 1] not in "/*"
            and (before in ("return", "") or not _ENDS_A_VALUE.search(before))
        ):
            at = _REGEX.match(text, at).end()
            found.append('"')
            continue
        match = _TOKEN.match(text, at)
        kind, value, at = match.lastgroup, match.group(), match.end()
        if inner and value == "}" and not depth:
            return found, at
        depth += (value == "{") - (value == "}")
        if kind in ("word", "sign"):
            found.append(value)
        elif kind in ("string", "number"):
            found.append('"')
    return found, at


def _template(text, at):
    """Give what stands in the holes of a template, each in brackets, and where the template ends."""
    found = []
    while text[at] != "`":
        if text.startswith("${", at):
            inner, at = _tokens(text, at + 2, inner=True)
            found += ["+", "(", *inner, ")"]
        else:
            at += 2 if text[at] == "\\" else 1
    return found, at + 1


def _end(words, at):
    """Return where the bracket that opens at `at` is closed."""
    depth = 0
    for place in range(at, len(words)):
        depth += (words[place] in _PAIRS) - (words[place] in _PAIRS.values())
        if not depth:
            return place
    raise ValueError("a bracket is never closed")


def _pattern(words):
    """Give the names that a pattern binds: ``{ a, b: c, d = 1 }``, ``[a, ...b]`` or plain parameters."""
    bound, at, value = set(), 0, False
    while at < len(words):
        word = words[at]
        if word == "=":
            value = True
        elif word == ",":
            value = False
        elif word in _PAIRS:
            end = _end(words, at)
            if not value:
                bound |= _pattern(words[at + 1 : end])
            at = end
        elif not value and _is_name(word) and words[at + 1 : at + 2] != (":",):
            bound.add(word)
        at += 1
    return bound


def _is_name(word):
    return bool(re.match(r"[A-Za-z_$]", word)) and word not in _WORDS


@cache
def bound_names(text):
    """Give every name that a module binds anywhere but by an import: at its top, in a function, as a parameter."""
    words, bound = tokens(text), set()
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        if word in ("const", "let"):
            end = _end(words, at + 1) + 1 if following in _PAIRS else at + 2
            bound |= _pattern(words[at + 1 : end])
        elif word in ("function", "class") and _is_name(following):
            bound.add(following)
        elif word == "=>":
            start = at - 1
            if words[start] == ")":
                start = _start(words, start)
                bound |= _pattern(words[start + 1 : at - 1])
            else:
                bound.add(words[start])
        if following == "(" and (
            word == "catch" or words[at - 1] == "function" or _defines_method(words, at)
        ):
            bound |= _pattern(words[at + 2 : _end(words, at + 1)])
    return bound


def _start(words, at):
    depth = 0
    for place in range(at, -1, -1):
        depth += (words[place] in _PAIRS.values()) - (words[place] in _PAIRS)
        if not depth:
            return place
    raise ValueError("a bracket is never opened")


def _defines_method(words, at):
    """Whether a word before a bracket is the name of a method that is being written down."""
    if not _is_name(words[at]) or words[at + 1 : at + 2] != ("(",) or words[at] in _CLAUSES:
        return False
    end = _end(words, at + 1)
    return words[at - 1] not in ("function", "new", ".", "?.") and words[end + 1 : end + 2] == ("{",)


@cache
def used_names(text):
    """Give the names that a module uses as variables: not what follows a dot, nor the keys of objects and methods."""
    words, used = tokens(text), set()
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        following = words[at + 1] if at + 1 < len(words) else ""
        key = following == ":" and before in ("{", ",")
        field = following in ("=", ";") and before in (";", "{", "}") and _in_class(words, at)
        if (
            _is_name(word)
            and before not in (".", "?.")
            and not key
            and not field
            and not _defines_method(words, at)
        ):
            used.add(word)
    return used


def _in_class(words, at):
    """Whether a place lies straight in the body of a class, where ``name = value;`` is a field."""
    depth = 0
    for place in range(at - 1, -1, -1):
        if words[place] == "}":
            depth += 1
        elif words[place] == "{":
            if not depth:
                return "class" in words[max(0, place - 4) : place]
            depth -= 1
    return False
