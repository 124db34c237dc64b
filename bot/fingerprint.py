"""What must make Rasa train a component again: its data files and the helper modules it is made of.

Rasa's own fingerprint sees the source of the component class and its configuration, nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

_HERE = Path(__file__).parent


def files_fingerprint(paths: Iterable[Path]) -> str:
    """Digests names and contents of files.

    Args:
        paths: Files; those that do not exist are left out.

    Returns:
        A hexadecimal digest that changes when any of them does.
    """
    digest = hashlib.sha256()
    for path in sorted(path for path in paths if path.is_file()):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def source_fingerprint(*modules: str) -> str:
    """Digests modules of this package, by their names without the package, and how models are kept."""
    return files_fingerprint(_HERE / f"{module}.py" for module in (*modules, "model_file", "kept_component"))
