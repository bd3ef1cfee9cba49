"""Leftovers of other programs or of drafts: foreign markup, placeholders, garbled characters."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity

FOREIGN_MARKUP = Rule(
    "foreign-markup",
    Severity.ERROR,
    "Foreign markup would be printed",
    "“Take <b>no</b> more” is printed with its tags, and where “{{dose}}” was to be filled in, a dose is missing.",
    "",
    bad="- Take &lt;br/&gt; <b>one</b> tablet&nbsp;a day, {{name}}.",
    good="- Take **one** tablet a day if your level is <5 mg, and ask Smith & Sons.",
)
PLACEHOLDER = Rule(
    "placeholder",
    Severity.ERROR,
    "A placeholder has not been replaced",
    "A patient reads “TBC” where the dose should be.",
    "",
    bad="- Take TBC tablets a day.",
    good="- Take it until your to-do list says so.",
)
UNFINISHED = Rule(
    "unfinished",
    Severity.ERROR,
    "A placeholder was not filled in",
    "“NAME OF MEDICINE” is what `leaflet new --from` writes for an author to overwrite. A draft can be built with it, "
    "and none can be approved.",
    "",
    bad="- Take NAME OF MEDICINE with a meal.",
    good="- Take samplin with a meal. Keep it OUT OF REACH of children.",
)
BROKEN_LETTERS = Rule(
    "broken-letters",
    Severity.ERROR,
    "Characters were garbled when a text was copied",
    "“Â½ tablet” was “½ tablet” in a file that was read with the wrong encoding. Nobody knows what else was lost.",
    "",
    bad="- Ask at the cafÃ© if you donâ€™t know.",
    good="- Ask at the café, or in São Paulo, if you don’t know.",
)
STRAY_MARK = Rule(
    "stray-mark",
    Severity.WARNING,
    "A mark from another markup language would be printed",
    "“*not*” and “__not__” are printed as they are; emphasis is written “**not**” here, italics “_not_”.",
    "",
    bad="- Do *not* chew it.",
    good="- Do **not** chew it. Write to my_own_name@example.org, or use _______ for notes*.",
)


TO_BE_FILLED_IN = (
    r"(?<!\w)(?:ADDRESS|DAY|DETAILS|DOSE|FORM|NAME|NUMBER|REASON|SIGNS|STEPS|STRENGTH|TIME) OF(?: [A-Z]+)+(?!\w)"
)
"""What the files of `leaflet new --from` have where a fact belongs, as a pattern."""


class _Leftover(NamedTuple):
    """A pattern to search for if any of its signs is in the text; `of` makes the message of a match, "" for none.

    Few leaflets have any, so patterns are compiled only when needed. Single characters are found soonest.
    """

    rule: Rule
    signs: tuple[str, ...]
    pattern: str
    hint: str
    of: Callable[[str], str] = "“{}” is markup of another program".format


def _repaired(broken: str) -> str:
    """Return the characters whose UTF-8 bytes were read as Windows-1252; "" if they were not."""
    try:
        return broken.encode("cp1252").decode()
    except UnicodeError:
        return ""


def _broken(letters: str) -> str:
    was = _repaired(letters)
    return f"“{letters}” was “{was}” before it was copied" if was else ""


_unfinished = "“{}” is still to be filled in".format
_FILL_IN = "write what it stands for, from a source"

_ELEMENTS = (
    "a|abbr|b|big|blockquote|br|center|cite|code|col|dd|del|div|dl|dt|em|font|footer|h1|h2|h3|h4|h5|h6|head|header|hr|"
    "html|i|img|input|ins|li|link|main|mark|meta|nav|ol|p|pre|q|s|section|small|span|strike|strong|style|sub|sup|table|"
    "tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var|wbr"
)
"""Those of HTML that programs write into texts."""
_AS_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u00a0-¿"
"""What Windows takes the bytes 80 to BF for (code page 1252), as the inside of a character class."""

_ERRORS = (
    _Leftover(
        FOREIGN_MARKUP,
        ("<",),
        rf"(?i)</?(?:{_ELEMENTS})(?:\s[^<>\n]*)?/?>|<!--|<\?xml",
        "delete it; bold is written **…**, and a new line needs a text that begins with “|”",
    ),
    _Leftover(
        FOREIGN_MARKUP,
        ("&",),
        r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});",
        "type the character itself",
    ),
    _Leftover(
        FOREIGN_MARKUP,
        ("{", "%"),
        r"\{\{[^{}\n]*\}\}|[$#]\{[^{}\n]*\}|\{%[^%\n]*%\}|%\(\w+\)[sd]|(?<![\w%])(?<!\d )%[sd](?!\w)",
        "placeholders are not filled in: write the words",
    ),
    _Leftover(
        FOREIGN_MARKUP,
        ("\\",),
        r"\\(?:[A-Za-z]+\{|(?:begin|end|item|par|newline|quad)\b)",
        "delete it; bold is written **…**",
    ),
    _Leftover(
        FOREIGN_MARKUP,
        ("{", "MERGEF", "HYPERLINK", "PAGEREF", "DOCPROPERTY", "Error! "),
        (
            r"\{ ?(?:MERGEFIELD|HYPERLINK|PAGEREF|REF|DOCPROPERTY) [^{}\n]*\}|MERGEFORMAT|"
            r"(?:MERGEFIELD|HYPERLINK|PAGEREF|DOCPROPERTY) [\w\"]+|"
            r"Error! (?:Reference source|Bookmark|Hyperlink)[\w ]*"
        ),
        "write the words that the field produced",
        "“{}” is a field of a word processor".format,
    ),
    _Leftover(
        PLACEHOLDER,
        ("TODO", "FIXME", "XXX", "TB", "???"),
        r"(?<!\w)(?:TODO|FIXME|XXX+|TBC|TBD|TBA)(?!\w)|\?\?\?+",
        "write the words, or delete it",
        "“{}” is a placeholder for missing words".format,
    ),
    _Leftover(
        PLACEHOLDER,
        ("[", "<", "ipsum", "IPSUM"),
        r"(?i)lorem ipsum|[\[<]insert [^\[\]<>\n]*[\]>]",
        "write the words, or delete it",
        "“{}” is a placeholder for missing words".format,
    ),
    _Leftover(
        BROKEN_LETTERS,
        ("\ufffd",),
        "\ufffd",
        "retype the words around it",
        lambda _: "U+FFFD stands for a letter that was lost",
    ),
    _Leftover(
        BROKEN_LETTERS,
        ("Â", "Ã", "Î", "Ï", "â", "ï", "ð"),
        rf"[ÂÃÎÏ](?![“”‘’])[{_AS_WINDOWS}]|[âï][{_AS_WINDOWS}]{{2}}|ð[{_AS_WINDOWS}]{{3}}",
        "copy the text again, from a file that is read as UTF-8, and compare all of it",
        _broken,
    ),
)
_GAPS = (
    _Leftover(
        UNFINISHED,
        (" OF ",),
        TO_BE_FILLED_IN,
        _FILL_IN,
        _unfinished,
    ),
)
_WARNINGS = (
    _Leftover(
        STRAY_MARK,
        ("*", "_", "`"),
        (
            r"(?<![\w*])\*[^\W_](?:[^*\n]*[\w.,!?])?\*(?![\w*])|"
            r"(?<![\w@./])_{1,2}[^\W_](?:[^_\n]*[^\W_.,]|)[.,!?]?_{1,2}(?![\w@])|"
            r"(?<![\w`])`[^`\n]+`(?!\w)"
        ),
        "write “**…**” for bold or “_…_” for italics, or delete the marks",
        "“{}” is printed with its marks".format,
    ),
    _Leftover(
        STRAY_MARK,
        ("##", "# ", "~~", "=="),
        r"(?m:^)#{1,6} (?=\S)|##+|==+(?=\w)",
        "delete it; headings have a key of their own",
        "“{}” is printed as it is".format,
    ),
)


def find_errors(case: CheckContext) -> Iterator[Finding]:
    """Yield findings about what must not be printed: markup that hides or replaces words, and lost characters."""
    return _find(case, _ERRORS)


def find_unfinished(case: CheckContext) -> Iterator[Finding]:
    """Yield what an author was to overwrite: a draft may be printed with it, to be looked at."""
    yield from _find(case, _GAPS)
    for reference in case.leaflet.references:
        gap = re.search(TO_BE_FILLED_IN, reference.title)
        if gap:
            yield UNFINISHED.at(reference.source, _unfinished(gap[0]), _FILL_IN)


def find_marks(case: CheckContext) -> Iterator[Finding]:
    """Yield findings about marks that would be printed along with their words."""
    return _find(case, _WARNINGS)


def _find(case: CheckContext, leftovers: tuple[_Leftover, ...]) -> Iterator[Finding]:
    text = "\n".join([passage.plain for passage in case.passages])
    for leftover in leftovers:
        if any(sign in text for sign in leftover.signs):
            for match in re.finditer(leftover.pattern, text):
                message = leftover.of(match[0].strip())
                if message:
                    yield leftover.rule.at(case.at(match.start()), message, leftover.hint)


CHECKS = (
    Check(find_errors, (FOREIGN_MARKUP, PLACEHOLDER, BROKEN_LETTERS), at_build=True),
    Check(find_unfinished, (UNFINISHED,)),
    Check(find_marks, (STRAY_MARK,)),
)
