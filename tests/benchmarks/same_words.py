"""The leaflet that other programs set too, as a YAML file of ours: the same words, block by block."""

from __future__ import annotations

from typing import Any

import yaml

Content = dict[str, Any]


class _Plain(yaml.CSafeDumper):
    """Writes what is said twice out twice, as an author would."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def as_yaml(content: Content) -> str:
    """Return a leaflet as a YAML file of ours; it is in our form already, or in the peers' JSON form."""
    ours = content if "sections" in content else _translated(content)
    sections = [{**section, "id": f"{section['id']}-{number}"} for number, section in enumerate(ours["sections"], 1)]
    return yaml.dump({**ours, "sections": sections}, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=100)


def _translated(content: Content) -> Content:
    introduction: list[Any] = []
    sections: list[dict[str, Any]] = []
    here = introduction
    for block in content["blocks"]:
        if block["type"] == "h1":
            here = []
            sections.append({"id": "section", "heading": block["text"], "body": here})
        elif block["type"] != "ol" or not block["title"].startswith("What is in this leaflet"):
            here += _blocks(block)
    return {
        "format": "1",
        "id": content["doc_id"].lower(),
        "title": content["product"],
        "medicine": {"substance": content["substance"], "strength": "40 mg", "form": "soft capsules"},
        "language": content["lang"],
        "jurisdiction": "GB",
        "profile": "pharmacy",
        "version": "1",
        "revised": "2026-03-01",
        "review-by": "2027-03-01",
        "status": "draft",
        "publisher": "Exemplar Pharma Limited",
        "contact": content["revision"],
        "introduction": introduction,
        "sections": sections,
    }


def _blocks(block: Content) -> list[Any]:
    match block["type"]:
        case "p":
            return [block["text"]]
        case "h2":
            return [{"subheading": block["text"]}]
        case "ul":
            return [{"bullets": block["items"]}]
        case "ol":
            return [{"subheading": block["title"]}, {"steps": block["items"]}]
        case "warning":
            body = [inner for part in block["blocks"] for inner in _blocks(part)]
            return [{"warning": block["title"], "level": "warning", "body": body}]
        case "table":
            heads = [column["head"] for column in block["columns"]]
            return [{"table": block["caption"], "columns": heads, "rows": block["rows"]}]
        case kind:
            raise ValueError(kind)
