"""A verdict as text that a person reads."""

from collections import Counter

from gongbao.check.problems import Problem, Verdict

__all__ = ["render"]

_SHOWN = 20  # problems of one rule in one resource that are spelled out


def render(verdict: Verdict) -> str:
    """Return the verdict as lines: what was read, each problem with its place and remedy, and the sum."""
    lines = [f"{verdict.package}"]
    lines += [f"  {name}: {rows:,} rows" for name, rows in verdict.rows.items()]
    told: Counter[tuple[str, str]] = Counter()
    for problem in sorted(verdict.problems, key=lambda one: (one.severity, *one.place)):
        told[problem.resource, problem.rule] += 1
        if told[problem.resource, problem.rule] <= _SHOWN:
            lines.append(_line(problem))
    for (resource, rule), count in told.items():
        if count > _SHOWN:
            lines.append(f"… {resource}: {count - _SHOWN} more of {rule}; --json lists them all.")
    warnings = len(verdict.problems) - verdict.errors
    outcome = "valid" if verdict.valid else "NOT valid"
    lines.append(f"{outcome}: {verdict.errors} errors, {warnings} warnings")
    return "\n".join(lines)


def _line(problem: Problem) -> str:
    place = problem.resource
    if problem.row is not None:
        place += f", row {problem.row}"
    if problem.row_id:
        place += f" ({problem.row_id})"
    if problem.column:
        place += f", column {problem.column}"
    value = f" [{problem.value[:60]}]" if problem.value else ""
    return f"{problem.severity}: {place}: {problem.rule}: {problem.message}{value}. {problem.remedy}".rstrip()
