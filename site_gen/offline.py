"""Assets and the site's words → what lets a phone keep the site: the worker and the manifest.

The worker stores at once what is needed to begin (the assets, a few pages, the index of the
rules) and every page that is read; docs/decisions/0015 says how it stays honest about age.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from site_gen.assets import Assets
from site_gen.model.output import Output
from site_gen.model.prose import Site
from site_gen.scripts import joined

OFFLINE = "offline/"
WORKER = "worker"
"""The folder of scripts that are the worker's; no page asks for them."""
_COLOUR = "#0b4f5c"


def offline_files(folder: Path, assets: Assets, site: Site, pages: Iterable[str]) -> list[Output]:
    """Make the worker, which keeps *pages* from the first visit on, and the manifest.

    Raises OSError if the worker's scripts cannot be read.
    """
    kept = [OFFLINE, "./", *pages, *assets.addresses.values()]
    worker = _worker(folder, kept)
    return [
        Output("sw.js", worker.encode()),
        Output("manifest.webmanifest", _manifest(assets, site).encode()),
    ]


def _worker(folder: Path, kept: list[str]) -> str:
    paths = sorted((folder / "js" / WORKER).glob("*.js"))
    texts = {f"{WORKER}/{path.name}": path.read_text(encoding="utf-8") for path in paths}
    script = joined(texts)[f"{WORKER}/worker.js"]
    listed = json.dumps(kept, ensure_ascii=False)
    release = hashlib.sha256(f"{script}{listed}".encode()).hexdigest()[:10]
    return f"self.KEPT = {listed};\nself.RELEASE = {json.dumps(release)};\n{script}"


def _manifest(assets: Assets, site: Site) -> str:
    icons = [
        {"src": assets.addresses["icon.svg"], "type": "image/svg+xml", "sizes": "any"},
        {"src": assets.addresses["icon.png"], "type": "image/png", "sizes": "192x192"},
    ]
    manifest = {
        "name": site.name,
        "short_name": site.name,
        "description": site.tagline,
        "lang": site.language,
        "start_url": "./",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": _COLOUR,
        "icons": icons,
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
