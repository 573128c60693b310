"""Walk the public API of installed frameworks and write what is found as JSON.

Runs under the interpreter of the framework's own environment, so it uses the standard library alone and imports nothing
of graphlift: ``/path/to/tfenv/bin/python introspect.py tensorflow numpy > snapshot.json``. Nothing is executed but the
imports of the frameworks. The output has, for every public path, what it refers to, and for every object its signature,
documentation of what it returns, bases and methods.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import json
import os
import re
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

ROOTS: dict[str, tuple[tuple[str, str], ...]] = {
    "tensorflow": (
        ("tensorflow", "tensorflow"),
        ("keras", "tensorflow.keras"),
        ("keras._tf_keras.keras", "tensorflow.keras"),
        ("tf_keras", "tf_keras"),
        ("tensorflow.compat.v1", "tensorflow.compat.v1"),
    ),
}
"""Framework → (module to import, public prefix of its names)."""

HIDDEN_SUBMODULES = {
    "tensorflow": {"python", "core", "compiler", "tools", "lite", "compat", "tsl", "security", "dtensor", "keras"},
    "tensorflow.compat.v1": {"compat", "keras", "estimator", "app", "flags", "lite"},
    "tensorflow.keras": {"src", "backend_config"},
    "tf_keras": {"src", "protobuf", "api", "testing_infra"},
}
"""Submodules, by public prefix or root, that are not public API or are reached by another root."""

LISTED: dict[str, tuple[str, ...]] = {
    "numpy": tuple(
        """numpy numpy.linalg numpy.fft numpy.random numpy.ma numpy.polynomial numpy.polynomial.polynomial
        numpy.polynomial.chebyshev numpy.polynomial.legendre numpy.char numpy.strings numpy.emath
        numpy.lib.stride_tricks numpy.exceptions numpy.testing scipy
        scipy.cluster.hierarchy scipy.cluster.vq scipy.fft scipy.integrate
        scipy.interpolate scipy.io scipy.io.wavfile scipy.linalg scipy.ndimage scipy.optimize scipy.signal
        scipy.signal.windows scipy.sparse scipy.sparse.linalg scipy.sparse.csgraph scipy.spatial scipy.spatial.distance
        scipy.spatial.transform scipy.special scipy.stats scipy.stats.qmc scipy.stats.mstats""".split()
    ),
    "tensorflow_probability": tuple(
        f"tensorflow_probability.{name}".rstrip(".")
        for name in [
            "",
            *"""distributions bijectors math math.psd_kernels math.linalg math.special math.ode mcmc optimizer stats
            layers vi sts util glm monte_carlo random experimental.distributions""".split(),
        ]
    ),
}
"""Frameworks whose public modules are listed here instead of being found by walking."""

MAX_DEPTH = 5


def returns_doc(doc: str | None) -> str:
    """The first paragraph of a docstring's section on what is returned, white space collapsed."""
    if not doc:
        return ""
    found = re.search(r"\n\s*Returns?\s*:?\s*\n(?:\s*-{3,}\s*\n)?(.*?)(?:\n\s*\n|\Z)", doc, re.S)
    text = found.group(1) if found else ""
    return " ".join(text.split())[:240]


def parameters(obj: Callable[..., Any]) -> list[list[str]] | None:
    """``[name, kind, has default]`` of each parameter, or None when the signature is hidden."""
    try:
        signature = inspect.signature(obj)
    except (ValueError, TypeError):
        return None
    return [
        [p.name, p.kind.name.lower(), "" if p.default is p.empty else "default"] for p in signature.parameters.values()
    ]


def home(obj: Any) -> str:
    """``module.qualname`` of ``obj``: where it is defined."""
    module = getattr(obj, "__module__", None)
    name = getattr(obj, "__qualname__", None) or getattr(obj, "__name__", None)
    return f"{module}.{name}" if isinstance(module, str) and isinstance(name, str) else ""


