import pytest
from prefect.testing.utilities import prefect_test_harness

from ${{ values.package }} import pipeline, steps


@pytest.fixture(scope="module", autouse=True)
def server():
    """Prefect's server, with a database of its own."""
    with prefect_test_harness():
        yield


@pytest.fixture
def told(monkeypatch):
    """What was told to whom it concerns."""
    messages = []
    monkeypatch.setattr(pipeline, "tell", lambda settings, what: messages.append(what))
    return messages


def test_runs_to_its_end(settings, told):
    assert pipeline.pipeline() > 50
    assert settings.output_path.exists()
    assert told == []


def test_tries_again_what_failed_once(settings, told, monkeypatch):
    tries = []

    def fail_once(settings):
        tries.append(settings)
        if len(tries) == 1:
            raise OSError("The network was down")

    monkeypatch.setattr(steps, "ingest", fail_once)
    monkeypatch.setattr(steps, "aggregate", lambda settings: None)
    monkeypatch.setattr(steps, "publish", lambda settings: 1)
    assert pipeline.pipeline() == 1
    assert len(tries) == 2
    assert told == []


def test_tells_when_it_failed_for_good(settings, told, monkeypatch):
    def fail(settings):
        raise ValueError("This delivery was cut short")

    monkeypatch.setattr(steps, "ingest", fail)
    with pytest.raises(ValueError, match="cut short"):
        pipeline.pipeline()
    assert len(told) == 1
