import hashlib

import pandas as pd
import pytest
from pandera.errors import SchemaErrors

from ${{ values.package }}.steps import aggregate, ingest, publish

HEADER = "ordered_at,product,quantity\n"


def deliver(settings, tmp_path, rows):
    """The settings, for another delivery of orders."""
    path = tmp_path / "orders.csv"
    path.write_text(HEADER + rows)
    (tmp_path / "SHA256SUMS").write_text(hashlib.sha256(path.read_bytes()).hexdigest())
    return settings.model_copy(update={"raw_path": path})


def test_sums_up_by_day_and_product(settings, tmp_path):
    delivered = deliver(
        settings,
        tmp_path,
        "2026-01-05T08:00,milk,2\n2026-01-05T19:00,milk,3\n2026-01-05T09:00,bread,1\n"
        "2026-01-06T08:00,milk,4\n",
    )
    ingest(delivered)
    aggregate(delivered)
    assert publish(delivered) == 3
    assert settings.output_path.read_text() == (
        "day,product,quantity\n2026-01-05,bread,1\n2026-01-05,milk,5\n2026-01-06,milk,4\n"
    )


def test_gives_the_same_when_it_is_run_again(settings):
    results = []
    for _ in range(2):
        ingest(settings)
        aggregate(settings)
        publish(settings)
        results.append(settings.output_path.read_bytes())
    assert results[0] == results[1]


def test_refuses_a_delivery_that_was_cut_short(settings, tmp_path):
    delivered = deliver(settings, tmp_path, "2026-01-05T08:00,milk,2\n")
    delivered.raw_path.write_text(HEADER)
    with pytest.raises(ValueError, match="SHA256SUMS"):
        ingest(delivered)


@pytest.mark.parametrize(
    "row", ["2026-01-05T08:00,milk,0", "2026-01-05T08:00,MILK,1", "2026-01-05T08:00,milk,"]
)
def test_refuses_what_is_no_order(settings, tmp_path, row):
    with pytest.raises(SchemaErrors):
        ingest(deliver(settings, tmp_path, f"2026-01-05T08:00,milk,2\n{row}\n"))


def test_publishes_nothing_that_is_not_as_promised(settings):
    settings.work_dir.mkdir()
    twice = {"day": "2026-01-05", "product": "milk", "quantity": 1}
    pd.DataFrame([twice, twice]).to_csv(settings.work_dir / "demand.csv", index=False)
    with pytest.raises(SchemaErrors):
        publish(settings)
    assert not settings.output_path.exists()
