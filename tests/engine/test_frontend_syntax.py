"""Lexing and parsing: precedence, literals, comments, includes, places of errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphlift.engine import syntax
from graphlift.engine.errors import ProgramError
from graphlift.engine.frontend import compile_program
from graphlift.engine.preprocess import Sources

from .frontend_support import compiled, errors_of, parsed


def shape(arg: syntax.Arg) -> str:
    """An expression with every call in parentheses."""
    if isinstance(arg, syntax.Call):
        return f"({arg.op} {' '.join(shape(part) for part in arg.args)})"
    if isinstance(arg, syntax.Num):
        return arg.text
    if isinstance(arg, syntax.RecordArg):
        return f"[{' '.join(shape(part) for part in arg.args)}]"
    assert isinstance(arg, syntax.Var)
    return arg.name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x + y * z", "(+ x (* y z))"),
        ("x * y + z", "(+ (* x y) z)"),
        ("x - y - z", "(- (- x y) z)"),
        ("x ^ y ^ z", "(^ x (^ y z))"),
        ("-x ^ y", "(neg (^ x y))"),
        ("-2 ^ y", "(neg (^ 2 y))"),
        ("(-2) ^ y", "(^ -2 y)"),
        ("(-x) ^ y", "(^ (neg x) y)"),
        ("-x * y", "(* (neg x) y)"),
        ("x ^ -y ^ z", "(^ x (neg (^ y z)))"),
        ("x band y bor z", "(bor (band x y) z)"),
        ("x bor y band z", "(bor x (band y z))"),
        ("x land y lor z lxor w", "(lor (land x y) (lxor z w))"),
        ("x bshl y + z", "(bshl x (+ y z))"),
        ("lnot x + y", "(+ (lnot x) y)"),
        ("- - x", "(neg (neg x))"),
        ("x % y / z", "(/ (% x y) z)"),
        ("max(x, y + 1, z)", "(max x (+ y 1) z)"),
        ("[x, [y, 1]]", "[x [y 1]]"),
        ("x - 1", "(- x 1)"),
        ("x -1", "(- x 1)"),
    ],
)
def test_expressions_bind_as_in_souffle(text: str, expected: str) -> None:
    unit = parsed(f"a(w) :- b(w), w = {text}.")
    comparison = unit.clauses[0].body[1]
    assert isinstance(comparison, syntax.CompareLit)
    assert shape(comparison.rhs) == expected


def test_disjunction_negation_and_several_heads_expand_to_clauses() -> None:
    unit = parsed("a(x), b(x) :- c(x), (d(x) ; !(e(x), f(x))).")
    assert [clause.head.name for clause in unit.clauses] == ["a"] * 3 + ["b"] * 3
    bodies = [
        [("!" + item.atom.name if isinstance(item, syntax.NotLit) else item.name) for item in clause.body]  # type: ignore[union-attr]
        for clause in unit.clauses[:3]
    ]
    assert bodies == [["c", "d"], ["c", "!e"], ["c", "!f"]]


def test_negating_a_disjunction_is_a_conjunction_of_negations() -> None:
    (clause,) = parsed("a(x) :- b(x), !(c(x) ; x < 3 ; !d(x)).").clauses
    assert [type(item).__name__ for item in clause.body] == ["AtomLit", "NotLit", "CompareLit", "AtomLit"]
    comparison = clause.body[2]
    assert isinstance(comparison, syntax.CompareLit)
    assert comparison.op == ">="


def test_comments_annotations_and_strings_do_not_confuse_the_lexer() -> None:
    unit = parsed(
        """
        /* .decl no(x:number)
           // "*/
        /// documentation
        @[keep = [1, (2)]]
        .decl a(x:symbol) // it's here
        //! inner documentation
        a("// no comment /* \\" \\t").
        """
    )
    assert [decl.name for decl in unit.relations] == ["a"]
    text = unit.clauses[0].head.args[0]
    assert isinstance(text, syntax.Str)
    assert text.value == '// no comment /* " \t'


def test_numbers_in_all_notations() -> None:
    unit = parsed("a(1, 0x1F, 0b101, 7u, 0xFFu, 1.5, -3, 1.2.3.4).")
    values = [(arg.text, arg.fixed) for arg in unit.clauses[0].head.args if isinstance(arg, syntax.Num)]
    assert values == [
        ("1", None),
        ("0x1F", None),
        ("0b101", None),
        ("7", "u"),
        ("0xFF", "u"),
        ("1.5", "f"),
        ("-3", None),
        (str((1 << 24) + (2 << 16) + (3 << 8) + 4), None),
    ]


SYNTAX_ERRORS = [
    (".decl a(x:number)\na(1)", 2, 4, "unexpected the end of the file"),
    (".decl a(x:number)\na(1) b.", 2, 6, "unexpected 'b'"),
    (".decl a(x:number)\n  a(~1).", 2, 5, "unexpected character '~'"),
    ('.decl a(x:symbol)\na("\\q").', 2, 3, "unknown escape sequence"),
    ("/* open", 1, 1, "unterminated comment"),
    ('a("open', 1, 3, "unterminated string"),
    ('.include "nowhere.dl"', 1, 1, "cannot find include file"),
    (".decl a(x:number)\na(x) :- x = count y : { a(y) }.", 2, 13, "count takes no expression"),
    (".decl a(x:number)\na(x) :- x = sum : { a(_) }.", 2, 13, "sum needs an expression"),
    (".decl a(x:number)\na(x) :- x = count : { a(_) ; a(_) }.", 2, 13, "a disjunction in the body of an aggregate"),
    ("a(1.2.3.400).", 1, 3, "is not an IP address"),
]


@pytest.mark.parametrize(("text", "line", "column", "reason"), SYNTAX_ERRORS)
def test_syntax_errors_have_a_place(text: str, line: int, column: int, reason: str) -> None:
    ((found_line, found_column, found),) = errors_of(text)
    assert (found_line, found_column) == (line, column)
    assert reason in found


def test_place_of_an_error_in_an_included_file(tmp_path: Path) -> None:
    tmp_path.joinpath("main.dl").write_text('.decl a(x:number)\n.include "part.dl"\na(y) :- a(1).\n')
    tmp_path.joinpath("part.dl").write_text("a(1).\n\n  a(z) :- a(1).\n")
    with pytest.raises(ProgramError) as caught:
        compile_program(str(tmp_path / "main.dl"))
    places = [str(item.span) for item in caught.value.diagnostics]
    assert places == [f"{tmp_path}/main.dl:3:3", f"{tmp_path}/part.dl:3:5"]


def test_the_preprocessor_includes_defines_and_keeps_places(tmp_path: Path) -> None:
    (tmp_path / "include").mkdir()
    tmp_path.joinpath("main.dl").write_text(
        '#include "types.dl"\n#include <far.dl>\n#define LIMIT 3\n#ifdef EXTRA\n.decl b(x:T)\nb(VALUE).\n#endif\n'
        ".decl a(x:T)\na(LIMIT).\na(q).\n"
    )
    tmp_path.joinpath("types.dl").write_text(".type T <: number\n")
    tmp_path.joinpath("include", "far.dl").write_text("#ifndef FAR\n#define FAR\n.decl far(x:T)\n#endif\n")
    sources = Sources((str(tmp_path / "include"),))
    with pytest.raises(ProgramError) as caught:
        compile_program(str(tmp_path / "main.dl"), macros=["EXTRA", "VALUE=7"], sources=sources)
    assert [str(item.span) for item in caught.value.diagnostics] == [f"{tmp_path}/main.dl:10:3"]
    tmp_path.joinpath("main.dl").write_text(tmp_path.joinpath("main.dl").read_text().replace("a(q).\n", ""))
    program = compile_program(str(tmp_path / "main.dl"), macros=["EXTRA", "VALUE=7"], sources=sources)
    assert sorted(program.relations) == ["a", "b", "far"]
    assert [rule.head.args[0].value for rule in program.rules()] == [7, 3]  # type: ignore[union-attr]
    assert {Path(path).name for path in sources.digests} == {"main.dl", "types.dl", "far.dl"}


def test_preprocessor_errors_are_reported(tmp_path: Path) -> None:
    tmp_path.joinpath("main.dl").write_text('.decl a(x:number)\n#include "gone.dl"\n#error "stop"\n')
    with pytest.raises(ProgramError) as caught:
        compile_program(str(tmp_path / "main.dl"))
    assert [item.span.line for item in caught.value.diagnostics if item.span] == [2, 3]
    assert "gone.dl" in str(caught.value)


def test_once_includes_a_file_once(tmp_path: Path) -> None:
    tmp_path.joinpath("main.dl").write_text('.include "part.dl"\n.include "part.dl"\n')
    tmp_path.joinpath("part.dl").write_text(".once\n.decl a(x:number)\n")
    assert list(compile_program(str(tmp_path / "main.dl")).relations) == ["a"]


def test_an_endless_include_is_an_error(tmp_path: Path) -> None:
    tmp_path.joinpath("main.dl").write_text('.include "main.dl"\n')
    with pytest.raises(ProgramError, match="nested too deeply"):
        compile_program(str(tmp_path / "main.dl"))


def test_an_unreadable_program_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProgramError, match="cannot read the file"):
        compile_program(str(tmp_path / "none.dl"))


def test_pragmas_plans_and_functor_declarations_are_kept_or_parsed() -> None:
    program = compiled(
        '.pragma "legacy"\n.pragma "key" "value"\n.functor f(x:number, symbol):number stateful\n'
        ".decl e(x:number, y:number)\n.decl p(x:number, y:number)\n"
        "p(x, y) :- e(x, y).\np(x, z) :- e(x, y), p(y, z). .plan 0:(2,1)\n"
    )
    assert program.pragmas == (("legacy", ""), ("key", "value"))
    assert [rule.plan for rule in program.rules()] == [(), ((0, (2, 1)),)]
