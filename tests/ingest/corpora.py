"""A corpus folder of one statement and one playbook."""

from __future__ import annotations

from pathlib import Path

SOURCES = """
- id: off-appeal
  title: Steps to appeal
  url: https://example.com/appeal
  publisher: Amazon
  authority: official
  published: "c. 2025"
  effective_from: 2025-03-01
  retrieved: 2026-11-15
  review_by: 2027-05-15
  marketplaces: [US]
- id: blog
  title: A blog
  publisher: Somebody
  authority: expert
  retrieved: 2026-11-15
  review_by: 2027-05-15
"""

POLICY = """---
title: A-to-z claims
topic: a_to_z
---
## After a decision

### Appeal: 30 days
A seller can appeal a granted claim within 30 days of the decision.

Both count.

```statement
id: atoz-appeal
sources: [off-appeal, blog]
facts: ["D4", "1.12"]
kinds: [how_long]
given: {fulfillment: FBM, claims_protected: yes}
caveat: Not for FBA.
questions:
  - how long do i have to appeal
  - deadline to fight an a to z
```
"""

WORDS = (
    "A seller can appeal a granted claim within 30 days of the decision. Both count. Not for FBA."
)
"""The statement's words, as it is cited: what must be said with it, its caveat, comes last."""

PLAYBOOK = """
- id: claim-granted
  title: A claim was granted
  topic: a_to_z
  examples:
    - i lost an a to z, now what
"""


def a_corpus(
    folder: Path, *, policy: str = POLICY, sources: str = SOURCES, playbook: str = PLAYBOOK
) -> Path:
    for name, text in {
        "sources.yaml": sources,
        "policies/a_to_z.md": policy,
        "playbooks/playbooks.yaml": playbook,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
