#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The plots in docs/images are what plots.py draws of the tables in benchmarks/results, every figure that is compared
there is in one of them, and docs/performance.md shows each.

    plots.py TOP
"""
import pathlib
import re
import subprocess
import sys
import tempfile

top = pathlib.Path(sys.argv[1]).resolve()
sys.path.insert(0, str(top / 'tests'))
from tap import Points  # noqa: E402

images, results = top / 'docs' / 'images', top / 'benchmarks' / 'results'


def figures(name, line, column):
    """The numbers at the head of a column's cells, in the rows that begin with `line`."""
    rows = [text.strip('|').split('|') for text in (results / name).read_text().splitlines() if re.match(line, text)]
    return [found[1] for cells in rows if (found := re.match(r' *\**(\d[\d.,]*\d|\d)', cells[column]))]


def main():
    points = Points()
    page = (top / 'docs' / 'performance.md').read_text()
    with tempfile.TemporaryDirectory() as name:
        subprocess.run([sys.executable, '-B', images / 'plots.py', name], check=True)
        drawn = {file.name: file.read_text() for file in pathlib.Path(name).iterdir()}
    for file, svg in sorted(drawn.items()):
        there = images / file
        points.ok(there.exists() and there.read_text() == svg, f'{file} is current',
                  'docs/images/plots.py draws it anew')
        points.ok(f'](images/{file})' in page, f'docs/performance.md shows {file}')

    codecs = drawn['wire_gcc.svg'] + drawn['wire_clang.svg']
    for column, contender in ((3, 'handfast'), (6, 'Boost.Endian'), (7, 'cereal'), (8, 'flatbuffers')):
        wanted = figures('wire.md', r'\| (ClientHello|Certificate|RPC|TCP|Monsters)[^|]*\| (en|de|view|own)', column)
        shown = [float(n) for n in re.findall(rf', {re.escape(contender)}: ([\d.]+)</title>', codecs)]
        points.ok(len(wanted) > 5 and [float(n) for n in wanted] == shown, f'codecs of {contender}: every figure',
                  wanted, shown)
    protocols = drawn['choreography_compile.svg']
    for means, contender in (('driven', 'handfast'), ('by hand', 'by hand'), ('Boost.MSM', 'Boost.MSM')):
        wanted = [n for column in (1, 2) for n in figures('choreography.md', rf'\| \d+ messages, {means} ', column)]
        shown = re.findall(rf', {re.escape(contender)}: ([\d.]+)</title>', protocols)
        points.ok(len(wanted) > 3 and sorted(map(float, wanted)) == sorted(map(float, shown)),
                  f'protocols of {contender}: every figure', wanted, shown)
    public = drawn['crypto_public_key.svg'] + drawn['crypto_symmetric.svg']
    wanted = figures('crypto.md', r'\| (RSA-2048 private \(|TLS 1.2 RSA|X25519|HKDF)', 1)[:4]
    points.ok(len(wanted) == 4 and all(f'>{n} : ' in public for n in wanted), 'times beside OpenSSL are there', wanted)
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
