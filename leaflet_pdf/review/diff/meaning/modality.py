"""Words that forbid, allow, advise, require or limit, and words with opposite meanings, by language.

They are listed in all their forms. What has no list is not weighed. A word too many makes a change look
more serious than it is; a word too few would make it look less serious.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from leaflet_pdf.languages.language import TAGS_KEPT


class Force(IntEnum):
    """How strongly something is required or forbidden: "take it" is on a par with "you should" and "you must"."""

    ALLOWED = 1
    ADVISED = 3
    BIDDEN = 4
    REQUIRED = 5


@dataclass(frozen=True, slots=True)
class Modality:
    """The words of a language for what may, should, must and must not be done.

    `phrases` are replaced by one word. `denying` words negate all of their clause, the `negating` among them
    by grammar alone; those `denying_after` only what follows. `opening` words begin a clause, `joining` ones before
    a `subject`, `bidding` ones an instruction. `opposites` are by each word of two groups, `prefixes`
    negate the word that they precede. `empty` words have no meaning of their own. Any of the `moving` ones makes the
    words around it a clause; the `silent` ones say only how others are meant.
    """

    phrases: Mapping[str, str]
    negating: frozenset[str]
    denying: frozenset[str]
    denying_after: frozenset[str]
    force: Mapping[str, Force]
    limiting: frozenset[str]
    opening: frozenset[str]
    joining: frozenset[str]
    subject: frozenset[str]
    bidding: frozenset[str]
    opposites: tuple[tuple[frozenset[str], frozenset[str]], ...]
    prefixes: tuple[str, ...]
    empty: frozenset[str]
    moving: frozenset[str]
    silent: frozenset[str]


FREE = "needn't"
"""Stands for all phrases that lift a duty: they negate, and yet they allow."""

UNLESS = "unless"
"""Stands for a condition that lifts a prohibition."""

_ENGLISH = {
    "phrases": """no more than = at most; not more than = at most; up to = at most; a maximum of = at most;
        no less than = at least; not less than = at least; no fewer than = at least; a minimum of = at least;
        with or without = with~or~without; whether or not = whether; not only = both; no longer = not;
        can not = cannot; can't = cannot; do not have to = needn't; does not have to = needn't;
        don't have to = needn't; doesn't have to = needn't; do not need to = needn't; does not need to = needn't;
        don't need to = needn't; doesn't need to = needn't; need not = needn't; no need to = needn't;
        no need for = needn't; not necessary = needn't; not required = needn't; have to = must; has to = must;
        need to = must; needs to = must; are allowed to = can; is allowed to = can;
        are free to = can; it is fine to = can; it is ok to = can; except if = unless; no matter = whatever;
        do not forget to = always; don't forget to = always; do not hesitate to = always""",
    "negating": "not never cannot nor neither nobody nothing none don't needn't ✗ ✘ ❌",
    "denying": """avoid avoids avoided avoiding stop stops stopped stopping refuse refused forbid forbids forbidden
        prohibited banned contraindicated danger dangerous harmful impossible wrong refrain""",
    "denying_after": "no without",
    "allowed": "can may could might allowed permitted optional",
    "advised": "should ought recommend recommended advised better try preferably shouldn't",
    "required": "must shall required essential necessary mandatory obliged mustn't cannot",
    "limiting": "only unless except solely exclusively",
    "opening": "if when whenever unless until while because although though but so who which whoever whether since",
    "joining": "before after as",
    "subject": "i you he she it we they there",
    "bidding": """take use keep stop avoid call ask tell talk speak see go drink eat drive swallow chew crush store
        throw read wait wear wash apply inject put shake open close start begin continue contact phone ring check make
        give get return remember follow let do skip miss leave swap hold rinse brush seek lie sit rest breathe inhale
        always never""",
    "opposites": """before | after; more | less fewer; most | least; greater larger bigger | smaller;
        increase increases increased increasing raise raised | decrease decreases decreased decreasing reduce reduces
        reduced reducing lower lowered; higher high | lower low; above over | below under; open opened | closed close;
        hot warm | cold cool; empty | full; always | sometimes; often | seldom rarely; early earlier | late later;
        inside | outside; left | right; awake | asleep; quickly fast | slowly slow; keep | discard; first | last;
        until | from; longer | shorter; up | down; wet | dry; harmful | harmless;
        same | different; include including | exclude excluding""",
    "prefixes": "un in im non dis ir il",
    "empty": """yes a an the this that these those to of in on at for from by with as or and than then also be is are
        was were been being am have has had do does did doing your you my his her its them their our us will would any
        some such very there here one how what where please about into out""",
}

