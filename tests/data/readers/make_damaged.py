#!/usr/bin/env python3
"""Makes the small PDFs of this folder that are wrong on purpose: scan.pdf (a page without text) and locked.pdf (with a
password: its /Encrypt entry fits no empty password, which is all that a reader without the password can see)."""
# SPDX-License-Identifier: GPL-3.0-or-later
import os

HERE = os.path.dirname(os.path.abspath(__file__))


def save(name, objects, more=""):
    out, places = b"%PDF-1.4\n", []
    for i, o in enumerate(objects, 1):
        places.append(len(out))
        out += f"{i} 0 obj\n{o}\nendobj\n".encode("ascii")
    table = "".join(f"{p:010d} 00000 n \n" for p in places)
    n = len(objects) + 1
    out += (
        f"xref\n0 {n}\n0000000000 65535 f \n{table}trailer << /Size {n} /Root 1 0 R {more}>>\n"
        f"startxref\n{len(out)}\n%%EOF\n"
    ).encode("ascii")
    with open(os.path.join(HERE, name), "wb") as f:
        f.write(out)


PAGE = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
    "<< /Length 32 >>\nstream\n0.5 g 100 100 300 500 re f      \nendstream",
]
save("scan.pdf", PAGE)
save(
    "locked.pdf",
    PAGE + ["<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + "5A" * 32 + "> /U <" + "A5" * 32 + "> >>"],
    "/Encrypt 5 0 R /ID [<" + "01" * 16 + "> <" + "01" * 16 + ">] ",
)
