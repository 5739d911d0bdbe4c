import mlflow
import pytest

from ${{ values.package }} import train
from ${{ values.package }}.settings import Settings


@pytest.fixture(scope="module")
def tracking(tmp_path_factory):
    return f"sqlite:///{tmp_path_factory.mktemp('runs')}/mlflow.db"


def test_the_same_seed_gives_the_same_model(deliveries, fitted):
    _, error = fitted
    _, again = train.fit(deliveries)
    assert again == error


def test_the_model_keeps_what_its_card_promises(fitted):
    _, error = fitted
    assert error < train.MAX_ERROR


def test_a_longer_way_takes_longer(fitted):
    model, _ = fitted
    near, far = model.predict([[2, 3, False], [20, 3, False]])
    assert near < far


def test_writes_the_model_and_records_the_run(deliveries, tracking, tmp_path):
    settings = Settings(model_path=tmp_path / "model.joblib", mlflow_tracking_uri=tracking)
    assert train.train(deliveries, "a" * 64, settings).exists()
    [run] = mlflow.search_runs(output_format="list", search_all_experiments=True)
    assert run.data.params["data"] == "a" * 64
    assert run.data.metrics["mean_absolute_error"] < train.MAX_ERROR


def test_does_not_write_a_model_that_is_worse_than_promised(
    deliveries, tracking, tmp_path, monkeypatch
):
    settings = Settings(model_path=tmp_path / "model.joblib", mlflow_tracking_uri=tracking)
    monkeypatch.setattr(train, "MAX_ERROR", 0.1)
    with pytest.raises(ValueError, match="nothing is written"):
        train.train(deliveries, "a" * 64, settings)
    assert not settings.model_path.exists()
