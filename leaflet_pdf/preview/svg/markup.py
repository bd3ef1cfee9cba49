"""Elements of SVG as text: everything that a file or an author gave is escaped here, and nowhere else."""

from __future__ import annotations

from html import escape


def element(tag: str, attributes: dict[str, object], content: str = "") -> str:
    """Return an element with its attributes, but for those that are None, around content that is written already."""
    given = "".join(f' {name}="{escape(_spelled(value))}"' for name, value in attributes.items() if value is not None)
    return f"<{tag}{given}>{content}</{tag}>" if content else f"<{tag}{given}/>"


def words(text: str) -> str:
    """Return an author's words as the content of an element."""
    return text if text.isalnum() else escape(text, quote=False)


def number(value: float) -> str:
    """Return a length or a place in points, to 1/100."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _spelled(value: object) -> str:
    return number(value) if isinstance(value, float) else str(value)
