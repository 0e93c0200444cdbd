#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Makes the library's single headers, each of which is one file that needs no other of ours.

    single_header.py OUT_DIR [--forwarding] [--depfile FILE]

    handfast_wire.hpp          all of wire/; needs Boost's headers
    handfast_choreography.hpp  all of choreography/, and core/match.hpp; needs Boost's headers
    handfast.hpp               every layer but tcp/, and of net/ what <handfast/net/posix.hpp> has; needs libsodium too

Our headers stand in them in the order of inclusion, each within its own guard, so that single headers can be included
together, and beside ordinary headers of the same version. They are not for separate compilation. wire/json.hpp, which
needs Boost.JSON, is read only where HANDFAST_WITH_JSON is defined before the first inclusion. The same sources make the
same bytes.

With --forwarding, OUT_DIR/forwarding/FACE/handfast/ has for every header that is in a single header one that includes
the single header and nothing else: the tests of the layers are compiled against these. --depfile writes what was read,
for make and ninja.
"""
import argparse
import pathlib
import re

top = pathlib.Path(__file__).resolve().parents[1]
include = top / 'include'

FACES = {
    'handfast_wire': ['handfast/wire.hpp', 'handfast/wire'],
    'handfast_choreography': ['handfast/choreography.hpp', 'handfast/choreography', 'handfast/core/match.hpp'],
    'handfast': ['handfast/handfast.hpp', 'handfast/core', 'handfast/wire', 'handfast/choreography', 'handfast/asn1',
                 'handfast/crypto', 'handfast/x509', 'handfast/tls', 'handfast/source.hpp', 'handfast/net/posix.hpp'],
}
# Read only where the macro is defined.
OPTIONAL = {'handfast/wire/json.hpp': 'HANDFAST_WITH_JSON'}

# Whose includes follow, in an ordinary header, its declarations.
SEPARATE = 'HANDFAST_SEPARATE_COMPILATION'

INCLUDE = re.compile(r'\s*#\s*include\s*<([^>]+)>')


def headers(root):
    """The names, as they are included, of a header or of all headers of a folder."""
    path = include / root
    found = sorted(path.rglob('*.hpp')) if path.is_dir() else [path]
    return [p.relative_to(include).as_posix() for p in found]


class SingleHeader:
    def __init__(self, face):
        self.face = face
        self.inlined = {}   # name of a header of ours: its text without what it includes
        self.foreign = set()
        names = [name for root in FACES[face] for name in headers(root)]
        for name in sorted(names, key=OPTIONAL.__contains__):  # what is optional comes last: others may not need it
            self._inline(name)

    def _inline(self, name):
        if name in self.inlined:
            return
        self.inlined[name] = ''  # no header includes itself by a detour: a test sees to that
        kept, after, depth = [], [], 0
        # Without it, what is declared is defined in the same unit.
        text = re.sub(rf'#ifndef {SEPARATE}\n((?:#include .*\n)+)#endif\n',
                      lambda block: after.extend(INCLUDE.findall(block[1])) or '', (include / name).read_text())
        for line in text.splitlines():
            if re.match(r'\s*#\s*if', line):
                depth += 1
            elif re.match(r'\s*#\s*endif', line):
                depth -= 1
            included = INCLUDE.match(line)
            if included and included.group(1).startswith('handfast/'):
                if depth != 1:
                    raise SystemExit(f'{name}: what is included under a condition cannot be inlined: {line}')
                self._inline(included.group(1))
            elif included and depth == 1 and name not in OPTIONAL:
                self.foreign.add(included.group(1))
            elif not line.startswith('// SPDX-License-Identifier:'):
                kept.append(line)
        # Again, so that it stands behind what it includes.
        del self.inlined[name]
        self.inlined[name] = re.sub(r'\n{3,}', '\n\n', '\n'.join(kept)).strip('\n') + '\n'
        for included in after:
            self._inline(included)

    def text(self):
        guard = f'HANDFAST_SINGLE_{self.face.upper()}_HPP'
        version = '.'.join(re.findall(r'#define HANDFAST_VERSION_\w+ (\d+)', self.inlined['handfast/version.hpp']))
        licence = ''.join(f'// {line}'.rstrip() + '\n' for line in (top / 'LICENSE').read_text().splitlines())
        parts = [f'// SPDX-License-Identifier: BSL-1.0\n//\n// handfast {version}: {self.face}.hpp, made by '
                 f'packaging/single_header.py of the headers below include/handfast.\n//\n{licence}',
                 f'#ifndef {guard}\n#define {guard}\n',
                 ''.join(f'#include <{name}>\n' for name in sorted(self.foreign))]
        if any(SEPARATE in text for text in self.inlined.values()):
            parts.append(f'#ifdef {SEPARATE}\n#error "{SEPARATE} is for the ordinary headers: this one is compiled '
                         'as a whole"\n#endif\n')
        for name, text in self.inlined.items():
            if name in OPTIONAL:
                text = f'#ifdef {OPTIONAL[name]}\n{text}#endif\n'
            parts.append(f'// --- {name}\n\n{text}')
        return '\n'.join(parts) + '\n#endif\n'


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('out', type=pathlib.Path)
    arguments.add_argument('--forwarding', action='store_true')
    arguments.add_argument('--depfile', type=pathlib.Path)
    given = arguments.parse_args()

    given.out.mkdir(parents=True, exist_ok=True)
    read = {top / 'LICENSE', pathlib.Path(__file__).resolve()}
    for face in FACES:
        single = SingleHeader(face)
        (given.out / f'{face}.hpp').write_text(single.text())
        read |= {include / name for name in single.inlined}
        for name in single.inlined if given.forwarding else ():
            path = given.out / 'forwarding' / face / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f'#include <{face}.hpp>\n')
    if given.depfile:
        made = ' '.join(f'{given.out}/{face}.hpp' for face in FACES)
        given.depfile.write_text(f'{made}: ' + ' '.join(map(str, sorted(read))) + '\n')


if __name__ == '__main__':
    main()
