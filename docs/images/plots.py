#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Draws the plots of docs/performance.md from the tables in benchmarks/results, which are where the figures are.

    plots.py [FOLDER]

writes them into FOLDER, or beside this file. tests/docs/plots.py says whether those that are there are current.
"""
import html
import math
import pathlib
import re
import sys

here = pathlib.Path(__file__).resolve().parent
results = here.parents[1] / 'benchmarks' / 'results'

# --- reading tables


def tables(name):
    """Each table of a page as a list of rows, the first of which is the heads of the columns."""
    found = re.findall(r'(?:^\|.*\n)+', (results / name).read_text(), re.MULTILINE)
    split = [[[cell.strip() for cell in line.strip('|\n').split('|')] for line in table.splitlines()] for table in found]
    return [[rows[0], *rows[2:]] for rows in split]


def number(cell):
    """The first number of a cell, or nothing; `**1.08** (!)` is 1.08."""
    found = re.match(r'\**(\d[\d,]*(?:\.\d+)?)', cell)
    return float(found[1].replace(',', '')) if found else None


def expanded(label, cells):
    """A row that has several figures in each cell as several rows: `RSA-2048, 3072 sign` and two times two figures."""
    split = [cell.split(', ') for cell in cells]
    if len(split[0]) == 1:
        return [(label, cells)]
    if found := re.match(r'RSA-(\d+(?:, \d+)+) (.*)', label):
        labels = [f'RSA-{size} {found[2]}' for size in found[1].split(', ')]
    elif found := re.match(r'(.*), (.*) and (.*)', label):
        labels = [f'{found[1]}, {which}' for which in found.groups()[1:]]
    elif found := re.match(r'(\S+) (\w+), (\w+)$', label):
        labels = [f'{found[1]} {which}' for which in found.groups()[1:]]
    if len(labels) != len(split[0]):
        raise ValueError(label)
    return list(zip(labels, zip(*split)))


# --- drawing

PLOT, NOTES, ROW, TOP = 420, 175, 21, 84
SHAPES = [  # of the contenders, in the order of the legend: told apart by shape as well as by colour
    '<circle class="c0" cx="{x}" cy="{y}" r="5.5"/>',
    '<rect class="c1" x="{x}" y="{y}" width="9" height="9" transform="translate(-4.5 -4.5)"/>',
    '<path class="c2" d="M{x} {y}m0 -6.5l6.5 6.5l-6.5 6.5l-6.5 -6.5z"/>',
    '<path class="c3" d="M{x} {y}m0 -6l6 10.5h-12z"/>',
]
STYLE = '''
  .paper { fill: #ffffff } text { fill: #1b1b1b; font: 13px sans-serif } .title { font-size: 16px; font-weight: bold }
  .small { fill: #555555; font-size: 12px } .grid { stroke: #dddddd } .one { stroke: #1b1b1b; stroke-width: 1.5 }
  .span { stroke: #b5b5b5 }
  .c0 { fill: #0072b2 } .c1 { fill: #d55e00 } .c2 { fill: #009e73 } .c3 { fill: #b04a8c }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #1c1e22 } text { fill: #e8e8e8 } .small { fill: #b0b0b0 } .grid { stroke: #3c4048 }
    .one { stroke: #e8e8e8 } .span { stroke: #6a6e76 }
    .c0 { fill: #56b4e9 } .c1 { fill: #ff8c42 } .c2 { fill: #2fd6a5 } .c3 { fill: #e79ac9 }
  }
'''


def marks(least, greatest):
    """1, 2 and 5 times the powers of ten between the two, or more of them where it is not far."""
    digits = (1, 2, 5) if greatest > 20 * least else (1, 1.5, 2, 3, 4, 5, 6, 8)
    powers = range(math.floor(math.log10(least)), math.ceil(math.log10(greatest)) + 1)
    return [digit * 10**power for power in powers for digit in digits
            if least <= digit * 10**power <= greatest]


def short(value):
    return f'{value:,.0f}' if value >= 10 else f'{value:.3g}'


def plot(title, axis, series, rows, one=None):
    """An SVG: a row for each (label, {series: value}, note), on a logarithmic axis; `one` says what 1 is."""
    values = [v for _, points, _ in rows for v in points.values()] + ([1] if one else [])
    least, greatest = min(values) / 1.15, max(values) * 1.15
    notes = NOTES if any(note for *_, note in rows) else 30
    left = round(40 + 7 * max(len(label) for label, *_ in rows))
    width, bottom = left + PLOT + notes, TOP + ROW * len(rows)
    height = bottom + 44

    def at(value):
        return round(left + PLOT * math.log(value / least) / math.log(greatest / least), 1)

    def text(x, y, words, kind='', anchor='start'):
        named = f' class="{kind}"' if kind else ''
        return f'<text{named} x="{x}" y="{y}" text-anchor="{anchor}">{html.escape(str(words), quote=False)}</text>'

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
           f'<title>{html.escape(title)}</title>', f'<style>{STYLE}</style>',
           f'<rect class="paper" width="{width}" height="{height}"/>', text(12, 26, title, 'title')]
    x = left
    for shape, name in zip(SHAPES, series):
        out += [shape.format(x=x, y=52), text(x + 11, 56, name)]
        x += 34 + 7.2 * len(name)
    for value in marks(least, greatest):
        out += [f'<path class="grid" d="M{at(value)} {TOP - 8}V{bottom}"/>',
                text(at(value), bottom + 16, short(value), 'small', 'middle')]
    if one:
        out += [f'<path class="one" d="M{at(1)} {TOP - 8}V{bottom}"/>', text(at(1), TOP - 11, one, 'small', 'middle')]
    out.append(text(left + PLOT / 2, bottom + 34, axis, 'small', 'middle'))
    for index, (label, points, note) in enumerate(rows):
        y = TOP + ROW * (index + 0.5)
        out.append(text(left - 12, y + 4, label, anchor='end'))
        ends = [at(v) for v in [*points.values(), *([1] if one else [])]]
        out.append(f'<path class="span" d="M{min(ends)} {y}H{max(ends)}"/>')
        for shape, name in reversed(list(zip(SHAPES, series))):  # the first last, so that nothing covers it
            if name in points:
                words = html.escape(f'{label}, {name}: {points[name]:g}', quote=False)
                out.append(f'<g><title>{words}</title>{shape.format(x=at(points[name]), y=y)}</g>')
        if note:
            out.append(text(left + PLOT + 14, y + 4, note, 'small'))
    return '\n'.join([*out, '</svg>', ''])


# --- the plots

def crypto():
    """Beside OpenSSL, in two plots, without the row that is beside something else."""
    rows = [(label, {'handfast': number(ours) / number(theirs)}, f'{ours} : {theirs} µs')
            for cells in tables('crypto.md')[0][1:] if 'beside' not in cells[0]
            for label, (ours, theirs) in expanded(cells[0], cells[1:3])]
    public = [row for row in rows if re.search('RSA|25519', row[0])]
    for name, title, part in (
            ('crypto_public_key', 'Public keys and handshakes beside OpenSSL', public),
            ('crypto_symmetric', 'Hashes, derivation and ciphers beside OpenSSL', [r for r in rows if r not in public])):
        yield name, plot(title, 'time over OpenSSL’s: left of the line handfast is faster', ['handfast'], part,
                         'OpenSSL')


def wire():
    """Codecs beside code by hand and peers, a plot for each compiler."""
    for name, compiler, table in zip(('wire_gcc', 'wire_clang'), ('g++', 'clang'), tables('wire.md')):
        heads = [head.strip('*') for head in table[0]]
        series = ['handfast', *heads[heads.index('goal') + 1:]]
        rows = [(f'{cells[0]}, {cells[1]}',
                 {s: number(cells[heads.index(s)]) for s in series if number(cells[heads.index(s)]) is not None},
                 f'{cells[2]} ns by hand') for cells in table[1:]]
        yield name, plot(f'Codecs, {compiler}', 'time over that of code written by hand', series, rows, 'by hand')


def compiling(name, title, table, pattern, series):
    """CPU seconds; `pattern` cuts a row's label into what is compiled and by whose means."""
    rows = {}
    for column, compiler in enumerate(table[0][1:], 1):
        for cells in table[1:]:
            if (found := re.fullmatch(pattern, cells[0])) and (value := number(cells[column])) is not None:
                rows.setdefault((found[1], compiler), {})[series[found[2] or '']] = value
    rows = [(f'{what}, {compiler}', points, '') for (what, compiler), points in sorted(
        rows.items(), key=lambda row: (row[0][1], [int(n) for n in re.findall(r'^\d+', row[0][0])]))]
    return name, plot(title, 'CPU seconds of the compiler', list(dict.fromkeys(series.values())), rows)


def all_plots():
    yield from crypto()
    yield from wire()
    yield compiling('wire_compile', 'Compiling codecs', tables('wire.md')[-1],
                    r'(ClientHello|\d+ messages)((?: by hand| of cereal)?)',
                    {'': 'handfast', ' by hand': 'by hand', ' of cereal': 'cereal'})
    yield compiling('choreography_compile', 'Compiling a protocol and both its roles', tables('choreography.md')[-1],
                    r'(\d+ messages), (driven|by hand|Boost\.\w+)',
                    {'driven': 'handfast', 'by hand': 'by hand', 'Boost.Statechart': 'Boost.Statechart',
                     'Boost.MSM': 'Boost.MSM'})


if __name__ == '__main__':
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here
    for stem, svg in all_plots():
        (folder / f'{stem}.svg').write_text(svg)
