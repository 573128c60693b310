"""A folder of everything that a source tree may hold to break a tool, made on the spot."""

from __future__ import annotations

import codecs
import os
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

DEEP: Final = 5000

GOOD: Final = """\
import tensorflow as tf


def {name}(x):
    return tf.exp(x) * tf.sin(x) + tf.reduce_sum(tf.square(x))


for i in range(10):
    {name}(tf.fill((4,), float(i)))
"""
"""A program whose function should be a graph."""

LOUD: Final = """\
import tensorflow as tf


def loud(x):
    print("side effect")
    return tf.exp(x) * tf.sin(x)


for i in range(10):
    loud(tf.fill((4,), float(i)))
"""


def _deep() -> Iterator[tuple[str, str]]:
    yield "parentheses", "x = " + "(" * DEEP + "1" + ")" * DEEP
    yield "lists", "x = " + "[" * DEEP + "]" * DEEP
    yield "dicts", "x = " + "{1:" * DEEP + "1" + "}" * DEEP
    yield "subscripts", "x = " + "a[" * DEEP + "1" + "]" * DEEP
    yield "attributes", "x = a" + ".b" * DEEP
    yield "calls", "x = a" + "()" * DEEP
    yield "unary", "x = " + "-" * DEEP + "1"
    yield "nots", "x = " + "not " * DEEP + "1"
    yield "powers", "x = 1" + "**1" * DEEP
    yield "lambdas", "x = " + "lambda: " * DEEP + "1"
    yield "conditionals", "x = " + "1 if a else " * DEEP + "1"
    yield "elifs", "if a: pass\n" + "elif a: pass\n" * DEEP
    yield "ifs", "".join(" " * n + "if a:\n" for n in range(2000)) + " " * 2000 + "pass"
    yield "functions", "".join(" " * n + f"def f{n}():\n" for n in range(200)) + " " * 200 + "pass"
    yield "classes", "".join(" " * n + f"class C{n}:\n" for n in range(200)) + " " * 200 + "pass"
    yield "awaits", "async def f():\n    " + "await " * DEEP + "g()"
    yield "long_import", "import a" + ".b" * 200 + " as c"
    yield "long_from_import", "from a" + ".b" * DEEP + " import c"


BAD: Final[dict[str, bytes]] = {
    "nul": b"x = 1\n\x00\n",
    "nul_in_comment": b"x = 1 # \x00\n",
    "not_utf8": b"x = '\xff'\n",
    "overlong_utf8": b"x = '\xc0\xaf'\n",
    "surrogate_utf8": b"x = '\xed\xa0\x80'\n",
    "unknown_coding": b"# -*- coding: no-such-codec -*-\n",
    "binary_coding": b"# coding: hex\n30",
    "rot13_coding": b"# coding: rot13\nk = 1\n",
    "escape_coding": b"# coding: \x1b[31m\nx = 1\n'\xff'",
    "wrong_coding": b"# coding: ascii\nx = '\xe9'\n",
    "bom_and_latin": codecs.BOM_UTF8 + b"# coding: latin-1\nx = 1\n",
    "bom_twice": codecs.BOM_UTF8 * 2 + b"x = 1\n",
    "utf16": "x = 1\n".encode("utf-16"),
    "utf16_be": codecs.BOM_UTF16_BE + "x = 1\n".encode("utf-16-be"),
    "utf32": "x = 1\n".encode("utf-32"),
    "ten_megabytes": b"x = 1\n" * 1_700_000,
    "python2_print": b"print 'hello'\n",
    "python2_except": b"try:\n    pass\nexcept ValueError, e:\n    pass\n",
    "python2_octal": b"x = 0777\n",
    "python2_exec": b"exec 'x = 1'\n",
    "merge_conflict": b"<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> other\n",
    "unclosed_string": b'x = """never ends\n',
    "unclosed_bracket": b"f(1,\n",
    "tabs_and_spaces": b"if a:\n        x = 1\n\ty = 2\n",
    "bad_indent": b"def f():\n        x = 1\n    y = 2\n",
    "huge_integer": b"x = " + b"9" * 5000 + b"\n",
    "bad_escape": b"x = '\\N{no such name}'\n",
    "truncated_escape": b"x = '\\ud8'\n",
    "bidi_identifier": "x\u202e = 1\n".encode(),
    "emoji_identifier": "\N{PILE OF POO} = 1\n".encode(),
    "await_outside": b"def f():\n    await = 1\n",
    "star_alone": b"*x\n* = 1\n",
    "walrus_statement": b"x := 1\n",
    "positional_after_keyword": b"f(a=1, 2)\n",
    "same_argument_names": b"def f(a, b):\n    lambda: (yield) = 1\n",
    "html": b"<!DOCTYPE html><html><body>404</body></html>",
    "elf": b"\x7fELF\x02\x01\x01" + bytes(range(1, 256)),
    "git_lfs": b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
    **{f"deep_{name}": text.encode() for name, text in _deep()},
}
"""Files that cannot be analysed, by name without `.py`."""


def _odd(name: str) -> str:
    return GOOD.format(name=name)


_ARGUMENTS: Final = ", ".join(f"a{n}" for n in range(5000))

