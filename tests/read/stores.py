"""An S3-compatible server of its own for the tests that need a store that is no disk."""

import os
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

__all__ = ["s3_bucket"]


@contextmanager
def s3_bucket(monkeypatch: pytest.MonkeyPatch, name: str) -> Iterator[str]:
    """Start a server, make a bucket in it, and give the bucket's URL; the test is skipped without the libraries."""
    server_module = pytest.importorskip("moto.server", reason="needs moto[server] for a store of its own")
    s3fs = pytest.importorskip("s3fs", reason="needs s3fs to speak to a store")
    server = server_module.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    try:
        host, port = server.get_host_and_port()
        for variable in [each for each in os.environ if each.lower().endswith("_proxy")]:
            monkeypatch.delenv(variable)
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        # Servers of one process share what they hold.
        request = urllib.request.Request(f"http://{host}:{port}/moto-api/reset", method="POST")
        urllib.request.urlopen(request).close()
        s3fs.S3FileSystem.clear_instance_cache()
        s3fs.S3FileSystem().mkdir(name)
        yield f"s3://{name}"
    finally:
        s3fs.S3FileSystem.clear_instance_cache()
        server.stop()
