import pytest
from pandera.errors import SchemaErrors

from ${{ values.package }}.config import Settings
from ${{ values.package }}.dataset import load, version

HEADER = "date,temperature_c,rain_mm,holiday,visitors\n"
DAY = "2026-05-01,18.0,0.0,True,900\n"


def test_the_data_is_the_version_that_git_knows():
    assert version(Settings().raw_path)


def test_refuses_another_version(tmp_path):
    path = tmp_path / "visits.csv"
    path.write_text(HEADER)
    {%- if values.dvc %}
    path.with_name("visits.csv.dvc").write_text("outs: []\n")
    {%- else %}
    (tmp_path / "SHA256SUMS").write_text("")
    {%- endif %}
    with pytest.raises(ValueError, match="is not the version"):
        version(path)


@pytest.mark.parametrize(
    "row",
    [
        "2026-05-02,99.0,0.0,True,900",
        "2026-05-02,18.0,-1.0,True,900",
        "2026-05-02,18.0,0.0,perhaps,900",
        "2026-05-02,18.0,0.0,True,-1",
        "2026-05-01,18.0,0.0,True,900",
    ],
)
def test_refuses_what_is_no_day(tmp_path, row):
    path = tmp_path / "visits.csv"
    path.write_text(f"{HEADER}{DAY}{row}\n")
    with pytest.raises(SchemaErrors):
        load(path)
