#!/usr/bin/env python3
"""Makes a .docx and a .pdf of a text with Markdown headings, paragraphs and pipe tables: the same bytes each time.

usage: make_documents.py SOURCE.md OUT.docx OUT.pdf ...   (either kind, any number; the ending decides)
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import sys
import zipfile
from xml.sax.saxutils import escape

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def blocks(text):
    """(kind, content): ('h', level, text), ('p', text), ('t', rows)."""
    rows = []
    for line in text.splitlines() + [""]:
        line = line.strip()
        if line.startswith("|"):
            cells = [c.strip() for c in line.strip("|").split("|")]
            if not all(set(c) <= set("-: ") for c in cells):
                rows.append(cells)
            continue
        if rows:
            yield ("t", rows)
            rows = []
        if line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            yield ("h", level, line[level:].strip())
        elif line:
            yield ("p", line)


def docx(text, path):
    def paragraph(s, style=None):
        props = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f'<w:p>{props}<w:r><w:t xml:space="preserve">{escape(s)}</w:t></w:r></w:p>'

    body = []
    for b in blocks(text):
        if b[0] == "h":
            body.append(paragraph(b[2], f"Heading{b[1]}"))
        elif b[0] == "p":
            body.append(paragraph(b[1]))
        else:
            cells = "".join(
                "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{paragraph(c)}</w:tc>" for c in row) + "</w:tr>" for row in b[1]
            )
            body.append(f"<w:tbl><w:tblPr/>{cells}</w:tbl>")
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/>'
        f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr></w:style>'
        for n in range(1, 7)
    )
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{word}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="rId1" Type="{office}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{relations}"><Relationship Id="rId1" '
        f'Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "word/document.xml": f"<w:document {WORD}><w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {WORD}>{styles}</w:styles>",
    }
    with zipfile.ZipFile(path, "w") as z:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, head + content)


class Pdf:
    """Pages in the viewer's Song typeface (STSong-Light, not embedded): a character is 1 em wide, ASCII half of it."""

    WIDTH, HEIGHT, MARGIN = 595, 842, 72

    def __init__(self):
        self.pages = [[]]
        self.y = self.HEIGHT - self.MARGIN

    @staticmethod
    def width(s, size):
        return sum(size if ord(c) > 0xFF else size / 2 for c in s)

    def feed(self, step):
        self.y -= step
        if self.y < self.MARGIN:
            self.pages.append([])
            self.y = self.HEIGHT - self.MARGIN - step

    def put(self, x, s, size):
        code = s.encode("utf-16-be").hex().upper()
        self.pages[-1].append(f"BT /F1 {size} Tf {x:.2f} {self.y:.2f} Td <{code}> Tj ET")

    def wrapped(self, s, size, indent=0):
        line, room = "", self.WIDTH - 2 * self.MARGIN - indent
        for c in s:
            if self.width(line + c, size) > room and c not in "，。、；：）%”":
                yield line
                line, room = "", self.WIDTH - 2 * self.MARGIN
            line += c
        if line:
            yield line

    def paragraph(self, s, size=12):
        for i, line in enumerate(self.wrapped(s, size, 2 * size)):
            self.feed(1.6 * size)
            self.put(self.MARGIN + (0 if i else 2 * size), line, size)

    def heading(self, s, level):
        size = max(18 - 2 * level, 12)
        self.feed(2.4 * size)
        self.put((self.WIDTH - self.width(s, size)) / 2 if level == 1 else self.MARGIN, s, size)
        self.feed(0.4 * size)

    def table(self, rows, size=10.5):
        n = len(rows[0])
        wide = [max(self.width(r[k], size) for r in rows) for k in range(n)]
        gap = (self.WIDTH - 2 * self.MARGIN - sum(wide)) / n
        self.feed(0.8 * size)
        for i, row in enumerate(rows):
            self.feed(1.8 * size)
            x = self.MARGIN
            for k, cell in enumerate(row):
                w = self.width(cell, size)
                self.put(x if k == 0 else x + (wide[k] - w) / (2 if i == 0 else 1), cell, size)
                x += wide[k] + gap
        self.feed(0.8 * size)

    def save(self, path):
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) "
            "/Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500 814 907 500] /FontDescriptor 5 0 R >>",
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
            "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
        ]
        kids = []
        for page in self.pages:
            stream = "\n".join(page)
            objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {self.WIDTH} {self.HEIGHT}] /Contents {len(objects)} 0 R "
                "/Resources << /Font << /F1 3 0 R >> >> >>"
            )
            kids.append(f"{len(objects)} 0 R")
        objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
        out, places = b"%PDF-1.4\n", []
        for i, o in enumerate(objects, 1):
            places.append(len(out))
            out += f"{i} 0 obj\n{o}\nendobj\n".encode("ascii")
        table = "".join(f"{p:010d} 00000 n \n" for p in places)
        out += (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
        ).encode("ascii")
        with open(path, "wb") as f:
            f.write(out)


def pdf(text, path):
    p = Pdf()
    for b in blocks(text):
        if b[0] == "h":
            p.heading(b[2], b[1])
        elif b[0] == "p":
            p.paragraph(b[1])
        else:
            p.table(b[1])
    p.save(path)


def main():
    if len(sys.argv) < 3 or not all(p.endswith((".docx", ".pdf")) for p in sys.argv[2:]):
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as f:
        text = f.read()
    for path in sys.argv[2:]:
        (docx if path.endswith(".docx") else pdf)(text, path)


if __name__ == "__main__":
    main()
