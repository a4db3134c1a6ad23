"""What a company may decide about its tiers, classes and alerts."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from clientela_analytics.errors import InputError

TIERS = ("very_important", "important", "general", "dormant")
ROUNDINGS = ("up", "down", "half_up")
METRICS = ("net", "gross")
SHARE_BASES = ("remainder", "whole")
CROSSINGS = ("in", "out")


@dataclass(frozen=True)
class TierPolicy:
    """How customers are ranked and cut: three shares (0-1), of what they are taken, and over how many months."""

    shares: tuple[float, ...] = (0.05, 0.20, 0.50)
    of: str = "remainder"
    rounding: str = "up"
    metric: str = "net"
    months: int = 12

    def __post_init__(self) -> None:
        _require(len(self.shares) == 3, "tiers.shares needs three shares")
        _require(all(0 < share < 1 for share in self.shares), "tiers.shares must lie between 0 and 1")
        _require_one_of("tiers.of", self.of, SHARE_BASES)
        _require(
            self.of == "remainder" or sum(self.shares) <= 1, "tiers.shares of the whole add up to more than 1"
        )
        _require_one_of("tiers.rounding", self.rounding, ROUNDINGS)
        _require_one_of("tiers.metric", self.metric, METRICS)
        _require(self.months >= 1, "tiers.months must be at least 1")


@dataclass(frozen=True)
class AbcPolicy:
    """Where the classes end on the cumulated share, and to which class the item on the line belongs."""

    a: float = 0.80
    b: float = 0.95
    crossing: str = "in"

    def __post_init__(self) -> None:
        _require(0 < self.a < self.b < 1, "abc needs 0 < a < b < 1")
        _require_one_of("abc.crossing", self.crossing, CROSSINGS)


@dataclass(frozen=True)
class AlertPolicy:
    """How far a customer may stray from its own habit before somebody is told; all but `forget_days` are chances."""

    late: float = 0.90
    slowing_factor: float = 1.4
    slowing_certainty: float = 0.90
    shrinking: float = 0.10
    narrowing: float = 0.95
    never_returned: float = 0.80
    forget_days: int = 365

    def __post_init__(self) -> None:
        chances = (self.late, self.slowing_certainty, self.shrinking, self.narrowing, self.never_returned)
        _require(all(0 < chance < 1 for chance in chances), "alerts: every chance must lie between 0 and 1")
        _require(self.slowing_factor > 1, "alerts.slowing_factor must be above 1")
        _require(self.forget_days >= 30, "alerts.forget_days must be at least 30")


@dataclass(frozen=True)
class Policy:
    """All decisions of one company; the defaults are those of the house."""

    tiers: TierPolicy = field(default_factory=TierPolicy)
    abc: AbcPolicy = field(default_factory=AbcPolicy)
    alerts: AlertPolicy = field(default_factory=AlertPolicy)
    currency: str = ""


def read_policy(path: Path) -> Policy:
    """Read a policy from a TOML or JSON file; raises InputError naming the entry that is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        entries = tomllib.loads(text) if path.suffix.lower() == ".toml" else json.loads(text)
    except OSError as error:
        raise InputError(f"The policy file {path} cannot be opened: {error.strerror}.") from error
    except ValueError as error:
        raise InputError(f"The policy file {path} is not valid TOML or JSON: {error}.") from error
    return policy_of(entries)


def policy_of(entries: Mapping[str, Any]) -> Policy:
    """A policy out of nested entries such as {"tiers": {"months": 6}}; what is absent keeps its default."""
    policy: Policy = _with_entries(Policy(), entries, "")
    return policy


def _with_entries(base: Any, entries: Any, prefix: str) -> Any:
    _require(isinstance(entries, Mapping), f"{prefix.rstrip('.') or 'policy'} must be a table of entries")
    known = {entry.name for entry in fields(base)}
    for name in entries:
        _require(name in known, f"{prefix}{name} is not a policy entry; known are {', '.join(sorted(known))}")
    values = {name: _value(getattr(base, name), value, f"{prefix}{name}") for name, value in entries.items()}
    return replace(base, **values)


def _value(default: Any, value: Any, name: str) -> Any:
    if is_dataclass(default):
        return _with_entries(default, value, f"{name}.")
    if isinstance(default, tuple):
        is_list = isinstance(value, list) and all(_is_number(item) for item in value)
        _require(is_list, f"{name} must be a list of numbers")
        return tuple(float(item) for item in value)
    if isinstance(default, str):
        _require(isinstance(value, str), f"{name} must be text")
        return value
    _require(_is_number(value), f"{name} must be a number")
    return type(default)(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _require(holds: bool, sentence: str) -> None:
    if not holds:
        raise InputError(f"Policy: {sentence}.")


def _require_one_of(name: str, value: str, allowed: tuple[str, ...]) -> None:
    _require(value in allowed, f"{name} must be one of {', '.join(allowed)}, not {value!r}")
