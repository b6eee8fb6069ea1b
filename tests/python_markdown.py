"""What Python-Markdown makes of texts: a JSON array of texts in, for each an array of lines out.

A line is a list, an item or a heading with its level, or a link with its text and address, in the order of the document:
    heading 2 Title | ul 1 | ol 1 | item 1 | link Title -> https://host/
HTML leaves nothing but the words around it; entities are characters.
"""

import html
import json
import re
import sys

import markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

EXTENSIONS = ["codehilite", "extra", "meta", "toc"]
HEADINGS = re.compile(r"h[1-6]$")


class Capture(Treeprocessor):
    """Keeps the finished tree."""

    def run(self, root):
        self.root = root


class Page:
    def __init__(self, text):
        self.markdown = markdown.Markdown(extensions=EXTENSIONS)
        capture = Capture(self.markdown)
        self.markdown.treeprocessors.register(capture, "capture", -10)
        self.lines = []
        self.markdown.convert(text.removeprefix("\ufeff"))
        if hasattr(capture, "root"):
            self.walk(capture.root, 0, 0)

    def walk(self, element, lists, items):
        tag = element.tag
        if HEADINGS.match(tag):
            self.lines.append(f"heading {tag[1]} {self.words(element)}".rstrip())
        elif tag in ("ul", "ol"):
            lists += 1
            self.lines.append(f"{tag} {lists}")
        elif tag == "li":
            items += 1
            self.lines.append(f"item {items}")
        elif tag == "a" and not element.get("class", "").startswith("footnote"):
            self.lines.append(f"link {self.words(element)} -> {self.plain(element.get('href', ''))}")
        for child in element:
            self.walk(child, lists, items)

    def words(self, element):
        return " ".join(self.plain("".join(self.texts(element))).split())

    def texts(self, element):
        if element.tag == "br":
            yield " "
        if element.tag == "img":
            yield element.get("alt", "")
        yield self.code(element.text or "") if element.tag == "code" else element.text or ""
        for child in element:
            yield from self.texts(child)
            yield child.tail or ""

    def code(self, text):
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")

    def plain(self, text):
        text = HTML_PLACEHOLDER_RE.sub(self.raw, text)
        if AMP_SUBSTITUTE in text:
            text = html.unescape(text.replace(AMP_SUBSTITUTE, "&"))
        return text.replace("&amp;", "&")

    def raw(self, match):
        raw = str(self.markdown.htmlStash.rawHtmlBlocks[int(match.group(1))])
        if raw.startswith("&"):
            return html.unescape(raw)
        return " " if re.match(r"</?br\b", raw, re.I) else ""


def main():
    if markdown.__version_info__[:2] != (3, 7):
        sys.exit(f"Markdown 3.7 is wanted, this is {markdown.__version__}")
    texts = json.load(sys.stdin)
    json.dump([Page(text).lines for text in texts], sys.stdout)


if __name__ == "__main__":
    main()
