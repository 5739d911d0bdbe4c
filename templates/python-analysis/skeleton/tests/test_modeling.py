import mlflow
import pandas as pd
import pytest

from ${{ values.package }}.config import Settings
from ${{ values.package }}.modeling import train
from ${{ values.package }}.modeling.predict import predict


@pytest.fixture
def settings(tmp_path):
    return Settings(
        model_path=tmp_path / "model.joblib", mlflow_tracking_uri=f"sqlite:///{tmp_path}/mlflow.db"
    )


def test_the_same_seed_gives_the_same_model(visits, fitted):
    _, error = fitted
    _, again = train.fit(visits)
    assert again == error


def test_the_model_keeps_what_its_card_promises(fitted):
    _, error = fitted
    assert error < train.MAX_ERROR


def test_writes_a_model_that_expects_more_visitors_on_a_weekend(visits, settings):
    train.train(visits, "a" * 64, settings)
    [run] = mlflow.search_runs(output_format="list", search_all_experiments=True)
    assert run.data.params["data"] == "a" * 64

    days = pd.DataFrame(
        {
            # A Wednesday and a Saturday.
            "date": pd.to_datetime(["2026-05-06", "2026-05-09"]),
            "temperature_c": 15.0,
            "rain_mm": 0.0,
            "holiday": False,
        }
    )
    wednesday, saturday = predict(days, settings.model_path)["visitors"]
    assert 0 < wednesday < saturday


def test_does_not_write_a_model_that_is_worse_than_promised(visits, settings, monkeypatch):
    monkeypatch.setattr(train, "MAX_ERROR", 0.1)
    with pytest.raises(ValueError, match="nothing is written"):
        train.train(visits, "a" * 64, settings)
    assert not settings.model_path.exists()
