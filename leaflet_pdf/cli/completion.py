"""What may be next in a command, for a shell that completes it; all of it is taken from the parsers."""

from __future__ import annotations

from argparse import Action, ArgumentParser
from collections.abc import Iterable, Sequence

from leaflet_pdf.cli import COMMANDS, parser_of
from leaflet_pdf.cli.leaflet_files import ONE, SEVERAL
from leaflet_pdf.sources.leaflet_names import known_names

WORDS = "words"
"""What the scripts ask for instead of a shell's name: all words that may be next, a line each.

"=" and the word that is begun follow it, and then the words before that one. So none is empty: PowerShell loses those.
"""

_UNQUOTED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")
"""What means itself to every shell. Other names are not offered: they would have to be quoted for each."""


def candidates(before: Sequence[str], current: str) -> list[str]:
    """Return all words that may be next, by the words between `leaflet` and the one that is begun.

    Nothing is returned where a file is expected: shells know files themselves.
    """
    return [word for word in _candidates(before, current) if word.startswith(current) and _UNQUOTED.issuperset(word)]


def _candidates(before: Sequence[str], current: str) -> Iterable[str]:
    if not before:
        return ("--help", "--version") if current.startswith("-") else COMMANDS
    if before[0] == "help":
        return COMMANDS if len(before) == 1 else ()
    if before[0] not in COMMANDS:
        return ()
    parser = parser_of(before[0])
    if current.startswith("-"):
        return [option for action in parser._actions for option in action.option_strings if option.startswith("--")]
    words = [word for word in before[1:] if word != "="]  # which bash takes for a word of its own
    awaited = _awaiting(parser, words[-1]) if words else None
    if awaited:
        return _values(awaited)
    return [word for action in parser._actions if not action.option_strings for word in _values(action)]


def _awaiting(parser: ArgumentParser, word: str) -> Action | None:
    """Return the option that a word is, if its value comes next."""
    takes = (action for action in parser._actions if word in action.option_strings and action.nargs != 0)
    return next(takes, None)


def _values(action: Action) -> list[str]:
    if action.choices:
        return [str(choice) for choice in action.choices if choice != WORDS]
    if action.dest == "theme":
        from leaflet_pdf.theme.resolve import known_themes

        return known_themes()
    return known_names() if action.metavar in {ONE, SEVERAL} else []


def script(shell: str) -> str:
    """Return the script that lets a shell ask for what may be next."""
    return _SCRIPTS[shell]


_BASH = """\
_leaflet() {
  local word
  COMPREPLY=()
  while IFS= read -r word; do
    COMPREPLY+=("$word")
  done < <("$1" completion words "=$2" "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)
}
complete -o bashdefault -o default -F _leaflet leaflet
"""

_ZSH = """\
#compdef leaflet
_leaflet() {
  local -a found
  found=("${(@f)$("$words[1]" completion words "=$words[CURRENT]" "${(@)words[2,CURRENT-1]}" 2>/dev/null)}")
  if [[ -n "$found" ]]; then
    compadd -a found
  else
    _files
  fi
}
if [[ "$funcstack[1]" = _leaflet ]]; then
  _leaflet "$@"
else
  compdef _leaflet leaflet
fi
"""

_FISH = """\
function __leaflet_words
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l program $before[1]
    set -e before[1]
    $program completion words "=$current" $before 2>/dev/null
end
complete -c leaflet -a '(__leaflet_words)'
"""

_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName leaflet -ScriptBlock {
    param($current, $command, $position)
    $all = @($command.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { "$_" })
    $before = @($all | Select-Object -Skip 1)
    & $all[0] completion words "=$current" @before 2>$null | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
"""

_SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}
SHELLS = tuple(_SCRIPTS)
