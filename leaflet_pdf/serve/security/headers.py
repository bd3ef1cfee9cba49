"""What browsers are told to refuse, with every answer."""

from __future__ import annotations

from secrets import token_urlsafe

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' blob: data:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self' blob:; frame-ancestors 'self'; base-uri 'none'; "
    "form-action 'self'"
)


def new_nonce() -> str:
    """Return a word that nobody can guess, for the styles of one answer."""
    return token_urlsafe(16)


def security_headers(nonce: str) -> dict[str, str]:
    """Return the headers that go with every answer."""
    return {
        "Content-Security-Policy": _POLICY.format(nonce=nonce),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
