"""An expression of a Jinja template → the same in Go's language; one our templates do not use is refused."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from jinja2 import nodes

_ROOT = "page.Params.view.root"
_COMPARED = {"eq": "eq", "ne": "ne", "gt": "gt", "lt": "lt", "gteq": "ge", "lteq": "le"}
_LOOP = {"first": "(eq $i{} 0)", "last": "(eq (add $i{} 1) (len $l{}))", "index": "(add $i{} 1)"}
_JOINED = (nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.CondExpr, nodes.Test)

Macros = Mapping[str, tuple[str, tuple[str, ...]]]
"""The partial and the parameters of every macro a template may call."""


@dataclass(frozen=True)
class Scope:
    """What the names of a template stand for, its macros, how many loops deep it is, and what every
    page is told.
    """

    names: Mapping[str, str]
    macros: Macros
    frame: Collection[str]
    depth: int = 0


def value(node: nodes.Node, scope: Scope) -> str:
    """Write an expression so that it may stand as an argument.

    Raises ValueError if Go has no word for it here.
    """
    match node:
        case nodes.Const(value=constant):
            return json.dumps(constant, ensure_ascii=False)
        case nodes.Name(name=name):
            return _name(name, scope)
        case nodes.Getattr(node=nodes.Name(name="loop"), attr=attr):
            return _LOOP[attr].replace("{}", scope.names["loop"])
        case nodes.Getattr(node=inner, attr=attr):
            return f"{value(inner, scope)}.{attr}"
        case nodes.Getitem(node=inner, arg=arg):
            return f"(index {value(inner, scope)} {value(arg, scope)})"
        case nodes.Call(node=nodes.Name(name=name)):
            return _call(name, node, scope)
    return f"({_truth(node, scope) if isinstance(node, _JOINED) else _made(node, scope)})"


def _name(name: str, scope: Scope) -> str:
    if name in scope.names:
        return scope.names[name]
    return f"hugo.Data.frame.{name}" if name in scope.frame else f"$v.{name}"


def _call(name: str, call: nodes.Call, scope: Scope) -> str:
    """Write a call: of a macro, of one that is set once, or for words."""
    if name == "once":
        return _once(call, scope)
    values = [value(argument, scope) for argument in call.args]
    if name == "_":
        return values[0]
    partial, names = scope.macros[name]
    if call.dyn_args is not None:
        several = value(call.dyn_args, scope)
        values += [f"(index {several} {number})" for number in range(len(names) - len(values))]
    given = " ".join(f'"{name}" {one}' for name, one in zip(names, values, strict=False))
    return f'partial "{partial}" (dict {given})'


def _once(call: nodes.Call, scope: Scope) -> str:
    """Write that a macro is to be set once for what it is given, at each depth of pages."""
    match call.args:
        case [nodes.Name(name=macro), thing]:
            partial, names = scope.macros[macro]
        case _:
            raise _unknown(call)
    shown = value(thing, scope)
    given = f'(dict "{names[0]}" {shown} "root" {_ROOT})'
    return f'partialCached "{partial}" {given} {shown}.once {_ROOT}'


def _truth(node: nodes.Node, scope: Scope) -> str:
    """Write what is or is not so, and what is chosen by it."""
    match node:
        case nodes.Not(node=inner):
            return f"not {value(inner, scope)}"
        case nodes.And(left=left, right=right):
            return f"and {value(left, scope)} {value(right, scope)}"
        case nodes.Or(left=left, right=right):
            return f"or {value(left, scope)} {value(right, scope)}"
        case nodes.Compare(expr=left, ops=[one]):
            return _compared(value(left, scope), one, scope)
        case nodes.CondExpr(test=test, expr1=yes, expr2=nodes.Expr() as no):
            return f"{chosen(test, scope)} {value(yes, scope)} {value(no, scope)}"
        case nodes.CondExpr(test=test, expr1=yes):
            return f'{chosen(test, scope)} {value(yes, scope)} ""'
        case nodes.Test(name="none", node=inner):
            return f"eq {value(inner, scope)} nil"
    raise _unknown(node)


def chosen(test: nodes.Node, scope: Scope) -> str:
    """Write the beginning of a choice between two values."""
    return f"cond (not (not {value(test, scope)}))"


def _compared(left: str, operand: nodes.Operand, scope: Scope) -> str:
    match operand:
        case nodes.Operand(op="notin", expr=nodes.Tuple(items=items)):
            return f"not (in (slice {' '.join(value(item, scope) for item in items)}) {left})"
        case nodes.Operand(op=op, expr=right) if op in _COMPARED:
            return f"{_COMPARED[op]} {left} {value(right, scope)}"
    raise _unknown(operand)


def _made(node: nodes.Node, scope: Scope) -> str:
    """Write what is made of other values."""
    match node:
        case nodes.Add(left=left, right=right):
            return f"add {value(left, scope)} {value(right, scope)}"
        case nodes.Concat(nodes=parts):
            return f'printf "{"%v" * len(parts)}" {" ".join(value(p, scope) for p in parts)}'
        case nodes.Filter(name="length", node=nodes.Expr() as inner):
            return f"len {value(inner, scope)}"
        case nodes.Filter(name="join", node=nodes.Expr() as inner, args=[between]):
            return f"delimit {value(inner, scope)} {value(between, scope)}"
    raise _unknown(node)


def _unknown(node: nodes.Node) -> ValueError:
    return ValueError(f"not known in Go: {type(node).__name__} in line {node.lineno}")
