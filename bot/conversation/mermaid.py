"""A flow as a Mermaid diagram, for code review."""

from __future__ import annotations

from bot.conversation.flow import Branch, Flow


def as_mermaid(flow: Flow) -> str:
    """The pages with their fields as boxes, the branches as arrows."""
    lines = [f"%% {flow.name}, version {flow.version}", "flowchart TD"]
    for page in flow.pages:
        fields = "<br/>".join(f"{f.name}{'?' if f.optional else ''}: {type(f).__name__}" for f in page.fields)
        lines.append(f'    {page.name}["{fields}"]')
    over = "    over((end))"
    ends = False
    for page in flow.pages:
        if isinstance(page.then, Branch):
            to: dict[str | None, list[str]] = {}
            for case, target in page.then.to.items():
                to.setdefault(target, []).append(case)
            for target, cases in to.items():
                lines.append(f"    {page.name} -- {' / '.join(cases)} --> {target or 'over'}")
                ends = ends or target is None
        else:
            lines.append(f"    {page.name} --> {page.then or 'over'}")
            ends = ends or page.then is None
    return "\n".join([*lines, over] if ends else lines)
