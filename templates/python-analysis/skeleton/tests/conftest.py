import pytest

from ${{ values.package }}.config import Settings
from ${{ values.package }}.dataset import load
from ${{ values.package }}.features import add_features
from ${{ values.package }}.modeling import train


@pytest.fixture(scope="session")
def visits():
    return add_features(load(Settings().raw_path))


@pytest.fixture(scope="session")
def fitted(visits):
    """The model and its error, fitted once for all tests."""
    return train.fit(visits)