_GERMAN = {
    "phrases": """nicht mehr als = höchstens; nicht weniger als = mindestens; mit oder ohne = mit~oder~ohne;
        müssen nicht = needn't; muss nicht = needn't; brauchen nicht = needn't; es sei denn = unless""",
    "negating": "nicht nie niemals nichts kein keine keinen keiner keines keinem weder needn't",
    "denying": "vermeiden vermeide verboten gefährlich unterlassen stopp",
    "denying_after": "ohne",
    "allowed": "kann können könnten darf dürfen erlaubt",
    "advised": "soll sollte sollten sollen empfohlen besser",
    "required": "muss müssen unbedingt erforderlich notwendig",
    "limiting": "nur unless außer ausschließlich",
    "opening": "wenn falls bis während weil obwohl aber sondern damit unless",
    "joining": "bevor nachdem",
    "subject": "ich sie er es wir",
    "bidding": "nehmen nimm verwenden trinken essen fragen rufen sagen lesen bewahren werfen beenden beginnen",
    "opposites": """vor | nach; mehr | weniger; mindestens | höchstens; erhöhen | verringern senken;
        ja | nein; über | unter; beginnen | beenden aufhören; öffnen | schließen; heiß warm | kalt;
        leer nüchtern | voll""",
    "prefixes": "un",
    "empty": """ja nein der die das den dem des ein eine einen einer eines einem und oder zu in im an am auf für von mit
        als bei ist sind war wird werden sein ihr ihre ihren ihrem ihrer dass dies diese dieses""",
}

_FRENCH = {
    "phrases": """pas plus de = maximum; pas moins de = minimum; avec ou sans = avec~ou~sans; sauf si = unless;
        à moins que = unless; n'êtes pas obligé = needn't; pas nécessaire = needn't""",
    "negating": "pas jamais aucun aucune rien ni needn't",
    "denying": "évitez éviter arrêtez arrêter interdit dangereux contre-indiqué",
    "denying_after": "sans",
    "allowed": "peut peuvent pouvez pouvoir permis autorisé",
    "advised": "devriez devrait recommandé conseillé mieux",
    "required": "doit devez doivent faut obligatoire nécessaire",
    "limiting": "seulement uniquement unless sauf",
    "opening": "si quand lorsque jusqu'à pendant parce mais car qui unless",
    "joining": "avant après",
    "subject": "je vous il elle nous ils elles",
    "bidding": "prenez utilisez gardez arrêtez évitez appelez demandez parlez buvez mangez lisez jetez ne",
    "opposites": """avant | après; plus | moins; maximum | minimum; augmentez augmenter | diminuez diminuer réduire;
        oui | non; commencez commencer | arrêtez arrêter; chaud | froid; vide | plein""",
    "prefixes": "in im non",
    "empty": """oui le la les l' un une des de du d' et ou à au aux en dans sur pour par avec que qui ce cette ces est
        sont être votre vos se""",
}

_SPANISH = {
    "phrases": """no más de = máximo; no menos de = mínimo; con o sin = con~o~sin; a menos que = unless;
        no es necesario = needn't; no tiene que = needn't; tiene que = debe""",
    "negating": "no nunca jamás ningún ninguna nada ni needn't",
    "denying": "evite evitar suspenda prohibido peligroso contraindicado",
    "denying_after": "sin",
    "allowed": "puede pueden podría permitido",
    "advised": "debería deberían recomendado aconsejable mejor",
    "required": "debe deben obligatorio necesario",
    "limiting": "solo sólo solamente únicamente unless salvo excepto",
    "opening": "si cuando hasta mientras porque pero aunque unless",
    "joining": "antes después",
    "subject": "usted él ella yo",
    "bidding": "tome use guarde evite llame pregunte hable beba coma lea deje tire no",
    "opposites": """antes | después; más | menos; máximo | mínimo; aumente aumentar | disminuya reducir;
        empiece empezar | deje dejar; caliente | frío; vacío | lleno""",
    "prefixes": "in im",
    "empty": """sí el la los las un una unos unas de del y o a al en por para con que se es son ser su sus lo le este
        esta estos estas""",
}

_LANGUAGES = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}


@lru_cache(TAGS_KEPT)
def modality(tag: str) -> Modality:
    """Return the words of a language, by its BCP 47 tag. Raises KeyError if it has no list."""
    table = _LANGUAGES[tag.partition("-")[0].lower()]
    phrases = (phrase.split(" = ") for phrase in _parted(table["phrases"]))
    forces = {force: table.get(force.name.lower(), "") for force in Force}
    pairs = (pair.split("|") for pair in _parted(table["opposites"]))
    force = {word: force for force, words in forces.items() for word in words.split()}
    negating, denying_after, limiting, opening, joining, subject, bidding, empty = (
        frozenset(table[name].split())
        for name in ("negating", "denying_after", "limiting", "opening", "joining", "subject", "bidding", "empty")
    )
    denying = negating.union(table["denying"].split())
    return Modality(
        phrases={" ".join(phrase.split()): word.strip() for phrase, word in phrases},
        negating=negating,
        denying=denying,
        denying_after=denying_after,
        force=force,
        limiting=limiting,
        opening=opening,
        joining=joining,
        subject=subject,
        bidding=bidding,
        opposites=tuple((frozenset(one.split()), frozenset(other.split())) for one, other in pairs),
        prefixes=tuple(table["prefixes"].split()),
        empty=empty,
        moving=denying.union(force, opening, subject, bidding),
        silent=denying.union(force, empty, denying_after, limiting, opening, subject),
    )


def _parted(written: str) -> list[str]:
    return [" ".join(part.split()) for part in written.split(";")]
