import pytest

from ${{ values.package }} import train
from ${{ values.package }}.data import load
from ${{ values.package }}.settings import Settings


@pytest.fixture(scope="session")
def deliveries():
    return load(Settings().data_path)


@pytest.fixture(scope="session")
def fitted(deliveries):
    """The model and its error, fitted once for all tests."""
    return train.fit(deliveries)