ODD: Final[dict[str, bytes]] = {
    "empty": b"",
    "blank": b"\n\n \t\n\f\n",
    "comment_only": b"# nothing",
    "bom_only": codecs.BOM_UTF8,
    "backslash_lines": b"x = \\\n  1\n",
    "no_final_newline": _odd("no_final_newline").rstrip().encode(),
    "crlf": _odd("crlf").replace("\n", "\r\n").encode(),
    "carriage_returns": _odd("carriage_returns").replace("\n", "\r").encode(),
    "mixed_line_ends": _odd("mixed_line_ends").replace("\n", "\r\n", 3).encode(),
    "form_feeds": _odd("form_feeds").replace("\ndef", "\n\fdef").encode(),
    "bom": codecs.BOM_UTF8 + _odd("bom").encode(),
    "bom_and_coding": codecs.BOM_UTF8 + b"# coding: utf-8\n" + _odd("bom_and_coding").encode(),
    "latin1": b"# -*- coding: latin-1 -*-\ns = '\xe9'\n" + _odd("latin1").encode(),
    "second_line_coding": b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\ns = '\x80'\n" + _odd("euro").encode(),
    "tabs": _odd("tabs").replace("    ", "\t").encode(),
    "line_separators": ("s = '\u2028\u2029\x85'\n" + _odd("line_separators")).encode(),
    "long_line": b"x = [" + b"1, " * 100_000 + b"]\n" + LOUD.encode(),
    "hundred_thousand_lines": b"x = 1\n" * 100_000 + LOUD.encode(),
    "long_identifier": b"a" * 100_000 + b" = 1\n" + _odd("long_identifier").encode(),
    "many_arguments": (
        f"def many({_ARGUMENTS}):\n    return a0\n\n\nmany({_ARGUMENTS})\n" + _odd("many_arguments")
    ).encode(),
    "many_keywords": ("f(" + ", ".join(f"a{n}=1" for n in range(3000)) + ")\n" + _odd("many_keywords")).encode(),
    "many_targets": (" = ".join(f"a{n}" for n in range(2000)) + " = 1\n" + _odd("many_targets")).encode(),
    "many_decorators": ("@d\n" * 500 + "def decorated(): pass\n\n\n" + _odd("many_decorators")).encode(),
    "long_boolean": ("x = a" + " or a" * 1500 + "\n" + _odd("long_boolean")).encode(),
    "long_comparison": ("x = a" + " < a" * 3000 + "\n" + _odd("long_comparison")).encode(),
    "long_addition": ("x = 1" + " + 1" * 500 + "\n" + _odd("long_addition")).encode(),
    "long_string": b"x = '" + b"y" * 1_000_000 + b"'\n" + _odd("long_string").encode(),
    "joined_strings": ("x = (" + "'a'\n" * 3000 + ")\n" + _odd("joined_strings")).encode(),
    "f_string_parts": ("x = f'" + "{a}" * 2000 + "'\n" + _odd("f_string_parts")).encode(),
    "with_items": ("with " + ", ".join(["a"] * 15) + ":\n    pass\n" + _odd("with_items")).encode(),
    "surrogate_escapes": b"x = '\\ud800\\udfff'\ny = '\\0'\nz = b'\\0'\n" + _odd("surrogate_escapes").encode(),
    "hex_integer": b"x = 0x"
    + b"f" * 5000
    + b"\ny = -0x"
    + b"f" * 5000
    + b"\nz = 1e999j\n"
    + _odd("hex_integer").encode(),
    "warned_escapes": b"x = '\\d'\ny = 1 is 1\nassert (1, 2)\nz = 1if 1else 2\n" + _odd("warned_escapes").encode(),
    "unicode_names": "\u00e9\u00e8 = \ufb01 = \U0001d4ea = 1\n".encode() + _odd("unicode_names").encode(),
    "composed": ("caf\u00e9 = 1\ncafe\u0301 = 2\n" + _odd("composed")).encode(),
    "walrus_and_match": (
        "if (n := 3) > 2:\n    pass\n"
        "match n:\n    case {'a': [1, *rest], **kw} if rest: pass\n    case str() | None: pass\n    case _: pass\n"
        "a, *b = *n, *n\nx[*b]\nprint(*n, *n, **k, **k)\n" + _odd("walrus_and_match")
    ).encode(),
    "async_forms": (
        "async def f(x):\n    async with a as b, c: pass\n    async for y in z: yield await y\n"
        "    return_ = [i async for i in x if await i]\n" + _odd("async_forms")
    ).encode(),
    "except_groups": ("try: pass\nexcept* (A, B) as e: raise\n" + _odd("except_groups")).encode(),
    "dunder_everything": (
        "__name__ = __file__ = 1\nclass C(metaclass=M, x=1):\n    __slots__ = ()\n"
        "    def __class_getitem__(c, i): ...\n"
        "    __x = 1\n    def f(self, /, *, __y): return self.__x\n" + _odd("dunder_everything")
    ).encode(),
    "recursion": (
        "class A(A): pass\ndef f(): return f\nx = x\nl = [l]\nimport recursion\n" + _odd("recursion")
    ).encode(),
    "self_import": (
        "from .self_import import *\nfrom . import self_import\nfrom ....... import x\n" + _odd("selfish")
    ).encode(),
    "deep_but_fine": ("x = " + "(" * 80 + "1" + ")" * 80 + "\n" + _odd("deep_but_fine")).encode(),
}
"""Odd files that Python reads, by name without `.py`."""

