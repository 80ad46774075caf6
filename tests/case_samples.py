"""For every rule on standard cases: a change that is right, one that is wrong, the finding."""

from site_gen.check import cases
from site_gen.check.subject import Rule
from tests.rule_changes import WHOLE, Sample

CASE = "cases/one-stay.yaml"
RUNGS = "rungs.yaml"
HEAD = "title: 甲\nsummary: 乙。\norder: 1\nscheme: resident\ndate: 2025-06-01\n"
STAY = "service: inpatient, bill: {total: 1万}"


def visits(*lines: str) -> dict[str, str]:
    return {CASE: f"{HEAD}people:\n  - visits:\n" + "".join(f"      - {{{x}}}\n" for x in lines)}


def case(text: str) -> dict[str, str]:
    return {CASE: f"{HEAD}{text}people:\n  - visits: [{{{STAY}}}]\n"}


def ladder(values: str) -> dict[str, str]:
    text = f"rungs:\n  large: {{label: 大, help: 大。, institutions: [{values}]}}\n"
    return {CASE: visits(STAY)[CASE], RUNGS: text}


CASE_SAMPLES: dict[Rule, Sample] = {
    cases.cases_use_known_values: (
        WHOLE,
        {
            CASE: f"{HEAD}people:\n  - person: {{group: adlut}}\n    visits: [{{{STAY}}}]\n"
            "  - contribution: {account: with-account}\n"
        },
        [f"content/{CASE}:7:21 unknown-value", f"content/{CASE}:9:29 unknown-value"],
    ),
    cases.cases_ask_known_topics: (
        WHOLE,
        {
            CASE: visits("service: inpatent, bill: {total: 1万}")[CASE].replace(
                "scheme: resident", "scheme: all"
            )
        },
        [f"content/{CASE}:4:9 unknown-scheme", f"content/{CASE}:8:19 unknown-topic"],
    ),
    cases.rungs_hold_known_institutions: (
        ladder("class-1, level-3"),
        ladder("class-1, level-30, class-1"),
        [f"content/{RUNGS}:2:55 unknown-value", f"content/{RUNGS}:2:65 rung-twice"],
    ),
    cases.cases_name_known_rungs: (
        visits(f"rung: large, {STAY}"),
        {CASE: visits(f"rung: larg, {STAY}")[CASE] + "variants: {a: {label: 甲, rung: middle}}\n"},
        [f"content/{CASE}:9:32 unknown-rung", f"content/{CASE}:8:16 unknown-rung"],
    ),
    cases.visits_stand_in_one_year: (
        visits(f"date: 2025-01-05, {STAY}", STAY),
        visits(STAY, f"date: 2025-01-05, {STAY}", f"date: 2026-01-05, {STAY}"),
        [f"content/{CASE}:9:16 visit-order", f"content/{CASE}:10:16 visit-order"],
    ),
    cases.suppositions_fit_their_fields: (
        case(
            "supplied:\n"
            "  inpatient.annual-cap: {value: 7万/year, why: 甲}\n"
            "  inpatient.ratio: {value: 65%, why: 甲}\n"
            "  inpatient.cap-shared: {value: shared, why: 甲}\n"
            "  inpatient.deductible: {value: none, why: 甲}\n"
        ),
        case(
            "supplied:\n"
            "  inpatient.anual-cap: {value: 7万, why: 甲}\n"
            "  inpatient.ratio: {value: 65, why: 甲}\n"
            "  inpatient.cap-shared: {value: share, why: 甲}\n"
            "  inpatient.rule: {value: 办法, why: 甲}\n"
        ),
        [
            f"content/{CASE}:7:3 unknown-field",
            f"content/{CASE}:8:28 supplied",
            f"content/{CASE}:9:33 supplied",
            f"content/{CASE}:10:27 supplied",
        ],
    ),
}
