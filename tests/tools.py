"""Programs that tests need beside Python: missing ones skip here and fail where nobody looks."""

import os
import shutil
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Skip a test whose program is not here; under CI that is a failure."""
    message = f"{what}: run make test, or install it"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def program(*names: str) -> str:
    """Find the first of some programs that is installed."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    return found or missing(f"none of {', '.join(names)} is installed")
