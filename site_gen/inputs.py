"""Content files → the bundles in which they are studied, and digests of what each thing rests on."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

from site_gen.memory import digest_of
from site_gen.read.tree import FoundFile

VOCABULARY, TEXTS = "vocabulary", "texts"
"""The bundles of what is no policy: the words of the records, and everything else."""

_REGIONS = 4096
"""More than there are regions: so many digests of what one rests on are kept."""

Files = tuple[FoundFile, ...]
Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True)
class Inputs:
    """Digests of the files: of all that are no policies, and of the policies by region and topic."""

    texts: str
    policies: Mapping[tuple[str, str], str]

    @cached_property
    def _regions(self) -> dict[str, str]:
        """Digest what each region with records has recorded."""
        found: dict[str, list[str]] = defaultdict(list)
        for (region, topic), digest in sorted(self.policies.items()):
            found[region] += [region, topic, digest]
        return {region: digest_of(*parts) for region, parts in found.items()}

    def of_regions(self, codes: Iterable[str]) -> str:
        """Digest the texts and what some regions have recorded."""
        return _together((self.texts, *(self._regions[c] for c in codes if c in self._regions)))

    def on_topic(self, topic: str, codes: Iterable[str]) -> str:
        """Digest the texts and what some regions have recorded on a topic."""
        return self.of_subjects((code, topic) for code in codes)

    def of_subjects(self, subjects: Iterable[tuple[str, str]]) -> str:
        """Digest the texts and what is recorded on some topics in some regions."""
        own = [(key, self.policies.get(key, "")) for key in sorted(subjects)]
        return digest_of(self.texts, repr(own))


def bundles_of(files: Iterable[FoundFile]) -> dict[str, Files]:
    """Put the policies of each prefecture together, the vocabulary, and everything else."""
    found: dict[str, Files] = {VOCABULARY: (), TEXTS: ()}
    return found | _grouped((_bundle(file), file) for file in files)


def inputs_of(files: Iterable[FoundFile]) -> Inputs:
    """Digest the files of a content folder by what they are about."""
    groups = _grouped((_subject(file), file) for file in files)
    texts = digest_of_files(groups.pop(None, ()))
    return Inputs(texts, {key: digest_of_files(own) for key, own in groups.items() if key})


@lru_cache(_REGIONS)
def _together(digests: tuple[str, ...]) -> str:
    """Digest some digests, once for the many counties that have the same regions above them."""
    return digest_of(*digests)


def digest_of_files(files: Files) -> str:
    """Digest some files with their paths."""
    return digest_of(*(file.digest for file in files))


def _bundle(file: FoundFile) -> str:
    folder, _, below = file.path.partition("/")[2].partition("/")
    return {VOCABULARY: VOCABULARY, "policies": f"{below[:4]}00"}.get(folder, TEXTS)


def _subject(file: FoundFile) -> tuple[str, str] | None:
    """Tell from where a policy lies which region and topic it is about."""
    match file.path.split("/"):
        case [_, "policies", region, _, name]:
            return region, name.rpartition(".")[0]
    return None


def _grouped(named: Iterable[tuple[Group, FoundFile]]) -> dict[Group, Files]:
    found: dict[Group, list[FoundFile]] = defaultdict(list)
    for name, file in named:
        found[name].append(file)
    return {name: tuple(group) for name, group in found.items()}
