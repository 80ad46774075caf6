"""Rules on the content. One subject a file; one rule a generator, whose docstring is the rule.
A rule yields problems and changes nothing.

What files say by themselves is judged where they are studied, and remembered with them; the other
rules look at everything in every build.
"""

from site_gen.check.cases import CASE_RULES
from site_gen.check.citations import CITATION_RULES
from site_gen.check.expectations import EXPECTATION_RULES
from site_gen.check.floors import FLOOR_RULES
from site_gen.check.freshness import FRESHNESS_RULES
from site_gen.check.privacy import PRIVACY_RULES
from site_gen.check.prose import PROSE_RULES, TEXT_RULES
from site_gen.check.references import REFERENCE_RULES
from site_gen.check.regions import REGION_RULES
from site_gen.check.rows import ROW_RULES
from site_gen.check.schemes import SCHEME_RULES
from site_gen.check.search import SEARCH_RULES
from site_gen.check.stretches import STRETCH_RULES
from site_gen.check.subject import Portion, PortionRule, Rule, Subject
from site_gen.check.vocabulary import VOCABULARY_RULES
from site_gen.problems import Problem, errors

PORTION_RULES: tuple[PortionRule, ...] = (
    *ROW_RULES,
    *STRETCH_RULES,
    *EXPECTATION_RULES,
    *PRIVACY_RULES,
    *TEXT_RULES,
)
WHOLE_RULES: tuple[Rule, ...] = (
    *VOCABULARY_RULES,
    *SCHEME_RULES,
    *REGION_RULES,
    *REFERENCE_RULES,
    *FLOOR_RULES,
    *CITATION_RULES,
    *CASE_RULES,
    *FRESHNESS_RULES,
    *PROSE_RULES,
    *SEARCH_RULES,
)


def unsound_topics(subject: Subject) -> set[str]:
    """Name the topics whose rows would be blamed for a fault of the vocabulary."""
    found = errors(
        problem for rule in (*VOCABULARY_RULES, *SCHEME_RULES) for problem in rule(subject)
    )
    lost = {problem.place.path.partition("/vocabulary/")[2] for problem in found}
    return {
        item.id
        for item in subject.records.topics
        if f"topics/{item.id}.yaml" in lost
        or any(
            f"dimensions/{dimension}.yaml" in lost
            for field in item.record.fields.values()
            for dimension in field.dimensions
        )
    }


def check_portion(portion: Portion) -> list[Problem]:
    """Judge what some files say by themselves, and collect all problems."""
    return [problem for rule in PORTION_RULES for problem in rule(portion)]


def check_whole(subject: Subject) -> list[Problem]:
    """Apply the rules that must know everything, and collect all problems."""
    return [problem for rule in WHOLE_RULES for problem in rule(subject)]
