"""Packages of Python's index for the scripts of this folder."""

import os
import pathlib
import subprocess
import sys
import venv

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def use_packages(name, *pins):
    """Restarts this script within the virtual environment `name`, which has exactly these packages; makes it if need
    be."""
    folder = ROOT / ".build" / f"python-{name}"
    python = folder / "bin" / "python"
    if pathlib.Path(sys.prefix).resolve() != folder.resolve():
        if not python.exists():
            venv.create(folder, with_pip=True)
        os.execv(python, [str(python), *sys.argv])
    from importlib.metadata import PackageNotFoundError, version

    def is_there(pin):
        name, wanted = pin.split("==")
        try:
            return version(name.split("[")[0]) == wanted
        except PackageNotFoundError:
            return False

    if not all(is_there(pin) for pin in pins):
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *pins], check=True)
