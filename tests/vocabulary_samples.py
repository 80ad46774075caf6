"""For every rule on the vocabulary: a change that is right, one that is wrong, the finding."""

from site_gen.check import schemes, vocabulary
from site_gen.check.subject import Rule
from tests.rule_changes import (
    INSTITUTION,
    POLICY,
    TOPIC,
    TOPIC_HEAD,
    WHOLE,
    Sample,
    field,
    institution,
)

SCHEMES = """schemes:
  resident: {label: 居民, name: 居民, order: 1, help: 居民。}
  all: {label: 都算, name: 都算, order: 2, help: 都算。, common: true}
  old: {label: 旧的, name: 旧的, order: 3, help: 旧的。, ended: 已经没有了。}
"""
VOCABULARY_SAMPLES: dict[Rule, Sample] = {
    vocabulary.site_is_described: (
        WHOLE,
        {"site.yaml": None, "vocabulary/units.yaml": None},
        ["content/site.yaml:1:1 missing-file", "content/vocabulary/units.yaml:1:1 missing-file"],
    ),
    vocabulary.words_are_known: (
        field("{label: 甲, type: amount, per: [year], dimensions: [group]}"),
        field("{label: 甲, type: amount, per: [yaer], dimensions: [gruop], expect: {cost: rises}}"),
        [
            f"content/{TOPIC}:5:60 unknown-dimension",
            f"content/{TOPIC}:5:77 unknown-dimension",
            f"content/{TOPIC}:5:40 unknown-unit",
        ],
    ),
    schemes.topics_concern_known_schemes: (
        {
            TOPIC: TOPIC_HEAD + "concerns: [resident]\nfields:\n  item: {label: 甲, type: text}\n",
            POLICY: "",
        },
        {
            TOPIC: TOPIC_HEAD + "concerns: [residents]\nfields:\n  item: {label: 甲, type: text}\n",
            POLICY: "",
        },
        [f"content/{TOPIC}:4:12 unknown-scheme"],
    ),
    schemes.summaries_are_of_living_schemes: (
        {**WHOLE, **field("{label: 甲, type: ratio, summary: [resident, employee]}")},
        {
            **field("{label: 甲, type: ratio, summary: [residents, all, old]}"),
            "vocabulary/schemes.yaml": SCHEMES,
        },
        [
            f"content/{TOPIC}:5:43 unknown-scheme",
            f"content/{TOPIC}:5:54 no-summary",
            f"content/{TOPIC}:5:59 no-summary",
        ],
    ),
    schemes.schemes_leave_addresses_free: (
        {POLICY: "", "vocabulary/schemes.yaml": SCHEMES},
        {
            POLICY: "",
            "vocabulary/schemes.yaml": SCHEMES.replace("old:", '"2015":').replace(
                "all:", "history:"
            ),
        },
        [
            "content/vocabulary/schemes.yaml:3:3 word-twice",
            "content/vocabulary/schemes.yaml:4:3 word-twice",
        ],
    ),
    vocabulary.fields_have_their_units: (
        field("{label: 甲, type: count, unit: 人}"),
        field("{label: 甲, type: duration}"),
        [f"content/{TOPIC}:5:9 missing-key"],
    ),
    vocabulary.bounds_are_of_their_fields_form: (
        field("{label: 甲, type: ratio, limits: {least: 0%, most: 300%}}"),
        field("{label: 甲, type: ratio, limits: {least: 0, most: 3}}"),
        [f"content/{TOPIC}:5:41 bounds"],
    ),
    vocabulary.choices_stand_in_choice_fields: (
        field("{label: 甲, type: choice, choices: {shared: 合用, separate: 分开}}"),
        {
            TOPIC: TOPIC_HEAD + "fields:\n"
            "  one: {label: 甲, type: choice}\n"
            "  two: {label: 乙, type: text, choices: {shared: 合用}}\n"
            "  three: {label: 丙, type: choice, choices: {shared: 合用, none: 没有}}\n",
            POLICY: "",
        },
        [
            f"content/{TOPIC}:5:8 choices",
            f"content/{TOPIC}:6:40 choices",
            f"content/{TOPIC}:7:57 word-twice",
        ],
    ),
    vocabulary.defaults_are_of_their_fields_form: (
        {
            TOPIC: TOPIC_HEAD + "fields:\n"
            "  one: {label: 甲, type: choice, choices: {shared: 合用}, otherwise: shared}\n"
            "  two: {label: 乙, type: ratio, otherwise: 100%}\n"
            "  three: {label: 丙, type: amount, otherwise: 10000}\n",
            POLICY: "",
        },
        {
            TOPIC: TOPIC_HEAD + "fields:\n"
            "  one: {label: 甲, type: choice, choices: {shared: 合用}, otherwise: separate}\n"
            "  two: {label: 乙, type: ratio, otherwise: 100}\n"
            "  three: {label: 丙, type: amount, otherwise: 1万}\n"
            "  four: {label: 丁, type: amount, otherwise: 5-8}\n",
            POLICY: "",
        },
        [
            f"content/{TOPIC}:5:67 choice",
            f"content/{TOPIC}:6:43 ratio",
            f"content/{TOPIC}:7:46 otherwise",
            f"content/{TOPIC}:8:45 otherwise",
        ],
    ),
    vocabulary.topics_are_for_known_people: (
        {
            TOPIC: TOPIC_HEAD + "only: {group: student}\n"
            "fields:\n  item: {label: 甲, type: text}\n",
            POLICY: "",
        },
        {
            TOPIC: TOPIC_HEAD + "only: {group: pupil, grop: student, cost: 0-100}\n"
            "fields:\n  item: {label: 甲, type: text}\n",
            POLICY: "",
        },
        [
            f"content/{TOPIC}:4:15 unknown-value",
            f"content/{TOPIC}:4:22 unknown-dimension",
            f"content/{TOPIC}:4:43 unknown-value",
        ],
    ),
    vocabulary.implied_values_exist: (
        institution("a: {label: 甲, implies: {group: student}}"),
        institution(
            "a: {label: 甲, implies: {institution: a}}, b: {label: 乙, implies: {group: pupil}}"
        ),
        [f"content/{INSTITUTION}:4:34 circle", f"content/{INSTITUTION}:4:83 unknown-value"],
    ),
    vocabulary.words_mean_one_thing: (
        WHOLE,
        {"vocabulary/dimensions/deductible.yaml": "label: 甲\norder: 9\nkind: choice\n"},
        [f"content/{TOPIC}:6:3 word-twice"],
    ),
    vocabulary.values_are_listed_once: (
        WHOLE,
        {
            INSTITUTION: "label: 机构\norder: 1\nkind: choice\nrulers:\n"
            "  one: {label: 甲, help: 甲, values: {level-1: {label: 一级}}}\n"
            "  two: {label: 乙, help: 乙, values: {level-1: {label: 一级}}}\n"
        },
        [f"content/{INSTITUTION}:6:37 word-twice"],
    ),
    vocabulary.wider_values_exist: (
        institution("a: {label: 甲}, b: {label: 乙, within: a}"),
        institution(
            "a: {label: 甲, within: b}, b: {label: 乙, within: a}, c: {label: 丙, within: x}"
        ),
        [
            f"content/{INSTITUTION}:4:32 circle",
            f"content/{INSTITUTION}:4:58 circle",
            f"content/{INSTITUTION}:4:84 unknown-value",
        ],
    ),
}
