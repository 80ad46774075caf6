"""Changes to a minimal site, by which a rule is shown right and wrong content."""

from collections.abc import Mapping

# A change that is right, a change that is wrong, and what the rule says of it.
Sample = tuple[Mapping[str, str | None], Mapping[str, str | None], list[str]]

WHOLE: dict[str, str] = {}

POLICY = "policies/140000/resident/inpatient.yaml"
NATION = "policies/000000/resident/inpatient.yaml"
GUIDE = "guides/enrol.md"
TERM = "glossary/deductible.md"
ABOUT = "pages/about.md"
INSTITUTION = "vocabulary/dimensions/institution.yaml"
TOPIC = "vocabulary/topics/inpatient.yaml"
PROVINCE = "regions/140000.yaml"
TOPIC_HEAD = "label: 住院\norder: 1\nhelp: 报多少。\n"
HEAD = "versions:\n  - since: 2025-01-01\n    source: S1\n    at: 第二段\n    rows:\n"
FRONT = (
    "---\ntitle: 怎么参保\nregions: [000000]\ntopics: [inpatient]\nsources: [S1]\n"
    "checked: 2026-06-01\norder: 1\n---\n"
)


def policy(*lines: str) -> dict[str, str]:
    return {POLICY: HEAD + "".join(f"      - {line}\n" for line in lines)}


def versions(first: str, second: str, *, row: str = "deductible: 200") -> dict[str, str]:
    one = f"  - {first}\n    source: S1\n    at: 甲\n    rows: [{{deductible: 100}}]\n"
    other = f"  - {second}\n    source: S1\n    at: 乙\n    rows: [{{{row}}}]\n"
    return {POLICY: f"versions:\n{one}{other}"}


def body(text: str) -> dict[str, str]:
    return {GUIDE: FRONT + text}


def text_page(name: str) -> dict[str, str]:
    return {f"pages/{name}.md": "---\ntitle: 题\n---\n正文\n"}


def field(text: str) -> dict[str, str]:
    return {TOPIC: f"{TOPIC_HEAD}fields:\n  item: {text}\n", POLICY: ""}


def region(*lines: str) -> str:
    return "list: 表\nregions:\n" + "".join(f"  - {{{line}, pinyin: a b}}\n" for line in lines)


def institution(values: str) -> dict[str, str]:
    return {
        INSTITUTION: f"label: 机构\norder: 1\nkind: choice\nvalues: {{{values}}}\n",
        TOPIC: field("{label: 甲, type: text}")[TOPIC],
        POLICY: "",
    }
