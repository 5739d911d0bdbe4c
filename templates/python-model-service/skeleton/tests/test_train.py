import pytest

from ${{ values.package }} import train
from ${{ values.package }}.data import FEATURES, load


def test_the_same_seed_gives_the_same_data():
    features, minutes = load(count=100)
    again, minutes_again = load(count=100)
    assert features.shape == (100, len(FEATURES))
    assert (features == again).all()
    assert (minutes == minutes_again).all()


def test_the_model_keeps_what_its_card_promises(fitted):
    _, error = fitted
    assert error < train.MAX_ERROR


def test_a_longer_way_takes_longer(fitted):
    model, _ = fitted
    near, far = model.predict([[2, 3, False], [20, 3, False]])
    assert near < far


def test_writes_the_model(tmp_path, monkeypatch):
    path = tmp_path / "models" / "model.joblib"
    monkeypatch.setenv("MODEL_PATH", str(path))
    train.main()
    assert path.exists()


def test_does_not_write_a_model_that_is_worse_than_promised(tmp_path, monkeypatch):
    path = tmp_path / "model.joblib"
    monkeypatch.setenv("MODEL_PATH", str(path))
    monkeypatch.setattr(train, "MAX_ERROR", 0.1)
    with pytest.raises(SystemExit, match="nothing is written"):
        train.main()
    assert not path.exists()
