import pandas as pd
import pytest

from include.sessions import build_sessions, sessionise


def clicks(*rows):
    frame = pd.DataFrame(rows, columns=["visitor", "at", "page"])
    return frame.assign(at=pd.to_datetime(frame["at"]))


def test_clicks_soon_after_each_other_are_one_session():
    sessions = sessionise(
        clicks(
            ("a", "2026-11-01 10:00", "/"),
            ("a", "2026-11-01 10:29", "/jackets"),
        )
    )
    assert sessions["pages"].tolist() == [2]
    assert sessions["landing_page"].tolist() == ["/"]


@pytest.mark.parametrize("visitor", ["a", "b"])
def test_a_long_pause_or_another_visitor_begins_a_new_one(visitor):
    sessions = sessionise(
        clicks(
            ("a", "2026-11-01 10:00", "/"),
            (visitor, "2026-11-01 10:31", "/jackets"),
        )
    )
    assert sessions["pages"].tolist() == [1, 1]


def test_a_click_of_nobody_is_left_out():
    sessions = sessionise(clicks((None, "2026-11-01 10:00", "/")))
    assert sessions.empty


def test_writes_parquet(tmp_path):
    source = tmp_path / "2026-11-01T10.csv"
    source.write_text("visitor,at,page\na,2026-11-01 10:00,/\n")
    target = tmp_path / "out" / "2026-11-01T10.parquet"
    build_sessions(source, target)
    assert pd.read_parquet(target)["pages"].tolist() == [1]
