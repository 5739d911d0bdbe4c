import os
from pathlib import Path

import pytest

from ${{ values.package }}.settings import Settings

RAW = Path("data/raw/orders.csv").resolve()

# Nobody waits a minute in a test.
os.environ["RETRY_DELAY_SECONDS"] = "0"


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """The made-up orders, and folders of the test's own, for the steps and for who runs them."""
    paths = {
        "RAW_PATH": RAW,
        "WORK_DIR": tmp_path / "interim",
        "OUTPUT_PATH": tmp_path / "processed" / "demand.csv",
    }
    for name, path in paths.items():
        monkeypatch.setenv(name, str(path))
    return Settings()
