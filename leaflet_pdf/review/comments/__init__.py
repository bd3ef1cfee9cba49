"""Maps the comments on a marked-up PDF to lines of the YAML file.

A reviewer marks up a leaflet in any viewer. How a comment is located:

1. `annotations.py` reads the marks, joins replies to them, and gives their areas in the page's own space, in which the
   page's content stands too; so it does not matter how a page is turned for its reader.
2. `pages/page_words.py` reads the words on each page with their places, also where another program scaled, turned or
   imposed it.
3. `wording.py` has the words of the leaflet as it is written now, each with its own line and column, behind marks,
   quotes and escapes (`sources/yaml/places.py`).
4. `trace.py` finds which word of the leaflet each word on paper is, by its context, and how certain that is. It
   needs only the words: no tags, no page numbers. So it also works for reordered pages, and for a leaflet
   that has been edited since.
5. `touch.py` finds which words a mark is about, and `comment.py` combines the results.

An ambiguous place is never reported as certain.
"""

from __future__ import annotations

from leaflet_pdf.review.comments.comment import Comment, read_comments
from leaflet_pdf.review.comments.marked import CommentsError

__all__ = ["Comment", "CommentsError", "read_comments"]
