import pytest
from dagster import DagsterInstance, DefaultScheduleStatus

from ${{ values.package }} import pipeline, steps


@pytest.fixture
def told(monkeypatch):
    """What was told to whom it concerns."""
    messages = []
    monkeypatch.setattr(pipeline, "tell", lambda settings, what: messages.append(what))
    return messages


def run():
    job = pipeline.definitions.resolve_job_def(pipeline.NAME)
    with DagsterInstance.ephemeral() as instance:
        return job.execute_in_process(instance=instance, raise_on_error=False)


def test_runs_to_its_end(settings, told):
    assert run().success
    assert settings.output_path.exists()
    assert told == []


def test_is_run_by_its_schedule():
    assert pipeline.schedule.job_name == pipeline.NAME
    assert pipeline.schedule.default_status == DefaultScheduleStatus.RUNNING


def test_tries_again_what_failed_once(settings, told, monkeypatch):
    tries = []
    ingest = steps.ingest

    def fail_once(settings):
        tries.append(settings)
        if len(tries) == 1:
            raise OSError("The network was down")
        return ingest(settings)

    monkeypatch.setattr(steps, "ingest", fail_once)
    assert run().success
    assert len(tries) == 2
    assert told == []


def test_tells_when_it_failed_for_good(settings, told, monkeypatch):
    def fail(settings):
        raise ValueError("This delivery was cut short")

    monkeypatch.setattr(steps, "ingest", fail)
    assert not run().success
    assert told == ["The step orders"]
    assert not settings.output_path.exists()
