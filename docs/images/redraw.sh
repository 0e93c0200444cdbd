#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Draws the picture of this folder anew, from the library's own output (packages plantuml and graphviz), and with
# DRAW_ALL the diagrams in docs/tcp.md:
#
#     docs/images/redraw.sh [SESSION [DRAW_ALL]]
#
# SESSION is a built examples/session, to be taken instead of the one that ./dev demo builds; DRAW_ALL the program of
# tests/diagrams.
set -eu
folder=$(dirname "$(realpath "$0")")
picture=$folder/rsa_key_transport
if [ $# -gt 0 ]; then "$1" --diagram; else "$folder/../../dev" demo --diagram; fi >"$picture.puml"
# Without the metadata, which name the machine; one element a line, so that changes can be read.
plantuml -charset UTF-8 -nometadata -tsvg -pipe <"$picture.puml" | sed -e 's/></>\n</g' -e '$a\' >"$picture.svg"

[ $# -gt 1 ] || exit 0
drawn=$(mktemp -d)
trap 'rm -r "$drawn"' EXIT
"$2" "$drawn"
# Each block of Mermaid stands behind a comment with the name of what is drawn.
awk -v folder="$drawn" '
    /^<!-- .*\.mmd -->$/ { file = folder "/" $2 }
    inside && /^```$/ { while ((getline line < file) > 0) print line; inside = 0 }
    !inside
    /^```mermaid$/ { inside = 1 }' "$folder/../tcp.md" >"$drawn/tcp.md"
cat "$drawn/tcp.md" >"$folder/../tcp.md"
