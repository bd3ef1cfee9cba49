"""Every rule that the proof holds a finished file to, by what it is about: what is wrong, why, and who says so."""

from __future__ import annotations

from leaflet_pdf.proof.catalogue import (
    blanks,
    cover,
    document,
    emphasis,
    furniture,
    kinds,
    sides,
    sight,
    signature,
    structure,
    tables,
    words,
)

RULES = (
    *words.RULES,
    *kinds.RULES,
    *tables.RULES,
    *blanks.RULES,
    *cover.RULES,
    *structure.RULES,
    *sight.RULES,
    *emphasis.RULES,
    *furniture.RULES,
    *sides.RULES,
    *document.RULES,
    *signature.RULES,
)
