import mlflow

from churn_model.data import FEATURES
from churn_model.data import customers as generated
from churn_model.settings import Settings
from churn_model.train import MINIMUM_AUC, train


def test_data_is_the_same_each_time():
    assert (generated(100) == generated(100)).all()


def test_data_is_read_as_it_was_written(customers):
    features, left = customers
    assert features.shape == (4000, len(FEATURES))
    assert 0 < left.sum() < len(left)


def test_model_is_as_good_as_promised(fitted):
    _, auc = fitted
    assert auc > MINIMUM_AUC


def test_who_has_not_bought_for_long_is_more_likely_to_leave(fitted):
    model, _ = fitted
    recent, long_ago = model.predict_proba([[5, 3, 0, 1], [5, 150, 0, 1]])[:, 1]
    assert recent < long_ago


def test_training_records_its_run(customers, tmp_path):
    settings = Settings(
        model_path=tmp_path / "models" / "churn.joblib", runs=f"sqlite:///{tmp_path}/mlflow.db"
    )
    train(*customers, settings)
    assert settings.model_path.exists()
    [run] = mlflow.search_runs(output_format="list", search_all_experiments=True)
    assert run.data.metrics["auc"] > MINIMUM_AUC
