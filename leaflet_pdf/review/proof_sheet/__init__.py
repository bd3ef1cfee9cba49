"""The proof sheet: the leaflet's pages in actual size, with what a proofreader needs around and before them."""

from leaflet_pdf.review.proof_sheet.sheet import ProofSheet, proof_sheet

__all__ = ["ProofSheet", "proof_sheet"]
