"""For every rule of the checks: a change that is right, one that is wrong, and the finding."""

from site_gen.check import (
    citations,
    expectations,
    floors,
    freshness,
    privacy,
    prose,
    references,
    regions,
    rows,
    stretches,
)
from site_gen.check.subject import Rule
from tests.case_samples import CASE_SAMPLES
from tests.rule_changes import (
    ABOUT,
    FRONT,
    GUIDE,
    INSTITUTION,
    NATION,
    POLICY,
    PROVINCE,
    TERM,
    WHOLE,
    Sample,
    body,
    policy,
    region,
    text_page,
    versions,
)
from tests.search_samples import SEARCH_SAMPLES
from tests.vocabulary_samples import VOCABULARY_SAMPLES

SHANXI = 'code: "140000", name: 山西省, short: 山西'
TILE = "tile: {row: 3, column: 5}"
WEAK = "source: S2, at: 首段"
SAMPLES: dict[Rule, Sample] = {
    **VOCABULARY_SAMPLES,
    **CASE_SAMPLES,
    **SEARCH_SAMPLES,
    regions.codes_are_unique: (
        WHOLE,
        {"regions/140100.yaml": region('code: "140100", name: 太原市, short: 太原')},
        ["content/regions/140100.yaml:3:12 duplicate-region"],
    ),
    regions.the_top_exists: (
        WHOLE,
        {"regions/000000.yaml": None},
        [f"content/{PROVINCE}:1:1 missing-region"],
    ),
    regions.files_hold_their_own: (
        {PROVINCE: region(SHANXI, 'code: "140200", name: 大同市, short: 大同')},
        {PROVINCE: region(SHANXI, 'code: "150000", name: 内蒙古, short: 内蒙')},
        [f"content/{PROVINCE}:4:12 region-file"],
    ),
    regions.names_are_of_one_script: (
        {PROVINCE: region('code: "140000", name: 𠮷野县, short: 㐂野')},
        {PROVINCE: region('code: "140000", name: ⼭西省, short: 山西A')},
        [f"content/{PROVINCE}:3:28 region-name", f"content/{PROVINCE}:3:40 region-name"],
    ),
    regions.tiles_are_of_one_province: (
        {PROVINCE: region(f"{SHANXI}, {TILE}")},
        {
            PROVINCE: region(
                f"{SHANXI}, {TILE}",
                f'code: "140100", name: 太原市, short: 太原, {TILE}',
            ),
            "regions/150000.yaml": region(f'code: "150000", name: 内蒙, short: 内蒙, {TILE}'),
            "regions/160000.yaml": region(
                'code: "160000", name: 甲省, short: 甲, tile: {row: 0, column: 10}'
            ),
        },
        [
            f"content/{PROVINCE}:4:50 tile",
            "content/regions/150000.yaml:3:49 tile",
            "content/regions/160000.yaml:3:48 tile",
        ],
    ),
    references.figures_cite_known_sources: (
        policy("{deductible: 100, also: [S2]}"),
        policy("{deductible: 100, source: S8, at: 甲, also: [S9]}"),
        [f"content/{POLICY}:6:35 unknown-source", f"content/{POLICY}:6:53 unknown-source"],
    ),
    references.texts_cite_known_sources: (
        WHOLE,
        {TERM: "---\nterm: 起付线\nsources: [S9]\n---\n先由自己出的一笔钱。"},
        [f"content/{TERM}:3:11 unknown-source"],
    ),
    references.correspondences_cite_known_sources: (
        WHOLE,
        {
            INSTITUTION: "label: 机构\norder: 1\nkind: choice\nrulers:\n  one:\n    label: 甲\n"
            "    help: 甲\n    values:\n      a: {label: 甲, meets: 乙}\n"
            "      b: {label: 乙, meets: 甲, source: S9}\n"
        },
        [f"content/{INSTITUTION}:9:10 no-source", f"content/{INSTITUTION}:10:10 unknown-source"],
    ),
    references.doubts_are_described: (
        policy("{deductible: 100, doubt: two-claims}"),
        policy("{deductible: 100, doubt: two-claim}"),
        [f"content/{POLICY}:6:34 unknown-doubt"],
    ),
    references.regions_are_listed: (
        {"policies/140100/resident/inpatient.yaml": policy("deductible: 100")[POLICY]},
        {
            "policies/149900/resident/inpatient.yaml": policy("deductible: 100")[POLICY],
            GUIDE: FRONT.replace("[000000]", "[999999]") + "正文",
        },
        [
            "content/policies/149900/resident/inpatient.yaml:1:1 unknown-region",
            f"content/{GUIDE}:3:11 unknown-region",
        ],
    ),
    references.guides_are_about_topics: (
        WHOLE,
        {GUIDE: FRONT.replace("[inpatient]", "[inpatent]") + "正文"},
        [f"content/{GUIDE}:4:10 unknown-topic"],
    ),
    rows.versions_are_in_order: (
        versions("since: 2024-01-01", "since: 2025-01-01"),
        versions("since: 2025-01-01", "since: 2024-01-01"),
        [f"content/{POLICY}:6:5 version-order"],
    ),
    rows.figures_are_unique: (
        versions("since: 2024-01-01", "since: 2025-01-01"),
        versions("since: 2025-01-01", "since: 2025-01-01", row="deductible: 100"),
        [f"content/{POLICY}:9:25 duplicate-figure"],
    ),
    rows.rows_are_not_ambiguous: (
        policy(
            "{institution: class-3, deductible: 1}", "{group: adult, admission: 1, deductible: 2}"
        ),
        policy("{institution: class-3, deductible: 1}", "{group: adult, deductible: 2}"),
        [f"content/{POLICY}:7:36 ambiguous"],
    ),
    rows.one_field_has_one_ruler: (
        policy("{institution: class-3, deductible: 1}", "{institution: level-3, ratio: 2%}"),
        policy("{institution: class-3, deductible: 1}", "{institution: level-3, deductible: 2}"),
        [f"content/{POLICY}:7:44 mixed-rulers"],
    ),
    stretches.ends_come_before_the_next_start: (
        versions("since: 2024-01-01\n    until: 2024-12-31", "since: 2025-01-01"),
        versions("since: 2024-01-01\n    until: 2025-01-01", "since: 2025-01-01"),
        [f"content/{POLICY}:10:25 overlap"],
    ),
    stretches.stretches_leave_no_gap: (
        policy(
            "{cost: 0-10000, ratio: 60%}",
            "{cost: 10000+, ratio: 70%}",
            "{admission: 1, deductible: 2}",
            "{admission: 2+, deductible: 1}",
            "{group: adult, admission: 1+, deductible: 1}",
            "{group: adult, admission: 5+, deductible: 1}",
        ),
        policy(
            "{cost: 0-10000, ratio: 60%}",
            "{cost: 10001+, ratio: 70%}",
            "{admission: 1, deductible: 2}",
            "{admission: 3+, deductible: 1}",
        ),
        [f"content/{POLICY}:7:31 gap", f"content/{POLICY}:9:37 gap"],
    ),
    floors.own_figures_keep_the_bounds_above: (
        {NATION: policy('deductible: ">=400"')[POLICY], **policy("deductible: 400")},
        {
            NATION: policy('{ratio: "<=90%", diseases: ">5"}')[POLICY],
            **policy("{ratio: 91%, diseases: 5}"),
        },
        [f"content/{POLICY}:6:17 bound", f"content/{POLICY}:6:32 bound"],
    ),
    citations.weak_sources_do_not_stand_alone: (
        policy(
            f"{{deductible: 100, {WEAK}, also: [S1]}}",
            f"{{ratio: 85%, {WEAK}, vouched: 与省里的通知一致}}",
            f"{{annual-cap: 7万, {WEAK}, standing: cautioned, note: 未见原文}}",
        ),
        policy(f"{{deductible: 100, {WEAK}}}", f"{{ratio: 85%, {WEAK}, also: [S2]}}"),
        [f"content/{POLICY}:6:22 weak-source", f"content/{POLICY}:7:17 weak-source"],
    ),
    citations.reasons_are_needed: (
        policy(f"{{ratio: 85%, {WEAK}, vouched: 与省里的通知一致}}"),
        policy(
            "{ratio: 85%, vouched: 与省里的通知一致}",
            f"{{deductible: 9, {WEAK}, vouched: 甲, standing: cautioned, note: 乙}}",
        ),
        [f"content/{POLICY}:6:17 needless-vouched", f"content/{POLICY}:7:22 needless-vouched"],
    ),
    expectations.values_follow_their_expectation: (
        policy(
            "{institution: class-3, deductible: 200}",
            "{institution: class-1, deductible: 100, note: 来源这样写}",
            "{institution: class-3, group: adult, deductible: 100}",
            "{institution: class-1, group: adult, deductible: 100}",
            "{institution: class-3, admission: 2, deductible: 100}",
            '{institution: class-1, admission: 2, deductible: "<=50"}',
            "{institution: class-3, admission: 3, deductible: 100}",
            "{institution: class-1, admission: 3, deductible: none}",
        ),
        policy(
            "{institution: class-3, deductible: 200}",
            "{institution: class-1, deductible: 100}",
        ),
        [f"content/{POLICY}:7:44 expectation"],
    ),
    freshness.guides_are_checked: (
        {GUIDE: FRONT.replace("2026-06-01", "2025-11-23") + "正文"},
        {
            GUIDE: FRONT.replace("2026-06-01", "2025-11-22") + "正文",
            "guides/b.md": FRONT.replace("2026-06-01", "2024-11-22") + "正文",
            "guides/c.md": FRONT.replace("2026-06-01", "2026-11-24") + "正文",
        },
        [
            "content/guides/b.md:6:10 stale",
            "content/guides/c.md:6:10 stale",
            f"content/{GUIDE}:6:10 stale",
        ],
    ),
    privacy.nobody_is_named_by_number: (
        body("热线 12393，文号 110105194912310，账号 113812345678901。"),
        {**body("电话 13812345678。"), **policy("rule: 身份证号11010519491231002X")},
        [f"content/{POLICY}:6:15 privacy", f"content/{GUIDE}:9:4 privacy"],
    ),
    prose.texts_are_plain: (
        body("## 二级\n\n一段话。"),
        body("一段话。\n# 一级\n<b>甲</b>"),
        [f"content/{GUIDE}:10:1 heading", f"content/{GUIDE}:11:1 raw-html"],
    ),
    prose.links_lead_somewhere: (
        body(
            "[a](guide:enrol) [b](term:deductible) [c](page:about) [d](source:S1) "
            "[e](doubt:two-claims) [f](topic:inpatient) [g](region:140100)"
        ),
        body("[a](guide:enroll) [b](region:149900)"),
        [f"content/{GUIDE}:9:5 link", f"content/{GUIDE}:9:23 link"],
    ),
    prose.terms_are_explained_once: (
        {"glossary/cap.md": "---\nterm: 封顶线\n---\n正文\n"},
        {"glossary/cap.md": "---\nterm: 起付线\n---\n正文\n"},
        [f"content/{TERM}:2:7 term-twice"],
    ),
    prose.addresses_are_free: (
        text_page("method"),
        text_page("data"),
        ["content/pages/data.md:1:1 address"],
    ),
    prose.the_site_says_who_makes_it: ({}, {ABOUT: ""}, [f"content/{ABOUT}:1:1 missing-file"]),
    prose.texts_are_not_empty: (body("正文"), body(" \n"), [f"content/{GUIDE}:9:1 empty"]),
}
