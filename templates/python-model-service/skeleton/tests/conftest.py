import pytest

from ${{ values.package }} import train


@pytest.fixture(scope="session")
def fitted():
    """The model and its error, fitted once for all tests."""
    return train.fit()
