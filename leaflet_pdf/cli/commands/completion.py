"""Print the script that lets a shell complete commands, options, choices and the names of leaflets.

  bash        leaflet completion bash > ~/.local/share/bash-completion/completions/leaflet
  zsh         leaflet completion zsh > ~/.zfunc/_leaflet       (with ~/.zfunc in fpath before compinit)
  fish        leaflet completion fish > ~/.config/fish/completions/leaflet.fish
  powershell  leaflet completion powershell >> $PROFILE

It holds for later versions too: the shell asks the program itself each time.
"""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace

from leaflet_pdf.cli.completion import SHELLS, candidates, script
from leaflet_pdf.cli.exit_status import EXIT_OK

_WORDS = "words"
"""What the scripts ask for instead of a shell's name: all words that may stand next, a line each."""


def options(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=(*SHELLS, _WORDS), metavar="SHELL", help=", ".join(SHELLS))
    parser.add_argument("--current", default="", help=SUPPRESS)
    parser.add_argument("before", nargs="*", help=SUPPRESS)


def run(asked: Namespace) -> int:
    if asked.shell == _WORDS:
        for word in candidates(asked.before, asked.current):
            print(word)
    else:
        print(script(asked.shell), end="")
    return EXIT_OK
