#!/usr/bin/env python3
# Makes a Word file from a text of headings ("# "), paragraphs and pipe tables, the same bytes each time:
#   tools/make_docx.py data/samples/source/economy-2024.md data/samples/economy-2024.docx
# Needed only to make a sample anew; the build does not run it.
# SPDX-License-Identifier: GPL-3.0-or-later
import sys
import zipfile
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = HEAD + ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                'wordprocessingml.document.main+xml"/>'
                '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                'wordprocessingml.styles+xml"/></Types>')
RELS = HEAD + ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
               'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
               'Target="word/document.xml"/></Relationships>')
DOCUMENT_RELS = HEAD + ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                        'relationships/styles" Target="styles.xml"/></Relationships>')
STYLES = HEAD + f'<w:styles {W}>' + ''.join(
    f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:pPr><w:outlineLvl '
    f'w:val="{n - 1}"/></w:pPr></w:style>' for n in range(1, 4)) + '</w:styles>'


def paragraph(text, style=''):
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ''
    return f'<w:p>{mark}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def body(lines):
    out, table = [], []

    def flush():
        if table:
            rows = ''.join('<w:tr>' + ''.join(f'<w:tc>{paragraph(c.strip())}</w:tc>' for c in r) + '</w:tr>'
                           for r in table)
            out.append(f'<w:tbl>{rows}</w:tbl>')
            table.clear()

    for line in lines:
        line = line.rstrip('\n')
        if line.startswith('|'):
            cells = line.strip('|').split('|')
            if not all(set(c.strip()) <= set('-:') for c in cells):
                table.append(cells)
            continue
        flush()
        marks = len(line) - len(line.lstrip('#'))
        if marks:
            out.append(paragraph(line[marks:].strip(), f'Heading{marks}'))
        elif line.strip():
            out.append(paragraph(line))
    flush()
    return ''.join(out)


def main(source, target):
    with open(source, encoding='utf-8') as f:
        document = HEAD + f'<w:document {W}><w:body>{body(f)}</w:body></w:document>'
    with zipfile.ZipFile(target, 'w') as z:
        for name, text in (('[Content_Types].xml', TYPES), ('_rels/.rels', RELS), ('word/document.xml', document),
                           ('word/_rels/document.xml.rels', DOCUMENT_RELS), ('word/styles.xml', STYLES)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(entry, text)


main(*sys.argv[1:])
