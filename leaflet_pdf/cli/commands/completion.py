"""Print the script that lets a shell complete commands, options, choices and the names of leaflets.

  bash        leaflet completion bash > ~/.local/share/bash-completion/completions/leaflet
  zsh         leaflet completion zsh > ~/.zfunc/_leaflet       (with ~/.zfunc in fpath before compinit)
  fish        leaflet completion fish > ~/.config/fish/completions/leaflet.fish
  powershell  leaflet completion powershell >> $PROFILE

It holds for later versions too: the shell asks the program itself each time.
"""

from __future__ import annotations

from argparse import REMAINDER, SUPPRESS, ArgumentParser, Namespace

from leaflet_pdf.cli.completion import SHELLS, WORDS, candidates, script
from leaflet_pdf.cli.exit_status import EXIT_OK, UsageError


def options(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=(*SHELLS, WORDS), metavar="SHELL", help=", ".join(SHELLS))
    parser.add_argument("line", nargs=REMAINDER, help=SUPPRESS)


def run(asked: Namespace) -> int:
    if asked.shell == WORDS:
        current, *before = asked.line or ["="]
        for word in candidates(before, current.removeprefix("=")):
            print(word)
    elif asked.line:
        raise UsageError(f"unexpected argument {asked.line[0]!r}")
    else:
        print(script(asked.shell), end="")
    return EXIT_OK
