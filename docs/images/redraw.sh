#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Draws the picture of this folder anew, from the library's own output (packages plantuml and graphviz):
#
#     docs/images/redraw.sh [SESSION]
#
# SESSION is a built examples/session, to be taken instead of the one that ./dev demo builds.
set -eu
folder=$(dirname "$(realpath "$0")")
picture=$folder/rsa_key_transport
if [ $# -gt 0 ]; then "$1" --diagram; else "$folder/../../dev" demo --diagram; fi >"$picture.puml"
# Without the metadata, which name the machine; one element a line, so that changes can be read.
plantuml -charset UTF-8 -nometadata -tsvg -pipe <"$picture.puml" | sed -e 's/></>\n</g' -e '$a\' >"$picture.svg"
