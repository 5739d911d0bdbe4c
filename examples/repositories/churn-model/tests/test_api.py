import joblib
import pytest
from fastapi.testclient import TestClient

from churn_model.api import create_app
from churn_model.settings import Settings


@pytest.fixture(scope="module")
def client(fitted, tmp_path_factory):
    path = tmp_path_factory.mktemp("model") / "churn.joblib"
    joblib.dump(fitted[0], path)
    return TestClient(create_app(Settings(model_path=path)))


def test_is_healthy(client):
    assert client.get("/healthz").json() == {"status": "ok"}


def test_scores_a_customer(client):
    customer = {"orders": 3, "days_since_last": 61, "returns": 1, "newsletter": True}
    response = client.post("/score", json=customer)
    assert response.status_code == 200
    assert 0 < response.json()["score"] < 1
    assert "churn_requests_total 1.0" in client.get("/metrics").text


def test_refuses_what_no_customer_can_be(client):
    customer = {"orders": -1, "days_since_last": 61, "returns": 1, "newsletter": True}
    assert client.post("/score", json=customer).status_code == 422
