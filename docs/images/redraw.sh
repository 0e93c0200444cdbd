#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Draws the diagrams of this folder anew, from the library's own output (packages plantuml and graphviz): the session's,
# and with DRAW_ALL those of docs/tcp.md.
#
#     docs/images/redraw.sh [SESSION [DRAW_ALL [TLS_SERVER TLS_CLIENT]]]
#
# SESSION is a built examples/session, to be taken instead of the one that ./dev demo builds; DRAW_ALL the program of
# tests/diagrams; TLS_SERVER and TLS_CLIENT those of examples/, whose session is recorded. The plots are drawn by
# plots.py.
set -eu
folder=$(dirname "$(realpath "$0")")

# Without the metadata, which name the machine; one element a line, so that changes can be read.
render() {
    plantuml -charset UTF-8 -nometadata -tsvg -pipe <"$folder/$1.puml" | sed -e 's/></>\n</g' -e '$a\' >"$folder/$1.svg"
}

session=rsa_key_transport
if [ $# -gt 0 ]; then "$1" --diagram; else "$folder/../../dev" demo --diagram; fi >"$folder/$session.puml"
render $session

[ $# -gt 1 ] || exit 0
drawn=$(mktemp -d)
trap 'rm -r "$drawn"' EXIT
"$2" "$drawn"
for name in opening opening_role0 opening_role1; do
    cp "$drawn/$name.puml" "$folder"
    render $name
done

[ $# -gt 3 ] || exit 0
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout "$drawn/key.pem" -out "$drawn/ca.pem" -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost 2>"$drawn/openssl.log" || { cat "$drawn/openssl.log" && exit 1; }
"$3" --cert "$drawn/ca.pem" --key "$drawn/key.pem" --port 0 --once >"$drawn/server.log" &
until port=$(sed -n 's/^listening on .*://p' "$drawn/server.log") && [ "$port" ]; do sleep 0.1; done
printf 'hello' | "$4" 127.0.0.1 "$port" --ca "$drawn/ca.pem" --name localhost --diagram "$folder/recorded.puml" >&2
wait
render recorded
