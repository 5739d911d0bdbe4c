from churn_model.data import FEATURES, customers
from churn_model.train import MINIMUM_AUC, fit


def test_data_is_the_same_each_time():
    first, _ = customers(100)
    second, _ = customers(100)
    assert first.shape == (100, len(FEATURES))
    assert (first == second).all()


def test_model_is_as_good_as_promised():
    _, auc = fit()
    assert auc > MINIMUM_AUC


def test_who_has_not_bought_for_long_is_more_likely_to_leave():
    model, _ = fit()
    recent, long_ago = model.predict_proba([[5, 3, 0, 1], [5, 150, 0, 1]])[:, 1]
    assert recent < long_ago
