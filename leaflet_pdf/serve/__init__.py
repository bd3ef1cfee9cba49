"""Leaflets over HTTP: the counter, the proof room, the author's desk, and an API for programs.

One process answers; what sets, reads or judges a leaflet runs in processes of its own (`workers/`), one job at a time.
Nothing but the folder of leaflets is written to, and nothing of a patient is kept.
"""
