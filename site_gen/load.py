"""A content folder → the catalogue, or everything that is wrong with it."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from site_gen.catalogue import Catalogue, catalogue_of, vocabulary_of
from site_gen.check import check_whole, unsound_topics
from site_gen.check.references import unknown_among
from site_gen.check.subject import Subject
from site_gen.index import index_of, joined
from site_gen.inputs import TEXTS, VOCABULARY, Files, Inputs, bundles_of, digest_of_files, inputs_of
from site_gen.problems import ContentError, Problem, errors
from site_gen.read.tree import FoundFile, walk
from site_gen.restudy import study_all
from site_gen.stamp import may_change_unseen
from site_gen.study import Bundle, Studied, policies_of, together
from site_gen.work import Means

_FILES = "files"


@dataclass(frozen=True)
class Loaded:
    """A catalogue that may be published, the warnings that do not stop it, and what it is made of."""

    catalogue: Catalogue
    warnings: tuple[Problem, ...]
    inputs: Inputs


def load(content: Path, as_of: date, means: Means | None = None) -> Loaded:
    """Read, parse and check a content folder.

    Raises ContentError with every problem of every file, and OSError if one cannot be
    read. Files that failed count as present, so that their neighbours do not look wrong;
    only a broken vocabulary hides the problems of the rows that use it: a topic those of
    its own policies, anything else those of all.
    """
    means = means or Means()
    files, problems = _read(content, means)
    inputs = inputs_of(files.values())
    bundles = bundles_of(inputs)
    describing = {name: Bundle(bundles.pop(name)) for name in (VOCABULARY, TEXTS)}
    words = digest_of_files(describing[VOCABULARY].files)
    described = study_all(describing, words, means)
    problems += [problem for one in described for problem in one.unreadable]
    records = together(described).records
    vocabulary = vocabulary_of(records)
    empty = Subject(records, vocabulary, (), _failed(problems), as_of, index_of(()))
    judged = _policies(empty, bundles)
    policies = study_all(judged, words, means)
    problems += [problem for one in policies for problem in one.unreadable]
    index = joined([(one.outline, one.figures) for one in policies])
    subject = replace(empty, figures=index.figures, failed=_failed(problems), index=index)
    problems += [problem for one in (*described, *policies) for problem in one.faults]
    means.tell("检查", 0, 1)
    problems += check_whole(_with_suspects(subject, judged, policies))
    if errors(problems):
        raise ContentError(problems)
    catalogue = catalogue_of(records, vocabulary, index)
    return Loaded(catalogue, tuple(sorted(set(problems))), inputs)


def _read(content: Path, means: Means) -> tuple[dict[str, FoundFile], list[Problem]]:
    """Read the files of a folder that do not look as they did, and remember all, by their paths below it.

    One so new that it may change unseen is read again the next time.
    """
    where = str(content.resolve())
    now, known = time.time_ns(), means.memory.recall(_FILES, where, dict) or {}
    files, problems = walk(content, known, means.looks)
    new = {path: file for path, file in files.items() if known.get(path) is not file}
    if new or files.keys() != known.keys():
        unsure = {
            path: replace(file, look=None)
            for path, file in new.items()
            if file.look is None or may_change_unseen(file.look, now)
        }
        means.memory.keep(_FILES, where, files | unsure)
    return files, problems


def _failed(problems: Iterable[Problem]) -> frozenset[str]:
    """Name the files below the content folder that could not be read or parsed."""
    return frozenset(p.place.path.partition("/")[2] for p in errors(problems))


def _policies(empty: Subject, bundles: Mapping[str, Files]) -> dict[str, Bundle]:
    """Let the policies of each prefecture be judged by the words that can be relied on."""
    failed = [path for path in empty.failed if path.startswith(f"{VOCABULARY}/")]
    broken = any(not path.startswith(f"{VOCABULARY}/topics/") for path in failed)
    unsound = unsound_topics(empty) | {PurePosixPath(path).stem for path in failed}
    vocabulary = None if broken else empty.vocabulary
    return {name: Bundle(files, vocabulary, frozenset(unsound)) for name, files in bundles.items()}


def _with_suspects(
    subject: Subject, bundles: Mapping[str, Bundle], studied: Sequence[Studied]
) -> Subject:
    """Add the records of the policies that name what nothing describes."""
    unknown = unknown_among(subject, (one.named for one in studied))
    suspects = [
        bundle
        for bundle, one in zip(bundles.values(), studied, strict=True)
        if not unknown.isdisjoint(one.named)
    ]
    found = [item for bundle in suspects for item in policies_of(bundle).policies]
    return replace(subject, records=replace(subject.records, policies=found))
