"""The words for a sum: what each step is called, and why something could not be settled."""

from collections.abc import Mapping

from site_gen.catalogue import Catalogue

_STEPS = {
    "estimate": "目录外费用（按估计的比例）",
    "over-limit": "超过限价的部分",
    "first-self-pay": "乙类先行自付",
    "in-policy": "符合规定的费用",
    "area-first-self-pay": "异地就医先自付",
    "waiting": "待遇等待期",
    "waiting-floor": "最短等待期",
    "newborn": "新生儿按期参保",
    "deductible": "起付线",
    "deductible-repeat": "再次住院的起付线",
    "deductible-group": "这类人群的起付线",
    "deductible-transfer": "转院补起付线的差额",
    "deductible-same-day": "同一天同一家只扣一次起付线",
    "deductible-year": "今年还要扣的起付线",
    "deductible-stop": "起付线一年累计到头",
    "deductible-within-bill": "费用不到起付线",
    "ratio": "按比例支付",
    "cost-cap": "封顶线以内的费用",
    "annual-cap": "年度封顶线",
    "shared-cap": "与住院合用的封顶线",
    "large-sum-cost": "封顶以后的费用",
    "large-sum": "职工大额补助",
    "large-sum-cap": "职工大额封顶线",
    "large-sum-year": "职工大额本次",
    "critical-illness": "大病保险",
    "critical-illness-deductible": "这类人群的大病保险起付线",
    "second-stage": "大病保险二次支付",
    "critical-illness-cap": "大病保险封顶线",
    "critical-illness-limit": "大病保险封顶线（加上激励）",
    "critical-illness-year": "大病保险本次",
    "medical-aid": "医疗救助",
    "medical-aid-deductible": "医疗救助起付线（按收入算）",
    "medical-aid-cap": "医疗救助封顶线",
    "medical-aid-year": "医疗救助本次",
    "individual": "个人缴费",
    "subsidy": "财政补助",
    "base": "缴费基数",
    "base-bound": "缴费基数的上下限",
    "employer-rate": "单位缴费",
    "employee-rate": "个人缴费",
    "large-sum-contribution": "大额补助缴费",
    "flexible-amount": "灵活就业缴费",
    "flexible-rate": "灵活就业缴费",
    "maternity": "生育保险缴费",
    "maternity-rate": "生育保险缴费",
    "monthly-credit": "每月划入个人账户",
    "credit-rate": "每月划入个人账户（按基数）",
    "pension-share": "每月划入个人账户（按平均养老金）",
    "pool-only": "没有个人账户，不划入",
}
_WHY = {
    "no-record": "没有收录{field}",
    "no-row": "收录的{field}里没有这种情形",
    "not-stated": "来源没有写{field}",
    "not-exact": "{field}只有范围，没有确切的数",
    "no-period": "来源没有说{field}按次还是按年算",
    "not-given": "要先知道{field}",
}
# Parts of a contribution that are named otherwise than their steps; who pays them.
_PARTS = {"large-sum": "大额补助缴费"}
_PAYERS = {"individual": "个人缴", "employer": "单位缴", "treasury": "财政补"}
# What a reader is asked for that is no field of a record.
_ASKED = {
    "contribution.wage": "月工资",
    "personal-account.base": "个人账户的月缴费基数",
    "personal-account.average-pension": "当地平均基本养老金",
    "medical-aid.local-income": "当地居民人均可支配收入",
}


def step_label(step: str) -> str:
    """Name a step of a sum."""
    return _STEPS[step]


def part_label(part: str) -> str:
    """Name a part of a contribution."""
    return _PARTS.get(part) or step_label(part)


def payer_label(payer: str) -> str:
    """Say who pays a part of a contribution."""
    return _PAYERS[payer]


def missing_reason(catalogue: Catalogue, item: Mapping[str, object]) -> str:
    """Say what could not be settled and why, from an item of an answer's ``missing``."""
    return _WHY[str(item["why"])].format(field=field_words(catalogue, str(item["field"])))


def field_words(catalogue: Catalogue, name: str) -> str:
    """Name ``topic.field`` in words: 住院“起付线”."""
    if name in _ASKED:
        return _ASKED[name]
    topic, _, field = name.partition(".")
    described = catalogue.vocabulary.topics.get(topic)
    if described is None or field not in described.fields:
        # A sum may need what this site's vocabulary has no field for.
        return f"“{_STEPS.get(field, name)}”"
    return f"{described.label}“{described.fields[field].label}”"
