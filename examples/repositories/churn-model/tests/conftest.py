import pytest

from churn_model.data import load, write
from churn_model.train import fit


@pytest.fixture(scope="session")
def customers(tmp_path_factory):
    path = tmp_path_factory.mktemp("data") / "customers.csv"
    write(path)
    return load(path)


@pytest.fixture(scope="session")
def fitted(customers):
    return fit(*customers)
