"""Structured Product Labeling (HL7 v3) of the FDA and of Health Canada."""
