import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from ${{ values.package }}.notices import JOB, report, tell
from ${{ values.package }}.settings import Settings


@pytest.fixture
def receiver():
    """A server on this machine, and what it was sent."""
    received = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.append((self.path, body.decode()))
            self.send_response(200)
            self.end_headers()

        do_PUT = do_POST

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", received
    server.shutdown()
    server.server_close()


def test_reports_a_run_to_prometheus(receiver):
    address, received = receiver
    report(Settings(pushgateway=address), rows=60)
    [(path, body)] = received
    assert path == f"/metrics/job/{JOB}"
    assert "run_last_success_seconds" in body
    assert "run_rows 60.0" in body


def test_tells_of_a_failure(receiver):
    address, received = receiver
    tell(Settings(alert_webhook=address), "ingest")
    [(_, body)] = received
    assert json.loads(body) == {"text": f"{JOB}: ingest failed"}


def test_tells_the_log_only_where_nothing_else_is_set(caplog):
    report(Settings(), rows=1)
    tell(Settings(), "ingest")
    assert f"{JOB}: ingest failed" in caplog.text
