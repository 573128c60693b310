"""Numbering of entities, interning of texts, rows: everything that lowering writes into."""

from __future__ import annotations

import ast
import hashlib
from typing import Final

from graphlift.extractor.rows import Rows

_LONGEST_CONSTANT: Final = 200


class Interner(dict[str, int]):
    """Texts of one file and their indexes, in order of first use."""

    def __missing__(self, text: str) -> int:
        new = len(self)
        self[text] = new
        return new


def constant_text(value: object) -> str:
    """The `repr` of a constant; a long one is cut and ends in a digest, so that equal constants have equal texts."""
    # The `repr` of an enormous int is refused by Python (and quadratic).
    text = hex(value) if type(value) is int and value.bit_length() > 4 * _LONGEST_CONSTANT else repr(value)
    if len(text) > _LONGEST_CONSTANT:
        digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        return f"{text[: _LONGEST_CONSTANT // 2]}…{len(text)}…{digest}"
    return text


class Emitter:
    """What one file yields: rows, texts, and where each entity is written.

    An entity is an index into the list of its kind; the lists hold syntax nodes, from which positions are taken at the
    end.
    """

    def __init__(self) -> None:
        self.rows = Rows()
        self.symbols = Interner()
        self.value_nodes: list[ast.AST] = []
        self.value_blocks: list[int] = []
        self.code_nodes: list[ast.AST] = []
        self.block_nodes: list[ast.AST] = []
        self.block_depths: list[int] = []
        self.loop_nodes: list[ast.AST] = []
        self.try_nodes: list[ast.AST] = []
        self.decorator_nodes: list[ast.AST] = []
        self.cell_count = 0
        self.block = 0
        """The fact block that new instructions are in."""
        self.ended_values: list[int] = []
        """Values whose end is recorded too: calls and stores."""
        self._constants: dict[tuple[type, str], int] = {}

    def value(self, node: ast.AST) -> int:
        """A new instruction (or value) at ``node``, in the current block."""
        nodes = self.value_nodes
        nodes.append(node)
        self.value_blocks.append(self.block)
        return len(nodes) - 1

    def new_block(self, node: ast.AST, code: int, parent: int = -1) -> int:
        """A new block below ``parent`` (-1: outermost); it does not become the current one."""
        block = len(self.block_nodes)
        self.block_nodes.append(node)
        self.block_depths.append(0 if parent < 0 else self.block_depths[parent] + 1)
        self.rows.block.extend((block, code, block if parent < 0 else parent))
        return block

    def new_loop(self, node: ast.AST, kind: str, code: int) -> int:
        """A new loop of ``code``."""
        loop = len(self.loop_nodes)
        self.loop_nodes.append(node)
        self.rows.loop.extend((loop, self.symbols[kind], code))
        return loop

    def new_try_region(self, node: ast.AST, kind: str, outer: int = -1) -> int:
        """A new try region; ``outer`` is the body region of its statement (-1: this is the body)."""
        region = len(self.try_nodes)
        self.try_nodes.append(node)
        self.rows.try_region.extend((region, self.symbols[kind], region if outer < 0 else outer))
        return region

    def new_cell(self, code: int, name: str) -> int:
        """A new captured variable ``name`` of ``code``."""
        cell = self.cell_count
        self.cell_count += 1
        self.rows.cell.extend((cell, code, self.symbols[name]))
        return cell

    def constant_symbol(self, value: object) -> int:
        """The symbol of constant ``value``; its properties are written when it is new to the file."""
        text = constant_text(value)
        key = (type(value), text)
        found = self._constants.get(key)
        if found is not None:
            return found
        symbol = self._constants[key] = self.symbols[text]
        self.rows.constant_type.extend((symbol, self.symbols[type(value).__name__]))
        if type(value) is int:
            if -(2**31) <= value < 2**31:
                self.rows.constant_index.extend((symbol, value))
        elif type(value) is str and value and all(part.isidentifier() for part in value.split(".")):
            self.rows.constant_name.extend((symbol, self.symbols[value]))
        return symbol

    def statement(self, node: ast.AST, kind: str, code: int) -> int:
        """A new instruction that stands for a statement of ``kind``."""
        instruction = self.value(node)
        self.rows.statement.extend((instruction, self.symbols[kind], code))
        return instruction
