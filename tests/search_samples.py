"""For every rule on how readers ask: a change that is right, one that is wrong, the finding."""

from site_gen.check import search
from site_gen.check.subject import Rule
from tests.rule_changes import Sample

SEARCH = "search.yaml"


def asked(text: str) -> dict[str, str]:
    return {SEARCH: text}


SEARCH_SAMPLES: dict[Rule, Sample] = {
    search.questions_lead_somewhere: (
        asked(
            "topics: {inpatient: [住院费]}\nguides: {enrol: [怎么交]}\nschemes: {resident: [居民]}\n"
            "glossary: {deductible: [门槛费]}\naway: {words: [去], topic: inpatient}\n"
        ),
        asked(
            "topics: {inpatent: [住院费]}\nguides: {inpatient: [怎么交]}\nschemes: {farmer: [农民]}\n"
            "away: {words: [去], topic: outpatient}\n"
        ),
        [
            f"content/{SEARCH}:1:10 unknown-answer",
            f"content/{SEARCH}:2:10 unknown-answer",
            f"content/{SEARCH}:3:11 unknown-answer",
            f"content/{SEARCH}:4:27 unknown-topic",
        ],
    ),
    search.a_question_has_one_answer: (
        asked("topics: {inpatient: [住院费, 居民]}\nschemes: {resident: [居民]}\n"),
        asked("topics: {inpatient: [住院费, 住院费]}\nglossary: {deductible: [住院费]}\n"),
        [f"content/{SEARCH}:1:27 asked-twice", f"content/{SEARCH}:2:25 asked-twice"],
    ),
    search.a_form_belongs_to_one_word: (
        asked("same: {缴费: [交, 缴], 报销: [报]}\n"),
        asked("same: {缴费: [交], 报销: [报, 交, 缴费]}\n"),
        [f"content/{SEARCH}:1:25 word-twice", f"content/{SEARCH}:1:28 word-twice"],
    ),
    search.signs_are_pairs: (
        asked("signs: [醫医, 門门]\n"),
        asked("signs: [醫医, 門, 门门, 報報报]\n"),
        [
            f"content/{SEARCH}:1:13 pair",
            f"content/{SEARCH}:1:16 pair",
            f"content/{SEARCH}:1:20 pair",
        ],
    ),
}