def annotation(obj: Any) -> str:
    """The return annotation as written, or as its class's home."""
    noted = getattr(obj, "__annotations__", {}).get("return") if callable(obj) else None
    if noted is None:
        return ""
    return home(noted) if inspect.isclass(noted) else str(noted)[:160]


OPERATORS_KEPT = {"__call__", "__enter__", "__iter__", "__getitem__", "__len__", "__next__", "__array__"}


def class_members(cls: type, public: set[int]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Public members that ``cls`` itself or a base of it that is not public defines."""
    found: dict[str, Any] = {}
    for base in cls.__mro__:
        if base is cls or (id(base) not in public and base.__module__ != "builtins"):
            for name, raw in vars(base).items():
                found.setdefault(name, raw)
    for name, raw in sorted(found.items()):
        if name.startswith("_") and name not in OPERATORS_KEPT:
            continue
        kind, target = "value", raw
        if isinstance(raw, staticmethod):
            kind, target = "static", raw.__func__
        elif isinstance(raw, classmethod):
            kind, target = "classmethod", raw.__func__
        elif inspect.isclass(raw):
            kind = "class"
        elif isinstance(raw, property) or inspect.isdatadescriptor(raw):
            kind, target = "property", getattr(raw, "fget", None)
        elif callable(raw):
            kind = "method"
        described: dict[str, Any] = {"kind": kind}
        if kind in {"static", "classmethod", "method"}:
            described["parameters"] = parameters(target)
            described["returns"] = returns_doc(inspect.getdoc(target))
            described["annotation"] = annotation(target)
        elif kind == "property":
            described["returns"] = " ".join((getattr(raw, "__doc__", None) or "").split())[:160]
            described["annotation"] = annotation(target)
        else:
            described["type"] = home(type(raw))
        yield name, described


def describe(obj: Any) -> dict[str, Any]:
    """What one public object is."""
    if inspect.isclass(obj):
        return {
            "kind": "class",
            "home": home(obj),
            "bases": [home(base) for base in obj.__bases__],
            "mro": [home(base) for base in obj.__mro__],
            "parameters": parameters(obj),
        }
    if callable(obj):
        return {
            "kind": "function",
            "home": home(obj),
            "type": home(type(obj)),
            "parameters": parameters(obj),
            "returns": returns_doc(inspect.getdoc(obj)),
            "annotation": annotation(obj),
        }
    return {"kind": "value", "home": "", "type": home(type(obj))}


def is_module(obj: Any) -> bool:
    """Whether ``obj`` is a module or a lazily loaded one."""
    return isinstance(obj, types.ModuleType) or "lazyloader" in type(obj).__name__.lower()


def walk(module: Any, prefix: str, root: str, seen: set[int], depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Public paths below ``module`` with the objects they refer to; modules come before what is in them."""
    yield prefix, module
    if depth > MAX_DEPTH or id(module) in seen:
        return
    seen.add(id(module))
    hidden = HIDDEN_SUBMODULES.get(prefix, set())
    listed = set(dir(module))
    for name in sorted(listed):
        if name.startswith("_") or name in hidden:
            continue
        try:
            obj = getattr(module, name)
        except Exception:
            continue
        path = f"{prefix}.{name}"
        if is_module(obj):
            origin = str(getattr(obj, "__name__", ""))
            internal = re.search(r"(^|\.)(python|src|_src|internal)(\.|$)", origin)
            if origin.startswith("tensorflow._api.") or (origin.split(".")[0] == root and not internal):
                yield from walk(obj, path, root, seen, depth + 1)
        else:
            yield path, obj


def tensorflow_name(obj: Any) -> str:
    """TensorFlow's own canonical name of a public object, or nothing."""
    from tensorflow.python.util import tf_export  # type: ignore[import-not-found, unused-ignore]

    try:
        name = tf_export.get_canonical_name_for_symbol(obj, "tensorflow")
    except Exception:
        return ""
    return f"tensorflow.{name}" if isinstance(name, str) and name else ""


def raw_operations() -> dict[str, dict[str, Any]]:
    """The registered operations: their outputs, whether one is a list, and which input gives its dtype."""
    import tensorflow
    from tensorflow.python.framework import op_def_registry  # type: ignore[import-not-found, unused-ignore]
    from tensorflow.python.ops import gen_array_ops  # type: ignore[import-not-found, unused-ignore] # noqa: F401

    found: dict[str, dict[str, Any]] = {}
    for name in sorted(dir(tensorflow.raw_ops)):
        definition = op_def_registry.get(name)
        if name.startswith("_") or definition is None:
            continue
        attributes = {i.type_attr: i.name for i in reversed(definition.input_arg) if i.type_attr}
        outputs = []
        for out in definition.output_arg:
            fixed = tensorflow.dtypes.as_dtype(out.type).name if out.type else ""
            outputs.append(
                {
                    "list": bool(out.number_attr or out.type_list_attr),
                    "dtype": fixed,
                    "same_as": attributes.get(out.type_attr, ""),
                    "attribute": out.type_attr,
                }
            )
        found[name] = {"outputs": outputs, "stateful": bool(definition.is_stateful)}
    return found


def listed(module: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    """Public names of one module: those of ``__all__`` where it has one."""
    yield prefix, module
    for name in sorted(set(getattr(module, "__all__", ()) or dir(module))):
        obj = getattr(module, name, None)
        if not name.startswith("_") and not is_module(obj):
            yield f"{prefix}.{name}", obj


def sources(framework: str) -> Iterator[tuple[str, Iterator[tuple[str, Any]]]]:
    """Each module to look into with the public paths found there; modules that cannot be imported are left out."""
    for name, prefix in ROOTS.get(framework, ()):
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        yield name, walk(module, prefix, name.split(".")[0], set())
    for name in LISTED.get(framework, ()):
        try:
            module = importlib.import_module(name)
        except ImportError:
            try:  # a lazily loaded submodule is an attribute only
                root, *parts = name.split(".")
                module = functools.reduce(getattr, parts, importlib.import_module(root))
            except (ImportError, AttributeError):
                continue
        yield name, listed(module, name)


def snapshot(framework: str) -> dict[str, Any]:
    """All public paths and objects of ``framework``."""
    paths: dict[str, str] = {}
    objects: dict[str, dict[str, Any]] = {}
    ids: dict[int, str] = {}
    keep: list[Any] = []
    versions: dict[str, str] = {}
    for module_name, found in sources(framework):
        root = importlib.import_module(module_name.split(".")[0])
        versions[root.__name__] = str(getattr(root, "__version__", ""))
        for path, obj in found:
            if is_module(obj):
                paths[path] = "module"
                continue
            if path in paths or home(obj).endswith("LegacyOptimizerWarning"):
                continue
            key = ids.get(id(obj))
            if key is None:
                # A small integer or a shared string is not one thing under two names.
                key = path if path not in objects else path + "#"
                described = describe(obj)
                if described["kind"] != "value":
                    ids[id(obj)] = key
                    keep.append(obj)
                if framework == "tensorflow" and described["kind"] != "value":
                    described["canonical"] = tensorflow_name(obj)
                objects[key] = described
            paths[path] = key
    for obj in keep:
        if inspect.isclass(obj):
            objects[ids[id(obj)]]["members"] = dict(class_members(obj, set(ids)))
    result: dict[str, Any] = {"versions": versions, "paths": paths, "objects": objects}
    if framework == "tensorflow":
        result["operations"] = raw_operations()
    return result


def main(frameworks: list[str]) -> None:
    """Write the snapshots of ``frameworks`` as one JSON object to standard output."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    output = sys.stdout
    sys.stdout = sys.stderr  # what a framework prints on import is not ours
    json.dump({name: snapshot(name) for name in frameworks}, output, indent=0, sort_keys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
