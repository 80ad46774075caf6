"""Content files → the bundles in which they are studied, and digests of what each thing rests on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from site_gen.memory import digest_of
from site_gen.read.tree import FoundFile

VOCABULARY, TEXTS = "vocabulary", "texts"
"""The bundles of what is no policy: the words of the records, and everything else."""

_POLICIES = "policies"
_DEPTH = 5
"""So many parts the path of a policy has: content, policies, its region, scheme and topic."""
_REGIONS = 4096
"""More than there are regions: so many digests of what one rests on are kept."""

Files = tuple[FoundFile, ...]


@dataclass(frozen=True)
class Inputs:
    """The files of a content folder: the policies of each region, and all others; and their digests."""

    others: Files
    policies: Mapping[str, Files]

    @cached_property
    def texts(self) -> str:
        """Digest all that are no policies."""
        return digest_of_files(self.others)

    def of_regions(self, codes: Iterable[str]) -> str:
        """Digest the texts and what some regions have recorded."""
        return _together((self.texts, *(self._regions[c] for c in codes if c in self._regions)))

    def on_topic(self, topic: str, codes: Iterable[str]) -> str:
        """Digest the texts and what some regions have recorded on a topic."""
        return self.of_subjects((code, topic) for code in codes)

    def of_subjects(self, subjects: Iterable[tuple[str, str]]) -> str:
        """Digest the texts and what is recorded on some topics in some regions."""
        own = [(key, self._topics_of(key[0]).get(key[1], "")) for key in sorted(subjects)]
        return digest_of(self.texts, repr(own))

    @cached_property
    def _regions(self) -> dict[str, str]:
        """Digest what each region with records has recorded."""
        return {region: digest_of_files(files) for region, files in self.policies.items()}

    @cached_property
    def _topics(self) -> dict[str, dict[str, str]]:
        """What has been digested topic by topic so far: few regions are asked about."""
        return {}

    def _topics_of(self, region: str) -> dict[str, str]:
        """Digest what a region has recorded on each topic."""
        if region not in self._topics:
            found = _grouped((_topic(file), file) for file in self.policies.get(region, ()))
            self._topics[region] = {topic: digest_of_files(own) for topic, own in found.items()}
        return self._topics[region]


def inputs_of(files: Iterable[FoundFile]) -> Inputs:
    """Sort the files of a content folder by the regions whose policies they are."""
    groups = by_region(files)
    others = groups.pop("", ())
    return Inputs(others, groups)


def by_region(files: Iterable[FoundFile]) -> dict[str, Files]:
    """Sort files by the regions whose policies they are; what is no policy by the empty name."""
    return _grouped((_region(file.path), file) for file in files)


def bundles_of(inputs: Inputs) -> dict[str, Files]:
    """Put the policies of each prefecture together, the vocabulary, and everything else."""
    found: dict[str, Files] = {VOCABULARY: (), TEXTS: ()}
    found |= _grouped((_bundle(file), file) for file in inputs.others)
    for region, files in inputs.policies.items():
        name = _prefecture(region)
        found[name] = (*found.get(name, ()), *files)
    return found


def digest_of_files(files: Files) -> str:
    """Digest some files with their paths."""
    return digest_of("".join(file.digest for file in files))


@lru_cache(_REGIONS)
def _together(digests: tuple[str, ...]) -> str:
    """Digest some digests, once for the many counties that have the same regions above them."""
    return digest_of(*digests)


@lru_cache(None)  # a preview asks it of every file after every save
def _region(path: str) -> str:
    """Tell from where a policy lies which region it is about; empty if it is none, or lies elsewhere."""
    parts = path.split("/")
    return parts[2] if len(parts) == _DEPTH and parts[1] == _POLICIES else ""


def _topic(file: FoundFile) -> str:
    return file.path.rpartition("/")[2].rpartition(".")[0]


def _bundle(file: FoundFile) -> str:
    folder, _, below = file.path.partition("/")[2].partition("/")
    return {VOCABULARY: VOCABULARY, _POLICIES: _prefecture(below)}.get(folder, TEXTS)


def _prefecture(region: str) -> str:
    return f"{region[:4]}00"


def _grouped(named: Iterable[tuple[str, FoundFile]]) -> dict[str, Files]:
    found: dict[str, list[FoundFile]] = defaultdict(list)
    for name, file in named:
        found[name].append(file)
    return {name: tuple(group) for name, group in found.items()}
