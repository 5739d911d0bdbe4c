import pytest
from pandera.errors import SchemaErrors

from ${{ values.package }}.data import load, version
from ${{ values.package }}.settings import Settings

HEADER = "distance_km,stops,raining,minutes\n"


def test_the_data_is_the_version_that_git_knows():
    assert len(version(Settings().data_path)) == 64


def test_refuses_another_version(tmp_path):
    (tmp_path / "SHA256SUMS").write_text("")
    (tmp_path / "deliveries.csv").write_text(HEADER)
    with pytest.raises(ValueError, match="SHA256SUMS"):
        version(tmp_path / "deliveries.csv")


@pytest.mark.parametrize(
    "row", ["-1.0,3,True,20.0", "7.5,0,True,20.0", "7.5,3,perhaps,20.0", "7.5,3,True,"]
)
def test_refuses_what_is_no_delivery(tmp_path, row):
    path = tmp_path / "deliveries.csv"
    path.write_text(f"{HEADER}7.5,3,True,20.0\n{row}\n")
    with pytest.raises(SchemaErrors):
        load(path)
