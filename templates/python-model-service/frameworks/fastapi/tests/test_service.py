import json
import logging

import joblib
import pytest
from fastapi.testclient import TestClient

from ${{ values.package }}.logs import configure_logs
from ${{ values.package }}.service import create_app
from ${{ values.package }}.settings import Settings

DELIVERY = {"distance_km": 7.5, "stops": 3, "raining": True}


@pytest.fixture(scope="module")
def client(fitted, tmp_path_factory):
    model, _ = fitted
    path = tmp_path_factory.mktemp("models") / "model.joblib"
    joblib.dump(model, path)
    return TestClient(create_app(Settings(model_path=path)))


def test_is_healthy(client):
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok"}


def test_predicts(client):
    response = client.post("/predict", json=DELIVERY)
    assert response.status_code == 200
    assert 20 < response.json()["minutes"] < 80


@pytest.mark.parametrize("wrong", [{"stops": 0}, {"distance_km": -1}, {"raining": "perhaps"}])
def test_refuses_what_is_no_delivery(client, wrong):
    assert client.post("/predict", json={**DELIVERY, **wrong}).status_code == 422


def test_counts_what_it_does(client):
    client.post("/predict", json=DELIVERY)
    metrics = client.get("/metrics").text
    assert 'http_request_seconds_count{path="/predict",status="200"}' in metrics
    assert "prediction_minutes_bucket" in metrics


def test_logs_json_to_stdout_and_to_the_log_folder(tmp_path, capsys):
    configure_logs(Settings(log_dir=tmp_path))
    logging.getLogger("test").info("hello", extra={"count": 2})
    written = (tmp_path / "service.log").read_text()
    assert capsys.readouterr().out == written
    assert json.loads(written).items() >= {
        ("level", "INFO"),
        ("logger", "test"),
        ("message", "hello"),
        ("count", 2),
    }