NEWER: Final[dict[str, tuple[tuple[int, int], bytes]]] = {
    "type_parameters": ((3, 12), b"def first[T: int, *Ts, **P](xs: list[T]) -> T: ...\ntype Pair[T] = tuple[T, T]\n"),
    "nested_f_string": ((3, 12), b'x = f"{d["k"]!r:{\'>\'}{w}}"\n'),
    "type_defaults": ((3, 13), b"class C[T = int]: ...\n"),
    "template_string": ((3, 14), b"x = t'{a}'\n"),
}
"""Files that only Pythons from the named version on read."""

NAMES: Final = (
    "new\nline.py",
    "\x1b[31mred\x1b[0m.py",
    "\u202egnp.py",
    "-x.py",
    "--help.py",
    " spaces .py",
    "quo'te\".py",
    "[bold red]x[link=javascript:0]y.py",
    "back\\slash.py",
    "tab\t.py",
    "star*?.py",
    "$(id);`id`.py",
    "=cmd.py",
    "nai\u0308ve.py",
    "x" * 252 + ".py",
    "class.py",
    "a.b.c.py",
    "{0}.py",
    "%s%n.py",
)
"""Odd names of good files."""


@dataclass
class Tree:
    """What was made, by path relative to ``root``."""

    root: Path
    outside: Path
    bad: set[str] = field(default_factory=set)
    """Entries that must be diagnosed, once each."""
    good: set[str] = field(default_factory=set)
    """Files that are analysed."""
    graphs: dict[str, str] = field(default_factory=dict)
    """The function of each file of :data:`GOOD` that should be a graph."""


def make(root: Path) -> Tree:
    """Make the tree in ``root``, which does not exist yet; one file lies beside it."""
    root.mkdir(parents=True)
    tree = Tree(root, root.parent / "outside.py")
    tree.outside.write_text(GOOD.format(name="outside"))
    for name, data in BAD.items():
        _file(tree, f"bad/{name}.py", data, good=False)
    for name, data in ODD.items():
        _file(tree, f"odd/{name}.py", data, good=True)
    for name, (version, data) in NEWER.items():
        _file(tree, f"newer/{name}.py", data, good=sys.version_info >= version)
    for number, shown in enumerate((*NAMES, os.fsdecode(b"\xff\xfe.py"))):
        _file(tree, f"names/{shown}", GOOD.format(name=f"name{number}").encode(), good=True)
    for name in ("plain", "other"):
        _file(tree, f"{name}.py", GOOD.format(name=name).encode(), good=True)
    _file(tree, "loud.py", LOUD.encode(), good=True)
    _links(tree)
    _specials(tree)
    return tree


def _file(tree: Tree, path: str, data: bytes, *, good: bool) -> None:
    file = tree.root / path
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)
    (tree.good if good else tree.bad).add(path)
    if good and b"    return tf.exp(x) * tf.sin(x) + tf.r" in data.replace(b"\t", b"    "):
        text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        before = text.replace("\t", "    ").partition("(x):\n    return tf.exp(x)")[0]
        tree.graphs[path] = before.rpartition("def ")[2]


def _links(tree: Tree) -> None:
    links = tree.root / "links"
    links.mkdir()
    (links / "again.py").symlink_to("../plain.py")  # the same file once more: no entry of its own
    for name, target in {
        "self.py": "self.py",
        "one.py": "two.py",
        "two.py": "one.py",
        "dangling.py": "nowhere.py",
        "outside.py": "../../outside.py",
        "passwd.py": "/etc/passwd",
        "up": "..",
        "away": "../..",
    }.items():
        (links / name).symlink_to(target)
        tree.bad.add(f"links/{name}")


def _specials(tree: Tree) -> None:
    special = tree.root / "special"
    special.mkdir()
    (special / "folder.py").mkdir()  # a folder may be called so
    (special / "folder.py" / "inside.py").write_text(GOOD.format(name="inside"))
    tree.good.add("special/folder.py/inside.py")
    tree.graphs["special/folder.py/inside.py"] = "inside"
    os.mkfifo(special / "pipe.py")
    here = os.getcwd()
    os.chdir(special)  # the path of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("socket.py")
    finally:
        os.chdir(here)
    tree.bad |= {"special/pipe.py", "special/socket.py"}
    if os.geteuid() == 0:
        try:
            os.mknod(special / "device.py", 0o666 | 0o020000, os.makedev(1, 5))  # /dev/zero
            tree.bad.add("special/device.py")
        except OSError:
            (special / "device.py").unlink(missing_ok=True)
    else:
        (special / "secret.py").write_text("x = 1\n")
        (special / "secret.py").chmod(0)
        (special / "locked").mkdir(mode=0)
        tree.bad |= {"special/secret.py", "special/locked"}
