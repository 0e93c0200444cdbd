#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The single headers that packaging/single_header.py makes: every layer is in one, none is in one that it should not be
in, and what is made twice is the same.

    single_header.py TOP
"""
import pathlib
import re
import subprocess
import sys
import tempfile

top = pathlib.Path(sys.argv[1]).resolve()
sys.path.insert(0, str(top / 'tests'))
from tap import Points  # noqa: E402

FACES = {
    'handfast_wire': {'core', 'wire'},
    'handfast_choreography': {'core', 'choreography'},
    'handfast': {'core', 'wire', 'choreography', 'asn1', 'crypto', 'x509', 'tls', 'net'},
}


def make(out):
    subprocess.run([sys.executable, top / 'packaging' / 'single_header.py', out, '--forwarding'], check=True)
    return {path.relative_to(out): path.read_text() for path in sorted(pathlib.Path(out).rglob('*.hpp'))}


def main():
    points = Points()
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        made = make(first)
        points.ok(made == make(second), 'what is made twice is the same')

    for face, layers in FACES.items():
        text = made[pathlib.Path(f'{face}.hpp')]
        names = re.findall(r'^// --- (handfast/.*)$', text, re.MULTILINE)
        points.ok({name.split('/')[1] for name in names if name.count('/') > 1} == layers and len(set(names)) == len(names),
                  f'{face}.hpp is made of {", ".join(sorted(layers))}, each header once')
        points.none(f'{face}.hpp includes nothing of ours', re.findall(r'#\s*include\s*[<"]handfast.*', text))
        outside = re.findall(r'^#include <(.*)>', text[:text.index('// --- ')], re.MULTILINE)
        points.ok(outside and len(outside) == len(set(outside)), f'{face}.hpp includes others once, before ours')
        points.ok(('sodium' in ' '.join(outside)) == (face == 'handfast'), f'{face}.hpp has libsodium only where it should')
        points.ok(text.count('SPDX-License-Identifier') == 1 and 'Permission is hereby granted' in text,
                  f'{face}.hpp carries the licence')
        forwarding = {path.relative_to(f'forwarding/{face}').as_posix(): words for path, words in made.items()
                      if path.parts[:2] == ('forwarding', face)}
        points.ok(sorted(forwarding) == sorted(names) and set(forwarding.values()) == {f'#include <{face}.hpp>\n'},
                  f'what forwards to {face}.hpp are the headers in it')

    whole = made[pathlib.Path('handfast.hpp')]
    headers = [path.relative_to(top / 'include').as_posix() for path in (top / 'include').rglob('*.hpp')]
    points.none('handfast.hpp has all headers but those of tcp/ and net/', [
        name for name in headers if f'// --- {name}\n' not in whole and not name.startswith(('handfast/tcp/', 'handfast/net/'))])
    points.ok('// --- handfast/net/posix.hpp\n' in whole, 'handfast.hpp has the sockets of net/')
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
