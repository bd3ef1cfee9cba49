"""Who may come in, and as what: a YAML file, in which tokens stand as their SHA-256 only."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.schema.kinds import Choice, Field, ListOf, Record, fields
from leaflet_pdf.schema.record import load_record, placeless
from leaflet_pdf.schema.values import DIGEST, FORMAT, PLAIN
from leaflet_pdf.serve.api.operation import Role


class User(NamedTuple):
    """Somebody, what they may do, and the SHA-256 of their token, in hex; "" if a proxy says who they are."""

    name: str
    roles: frozenset[Role] = frozenset()
    token: str = ""

    def may(self, role: Role) -> bool:
        """Tell whether this is one of their roles; everybody may print."""
        return role is Role.COUNTER or role in self.roles


class UsersError(ValueError):
    """The file of users is wrong; the message says how."""


def load_users(path: Path) -> tuple[User, ...]:
    """Return the users in a file. Raises UsersError."""
    made, findings = load_record(_USERS, path)
    if not isinstance(made, tuple):
        raise UsersError(_in_lines(findings))
    for what in ("name", "token"):
        given = Counter(getattr(user, what) for user in made)
        if any(times > 1 for value, times in given.items() if value):
            raise UsersError(f"{path.as_posix()}: two users have the same {what}: give each one of their own")
    return made


def _in_lines(findings: tuple[Finding, ...]) -> str:
    return "\n".join(map(str, findings))


def _user(name: str, roles: tuple[Role, ...] = (), token: str = "") -> User:
    return User(name, frozenset(roles), token)


def _users(_format: str, users: tuple[User, ...]) -> tuple[User, ...]:
    return users


_USER = Record(
    "user",
    fields(
        Field("name", PLAIN, "Who it is; approvals and comments are in this name."),
        Field("roles", ListOf(Choice.of("a role", Role)), "What they may do besides printing.", required=False),
        Field("token", DIGEST, "The SHA-256 of their token, in hex.", required=False),
    ),
    placeless(_user),
)

_USERS = Record(
    "file of users",
    fields(
        Field("format", FORMAT, "The version of this format.", attribute="_format"),
        Field("users", ListOf(_USER), "Each user."),
    ),
    placeless(_users),
)
