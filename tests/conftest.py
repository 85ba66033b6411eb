"""What several folders of tests share."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of texts and annotations that stands beside the checkout of those who develop Gongbao."""
    if not SHARED.is_dir():
        pytest.skip(
            f"needs the texts and annotations in {SHARED.parent.name}/{SHARED.name}, which are not published"
        )
    return SHARED


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout that the tests stand in."""
    return Path(__file__).parents[1]
