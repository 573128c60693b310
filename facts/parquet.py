"""Fact directories of Parquet files, one `<relation>.parquet` for each relation; texts are dictionary-encoded."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

from graphlift.facts.arrow import INPUT_RELATIONS, columns_of, printable_texts, relations_to_write, table_of
from graphlift.facts.base import FactBase
from graphlift.facts.errors import FactFileError
from graphlift.facts.schema import SCHEMA
from graphlift.facts.staging import staged


def write_parquet(base: FactBase, directory: Path) -> None:
    """Write every input relation, and what else ``base`` has, to ``directory``; rows are distinct.

    Files of other names are left alone; an interrupt leaves the directory as it was.
    """
    texts = printable_texts(base.symbols)
    with staged(directory) as stage:
        for relation in relations_to_write(base):
            table = table_of(base, relation, texts).replace_schema_metadata({"meaning": relation.doc})
            pyarrow.parquet.write_table(table, stage / f"{relation.name}.parquet", compression="zstd")


def read_parquet(directory: Path, names: Iterable[str] = INPUT_RELATIONS) -> FactBase:
    """Read the relations ``names`` from ``directory``.

    Raises:
        FactFileError: when a file is missing, unreadable or does not fit the schema.
        KeyError: when the schema does not know a name.
    """
    base = FactBase()
    for name in names:
        relation = SCHEMA[name]
        path = directory / f"{name}.parquet"
        try:
            table = pyarrow.parquet.read_table(path)
            base.put(name, columns_of(table, relation, base.symbols))
        except FileNotFoundError:
            raise FactFileError(path, "no such file") from None
        except OSError as error:
            raise FactFileError(path, f"cannot be read: {error}") from error
        except (ValueError, pa.ArrowException) as error:
            raise FactFileError(path, str(error)) from error
    return base
