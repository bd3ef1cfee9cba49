"""A marked-up PDF to the lines of the YAML file that its comments are about.

A reviewer marks up a leaflet in any viewer. How a comment comes home:

1. `annotations.py` reads the marks, joins replies to them, and gives their areas in the page's own space, in which the
   page's content stands too; so it does not matter how a page is turned for its reader.
2. `pages/page_words.py` reads the words on each page with their places, also where another program scaled, turned or
   imposed it.
3. `wording.py` has the words of the leaflet as it is written now, each with its own line and column, behind marks,
   quotes and escapes (`sources/yaml/places.py`).
4. `trace.py` finds which word of the leaflet each word on paper is, by what stands around it, and how sure that is. It
   needs nothing but the words: no tags, no page numbers. So it holds also for pages in another order, and for a leaflet
   that was rewritten since.
5. `touch.py` says which words a mark is about, and `comment.py` puts it all together.

A place that could be another one is never told as sure.
"""

from __future__ import annotations

from leaflet_pdf.review.comments.comment import Comment, read_comments
from leaflet_pdf.review.comments.marked import CommentsError

__all__ = ["Comment", "CommentsError", "read_comments"]
