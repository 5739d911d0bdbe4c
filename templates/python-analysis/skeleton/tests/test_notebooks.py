from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = Path("notebooks")


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.name)
def test_runs_from_its_first_cell_to_its_last(path, monkeypatch):
    # As `make notebook` does.
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": NOTEBOOKS}})
    client.execute()
