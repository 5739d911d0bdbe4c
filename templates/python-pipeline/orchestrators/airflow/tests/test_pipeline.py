import os
from pathlib import Path

import pytest

from ${{ values.package }} import steps


@pytest.fixture(scope="module")
def dag(tmp_path_factory):
    """The DAG, in an Airflow with a database of its own."""
    os.environ["AIRFLOW_HOME"] = str(tmp_path_factory.mktemp("airflow"))
    os.environ["AIRFLOW__CORE__DAGS_FOLDER"] = str(Path("dags").resolve())
    os.environ["AIRFLOW__CORE__LOAD_EXAMPLES"] = "False"
    # Airflow reads its settings when it is imported.
    from airflow.dag_processing.dagbag import DagBag
    from airflow.utils.db import initdb

    initdb()
    bag = DagBag("dags")
    assert bag.import_errors == {}
    [dag] = bag.dags.values()
    return dag


@pytest.fixture
def told(dag, monkeypatch):
    """What was told to whom it concerns."""
    messages = []
    tell_of = dag.default_args["on_failure_callback"]
    monkeypatch.setitem(tell_of.__globals__, "tell", lambda settings, what: messages.append(what))
    return messages


def test_runs_to_its_end(dag, settings, told):
    assert dag.test().state == "success"
    assert settings.output_path.exists()
    assert told == []


def test_tries_again_what_failed_once(dag, settings, told, monkeypatch):
    tries = []
    ingest = steps.ingest

    def fail_once(settings):
        tries.append(settings)
        if len(tries) == 1:
            raise OSError("The network was down")
        return ingest(settings)

    monkeypatch.setattr(steps, "ingest", fail_once)
    assert dag.test().state == "success"
    assert len(tries) == 2
    assert told == []


def test_tells_when_it_failed_for_good(dag, settings, told, monkeypatch):
    def fail(settings):
        raise ValueError("This delivery was cut short")

    monkeypatch.setattr(steps, "ingest", fail)
    assert dag.test().state == "failed"
    assert told == ["The step ingest"]
    assert not settings.output_path.exists()
