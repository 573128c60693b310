"""Soufflé's reserved words: none of them may name a relation, a column or a type.

Source: Soufflé 2.5, `src/parser/scanner.ll`. Directives (`.decl`, `.type` …) carry a dot and reserve nothing.
"""

from __future__ import annotations

RESERVED_WORDS: frozenset[str] = frozenset(
    """
    as autoinc band bnot bor brie bshl bshr bshru btree btree_delete bxor cat contains count debug_delta eqrel
    false inline input land lnot lor lxor magic match max mean min nil no_inline no_magic ord output
    overridable printsize range recursive_iteration_cnt stateful strlen substr sum to_float to_number
    to_string to_unsigned true
    """.split()
)
