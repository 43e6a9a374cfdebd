"""SQL stands in files of its own."""

from __future__ import annotations

import ast
from pathlib import Path

from storage import statements
from storage.config import PROJECT

STORAGE = Path(statements.__file__).parent
SENDERS = {"execute", "executemany", "copy"}


def test_no_sql_stands_in_python() -> None:
    """What is sent to the database comes from `statement` or a step, never from a literal or an f-string."""
    written = [
        f"{path.name}:{node.lineno}"
        for path in STORAGE.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in SENDERS
        and node.args
        and isinstance(node.args[0], ast.Constant | ast.JoinedStr | ast.BinOp)
    ]
    assert written == []


def test_every_file_of_sql_is_used() -> None:
    files = [*STORAGE.glob("*.py"), *(PROJECT / "dags/newsroom").glob("*.py")]
    code = "".join(path.read_text(encoding="utf-8") for path in files)
    unused = []
    for path in sorted(statements.SQL.rglob("*.sql")):
        name = path.relative_to(statements.SQL).with_suffix("")
        if path.name[0].isdigit():
            used = f'in_order("{name.parent}")' in code
        else:
            used = f'"{name}"' in code or f'"{name.name}"' in code or name.name.startswith("copy_")
        if not used:
            unused.append(str(name))
    assert unused == []
