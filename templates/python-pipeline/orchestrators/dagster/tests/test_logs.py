import json
import logging

from ${{ values.package }}.logs import configure_logs
from ${{ values.package }}.settings import Settings


def test_logs_json_to_stdout_and_to_the_log_folder(tmp_path, capsys):
    configure_logs(Settings(log_dir=tmp_path))
    logging.getLogger("test").info("hello", extra={"count": 2})
    written = (tmp_path / "pipeline.log").read_text()
    assert capsys.readouterr().out == written
    assert json.loads(written).items() >= {
        ("level", "INFO"),
        ("logger", "test"),
        ("message", "hello"),
        ("count", 2),
    }
