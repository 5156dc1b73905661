#!/bin/sh
# Prints an assembler file that holds the given files and a table of their names, starts and ends:
# gn_embedded_files = {name, start, end}..., {0, 0, 0}.
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
i=0
echo '.section .rodata'
for f in "$@"; do
    printf '.balign 16\nfile%d:\n.incbin "%s"\nend%d:\n.byte 0\nname%d: .asciz "%s"\n' $i "$f" $i $i "$(basename "$f")"
    i=$((i + 1))
done
n=$i
printf '.section .data.rel.ro,"aw"\n.balign 8\n.globl gn_embedded_files\n.hidden gn_embedded_files\ngn_embedded_files:\n'
i=0
while [ $i -lt $n ]; do
    printf '.quad name%d, file%d, end%d\n' $i $i $i
    i=$((i + 1))
done
printf '.quad 0, 0, 0\n.section .note.GNU-stack,"",%%progbits\n'
