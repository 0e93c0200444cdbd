#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Every message that a header of the library describes is under the laws of tests/laws: those of tls by the list
tests/tls/message/all.hpp, from which fuzz targets are made too, others by the test at their header's path."""
import re
import sys

from sources import code, headers, top  # noqa: F401
from tap import Points

LIST = 'tests/tls/message/all.hpp'


def main():
    points = Points()
    described, lawless = set(), []
    for header in headers():
        if header.parts[-1] == 'description.hpp':
            continue
        here = set(re.findall(r'\bHANDFAST_(?:LITTLE_ENDIAN_)?MESSAGE\((\w+)', '\n'.join(code(header))))
        if header.parts[2] == 'tls':
            described |= here
            continue
        test = top / 'tests' / header.relative_to('include/handfast').with_suffix('.cpp')
        held = ' '.join(re.findall(r'\blaws::hold\w*<([^;(]*)>', test.read_text() if test.exists() else ''))
        lawless += [f'{header}: {name}' for name in sorted(here) if not re.search(rf'\b{name}\b', held)]
    listed = set(re.findall(r'handfast::tls::(\w+)', (top / LIST).read_text()))
    points.ok(bool(described), 'there are messages')
    points.none('messages of other layers are under the laws in the test of their header', lawless)
    points.ok(described <= listed, f'{LIST} has every message', *sorted(described - listed))
    points.ok(listed <= described, f'{LIST} has nothing else', *sorted(listed - described))
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
