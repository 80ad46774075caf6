"""Bundles of files → what they say; of a bundle that has changed only the regions are studied that have.

What a region's files say depends on them and on the words they may use, and on nothing else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from site_gen.inputs import by_region, digest_of_files
from site_gen.memory import Memory, digest_of
from site_gen.study import Bundle, Studied, study, together
from site_gen.work import Means

_SHARES = 32
"""Into so many shares the reading of everything is divided, so that all who read end together."""


def study_all(bundles: Mapping[str, Bundle], words: str, means: Means) -> list[Studied]:
    """Give what is remembered of each bundle; study the others, and remember that.

    *words* is a digest of the vocabulary.
    """
    memory = means.memory
    keys = {name: _key(bundle, words) for name, bundle in bundles.items()}
    found = {name: memory.recall(f"{name}.records", key, Studied) for name, key in keys.items()}
    new = {name: bundle for name, bundle in bundles.items() if found[name] is None}
    for name, one in _anew(new, words, means):
        found[name] = one
        memory.keep(f"{name}.records", keys[name], one)
    return [one for one in found.values() if one is not None]


def _anew(new: Mapping[str, Bundle], words: str, means: Means) -> Iterator[tuple[str, Studied]]:
    """Study of some bundles the regions that have changed, and put each bundle together."""
    regions = {name: _by_region(bundle) for name, bundle in new.items()}
    known = {name: _known(name, own, words, means.memory) for name, own in regions.items()}
    fresh = [
        one for name, own in regions.items() for code, one in own.items() if code not in known[name]
    ]
    came = means.each("读取", study, fresh, max(1, len(fresh) // _SHARES))
    for name, own in regions.items():
        now = {
            code: known[name].get(code) or (_key(one, words), next(came))
            for code, one in own.items()
        }
        if len(now) > 1:  # of one region the bundle says all
            means.memory.keep(f"{name}.regions", words, now)
        yield name, together([one for _, one in now.values()])


def _known(
    name: str, regions: Mapping[str, Bundle], words: str, memory: Memory
) -> dict[str, tuple[str, Studied]]:
    """Take what is remembered of the regions of a bundle whose files are as they were, with their keys."""
    kept = memory.recall(f"{name}.regions", words, dict) or {}
    keys = {code: _key(one, words) for code, one in regions.items()}
    return {code: one for code, one in kept.items() if one[0] == keys.get(code)}


def _by_region(bundle: Bundle) -> dict[str, Bundle]:
    return {code: replace(bundle, files=own) for code, own in by_region(bundle.files).items()}


def _key(bundle: Bundle, words: str) -> str:
    return digest_of(digest_of_files(bundle.files), words, *sorted(bundle.unsound))
