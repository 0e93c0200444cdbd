#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tests/shipped/protocols.txt, from which tests and mutants are made, lists every protocol that a header of the library
or of the examples describes."""
import re
import sys

import sources
from tap import Points

sys.path.insert(0, str(sources.top / 'tests' / 'shipped'))
sys.path.insert(0, str(sources.top / 'tests' / 'mutants'))
import mutants  # noqa: E402
import shipped  # noqa: E402

FOLDERS = ('include/handfast/tls/handshake', 'include/handfast/tcp', 'examples/choreography')
PROTOCOL = re.compile(r'\b(?:struct|class)\s+(\w+)\s*(?:final\s*)?:\s*(?:public\s+)?(?:\w+::)*protocol<')


def main():
    points = Points()
    points.ok(PROTOCOL.findall('struct a\n    : b::protocol<c> {};\nstruct d final : public protocol<>') == ['a', 'd'],
              'a protocol is known where one stands')

    described = {(str(path), name) for folder in FOLDERS for path in sources.files('.hpp')
                 if path.is_relative_to(folder) for name in PROTOCOL.findall('\n'.join(sources.code(path)))}
    listed = shipped.listed()
    of_list = {(it.header, it.type.split('::')[-1]) for it in listed}
    points.ok(bool(described), 'there are protocols')
    points.none(f'{shipped.LIST} has every protocol', sorted(described - of_list))
    points.none(f'{shipped.LIST} has nothing else', sorted(of_list - described))
    points.ok(len({it.name for it in listed}) == len(listed), 'each has a name of its own')

    texts = shipped.texts()
    points.none('the header of each has words to mutate', {it.header for it in listed} - set(texts))
    points.none('a static test reads each', [path for path in texts if not mutants.tests_of(path)])
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
