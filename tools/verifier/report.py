"""What was found, graded."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

LISTED = 100


@dataclass
class Report:
    origin: str | None = None
    events: int = 0
    root: str = ""
    signed: int = 0
    findings: list[dict] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, grade: str, kind: str, detail: str, position: int | None = None) -> None:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        if self.counts[kind] <= LISTED:
            self.findings.append({"grade": grade, "kind": kind, "position": position, "detail": detail})

    def status(self) -> int:
        grades = {finding["grade"] for finding in self.findings}
        return 2 if "manipulation" in grades else 1 if "gap" in grades else 0

    def json(self, seconds: float) -> str:
        return json.dumps(
            {
                "origin": self.origin,
                "events": self.events,
                "root": self.root,
                "signed_events": self.signed,
                "seconds": round(seconds, 3),
                "verdict": ["good", "gap", "manipulation"][self.status()],
                "findings": self.findings,
                "counts": self.counts,
            }
        )

    def text(self, seconds: float) -> str:
        lines = [
            f"log       {self.origin}",
            f"events    {self.events:,} in {seconds:.1f} s ({self.events / max(seconds, 1e-9):,.0f}/s)",
            f"root      {self.root}",
            f"signed    {self.signed:,} events",
            f"verdict   {['as it should be', 'gap', 'manipulation'][self.status()]}",
        ]
        for finding in self.findings:
            place = f" at {finding['position']}" if finding["position"] else ""
            lines.append(f"{finding['grade']}  {finding['kind']}{place}  {finding['detail']}")
        return "\n".join(lines)
