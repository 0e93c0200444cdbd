#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The picture in README.md is what the library draws, step by step, and so are those in docs/tcp.md; and every
diagram is one to the programs that render it, which show the names as they are.

    diagrams.py TOP DRAW_ALL [SESSION]

DRAW_ALL is the program of draw_all.cpp, SESSION examples/session.
"""
import html
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

top, draw_all, session = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None
sys.path.insert(0, str(top / 'tests'))
from tap import Points  # noqa: E402

REDRAW = 'docs/images/redraw.sh draws it anew'
STEPS = [  # the session's table, 001 to 014: from, to, message
    ('client', 'server', 'TCP SYN'), ('server', 'client', 'TCP SYN + ACK'), ('client', 'server', 'TCP ACK'),
    ('client', 'server', 'ClientHello'), ('server', 'client', 'ServerHello'), ('server', 'client', 'Certificate'),
    ('server', 'client', 'ServerHelloDone'), ('client', 'server', 'ClientKeyExchange'),
    ('client', 'server', 'ChangeCipherSpec'), ('client', 'server', 'Finished'),
    ('server', 'client', 'ChangeCipherSpec'), ('server', 'client', 'Finished'),
    ('client', 'server', 'ApplicationData'), ('server', 'client', 'ApplicationData')]
PROTECTED = {10, 12, 13, 14}


# --- reading what was drawn

def plantuml_words(text):
    """What PlantUML should show for `text`, a line each."""
    text = re.sub(r'<(size|color):[^>]*>', '', text)
    return [re.sub(r'<U\+(\w{4})>', lambda m: chr(int(m.group(1), 16)), line) for line in text.split(r'\n')]


def mermaid_words(text):
    lines = text.split('<br/>')
    return [re.sub(r'#(\d+);', lambda m: chr(int(m.group(1))), line) for line in lines]


def arrows(text):
    """(from, to, whether in the colour of an epoch, words) of each arrow of a sequence diagram in PlantUML."""
    found = re.findall(r'^ *(\w+) -(\[#\w+\])?> (\w+) : (.*)$', text, re.MULTILINE)
    return [(source, sink, bool(colour), plantuml_words(words)) for source, colour, sink, words in found]


def mermaid_arrows(text):
    """The same in Mermaid, where a message under keys names them behind its words."""
    found = re.findall(r'^ *(\w+)->>(\w+): (.*?)( \[.*?\])?(<br/>.*)?$', text, re.MULTILINE)
    return [(source, sink, bool(keys), mermaid_words(words + more)) for source, sink, words, keys, more in found]


def texts(svg):
    """What an SVG shows, in its order."""
    return [html.unescape(words).replace('\xa0', ' ') for words in re.findall(r'<text\b[^>]*>([^<]*)</text>', svg)]


def missing(wanted, shown):
    """Those of `wanted` that do not stand in `shown`, in this order."""
    left, lost = iter(shown), []
    for words in wanted:
        if not any(words == other for other in left):
            lost.append(words)
            left = iter(())
    return lost


def not_shown(source, shown):
    """What a diagram in PlantUML says and the texts of its picture do not."""
    if re.search('^participant ', source, re.MULTILINE):
        return missing([words for *_, lines in arrows(source) for words in lines], shown)
    said = re.findall(r'^(?:title |state "|s\d+ --> s\d+ : )(.*?)(?:" as s\d+)?$', source, re.MULTILINE)
    return [line for words in said for line in plantuml_words(words) if line not in shown]


# --- the picture in README.md

def picture(points):
    source, svg = ((top / 'docs' / 'images' / f'rsa_key_transport.{kind}').read_text() for kind in ('puml', 'svg'))
    name = 'the picture is of what session --diagram prints'
    if session:
        done = subprocess.run([session, '--diagram'], capture_output=True, text=True, check=True)
        points.ok(done.stdout == source, name, REDRAW)
    else:
        points.skip(name, 'the examples are not built')

    recorded = (top / 'docs' / 'images' / 'recorded.puml').read_text()
    said = [(source, sink, words[0].split(' (')[0]) for source, sink, _, words in arrows(recorded)]
    wanted = [(source, sink, name.split(' (')[0]) for source, sink, name in STEPS[3:12]]
    points.ok(said[:9] == wanted, 'the picture of a recorded session has the steps 004 to 012', said)

    drawn = arrows(source)
    numbered = [(source, sink, words[0]) for source, sink, _, words in drawn if re.match(r'\d{3} ', words[0])]
    wanted = [(source, sink, f'{n:03} {name}') for n, (source, sink, name) in enumerate(STEPS, 1)]
    points.ok(numbered == wanted, 'its steps are 001 to 014, each once and in order', numbered)
    protected = {int(words[0][:3]) for _, _, coloured, words in drawn if coloured and words[0][:3].isdigit()}
    points.ok(protected == PROTECTED, 'what travels under keys has their colour', protected)
    changes = re.findall(r'^note over .* : (\w+) to \w+: from here on under traffic keys\n *(\w+) -.*> \w+ : (\d{3}) ',
                         source, re.MULTILINE)
    points.ok(changes == [('client', 'client', '010'), ('server', 'server', '012')],
              'the keys change before 010 and before 012', changes)

    shown = texts(svg)
    points.none('the SVG shows every arrow of it, in order',
                missing([words for *_, lines in drawn for words in lines], shown) and [REDRAW, *shown])
    points.none('and every note', [line for words in re.findall(r'^ *r?note over .* : (.*)$', source, re.MULTILINE)
                                   for line in plantuml_words(words) if line not in shown])
    points.none('the SVG says nothing of the machine that rendered it', re.findall(
        r'<!--|<\?plantuml|@startuml|[Jj]ava|Version|\b20\d\d-\d\d|"/\w|file:', svg))
    points.ok('(docs/images/rsa_key_transport.svg)' in (top / 'README.md').read_text(), 'README.md has the picture')


# --- the pictures in docs/tcp.md

def quoted(points, folder):
    images = top / 'docs' / 'images'
    found = re.findall(r'^!\[.+\]\(images/(\w+)\.svg\)$', (top / 'docs' / 'tcp.md').read_text(), re.MULTILINE)
    points.ok(found == ['opening', 'opening_role0', 'opening_role1'], 'docs/tcp.md has the pictures of the opening', found)
    for name in found:
        source = (folder / f'{name}.puml').read_text()
        points.ok(source == (images / f'{name}.puml').read_text(), f'{name}.puml is as the library draws it',
                  'docs/images/redraw.sh SESSION DRAW_ALL draws it anew')
        points.none(f'{name}.svg shows it', not_shown(source, texts((images / f'{name}.svg').read_text())))


# --- all diagrams

def rendered_by_plantuml(points, files):
    """Renders them all at once: the Java machine takes its time to start."""
    folder = files[0].parent / 'plantuml'
    done = subprocess.run(['plantuml', '-tsvg', '-charset', 'UTF-8', '-nometadata', '-o', folder, *files],
                          capture_output=True, text=True)
    points.ok(done.returncode == 0, 'plantuml finds no fault', done.stderr)
    for file in files:
        text, svg = file.read_text(), folder / f'{file.stem}.svg'
        shown = texts(svg.read_text()) if svg.exists() else []
        lost = not_shown(text, shown)
        points.ok(shown and not lost, f'plantuml shows {file.name}', *lost)


def rendered_by_dot(points, file):
    done = subprocess.run(['dot', '-Tsvg', file], capture_output=True, text=True)
    shown = [words.strip() for words in texts(done.stdout)]
    lost = []
    for words in re.findall(r'^[^"]*label="((?:[^"\\]|\\.)*)"', file.read_text(), re.MULTILINE):
        for line in re.split(r'(?<!\\)\\n', words):
            line = re.sub(r'\\(.)', r'\1', line).replace('&amp;', '&').strip()
            lost += [line] if line and line not in shown else []
    points.ok(done.returncode == 0 and not done.stderr and shown and not lost, f'dot shows {file.name}', done.stderr,
              *lost)


def main():
    points = Points()
    picture(points)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([draw_all, folder], check=True)
        quoted(points, folder)
        for file in sorted(folder.glob('*.mmd')):
            if 'role' not in file.name:
                here, there = mermaid_arrows(file.read_text()), arrows(file.with_suffix('.puml').read_text())
                points.ok(here == there and here, f'{file.name} has the arrows of {file.stem}.puml', here, there)

        has_plantuml, has_dot = (shutil.which(program) for program in ('plantuml', 'dot'))
        drawn = sorted(folder.glob('*.puml'))
        if not has_plantuml:
            points.skip('plantuml shows every diagram', 'plantuml is not installed')
        elif not has_dot:
            points.skip('plantuml shows every state diagram', 'graphviz, which it needs for them, is not installed')
            drawn = [file for file in drawn if 'role' not in file.name]
        if has_plantuml:
            rendered_by_plantuml(points, drawn)
        for file in sorted(folder.glob('*.dot')):
            if has_dot:
                rendered_by_dot(points, file)
            else:
                points.skip(f'dot shows {file.name}', 'graphviz is not installed')
    return points.done()


if __name__ == '__main__':
    os.environ.pop('DISPLAY', None)  # plantuml would look for a screen
    sys.exit(main())
