"""Rules of the house that no linter knows: names of files, their sizes, and a floor for every room."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
BANNED = {"utils", "helpers", "common", "misc", "manager", "data", "info", "process", "handle"}
LONGEST_FILE = 400
LONGEST_TEST = 600
LONGEST_FUNCTION = 50


def main() -> int:
    """Print every broken rule; 1 where there is one."""
    broken = [*_broken_in_python(), *_broken_locks()]
    print("\n".join(broken) or "The house is in order.")
    return int(bool(broken))


def _broken_in_python() -> Iterator[str]:
    for folder in (SOURCE, ROOT / "tests", ROOT / "tools", ROOT / "benchmarks"):
        for path in sorted(folder.rglob("*.py")):
            if "migrations" not in path.parts and "node_modules" not in path.parts:
                yield from _broken_in_file(path)


def _broken_in_file(path: Path) -> Iterator[str]:
    name = path.relative_to(ROOT)
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    if path.stem in BANNED or path.parent.name in BANNED:
        yield f"{name}: the name says nothing; name the thing it owns"
    if not ast.get_docstring(tree) and text.strip() and "tests" not in path.parts:
        yield f"{name}: begin with one line on what the file owns"
    lines = text.count("\n")
    if lines > (LONGEST_TEST if "tests" in path.parts else LONGEST_FILE):
        yield f"{name}: {lines} lines; split it by subject"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            if size > LONGEST_FUNCTION:
                yield f"{name}:{node.lineno} {node.name}: {size} lines; take it apart"


def _broken_locks() -> Iterator[str]:
    for path in [*ROOT.glob("requirements/*.lock"), ROOT / "package-lock.json"]:
        text = path.read_text(encoding="utf-8")
        if "://" in text:
            yield f"{path.relative_to(ROOT)}: a lock file names a host"


if __name__ == "__main__":
    sys.exit(main())
