#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""tests/tls/message/all.hpp, from which laws and fuzz targets are made, lists every message that a header of the
library describes."""
import re
import sys

from sources import code, headers, top  # noqa: F401
from tap import Points

LIST = 'tests/tls/message/all.hpp'


def main():
    points = Points()
    described = set()
    for header in headers():
        if header.parts[-1] != 'description.hpp':
            described |= set(re.findall(r'\bHANDFAST_(?:LITTLE_ENDIAN_)?MESSAGE\((\w+)', '\n'.join(code(header))))
    listed = set(re.findall(r'handfast::tls::(\w+)', (top / LIST).read_text()))
    points.ok(bool(described), 'there are messages')
    points.ok(described <= listed, f'{LIST} has every message', *sorted(described - listed))
    points.ok(listed <= described, f'{LIST} has nothing else', *sorted(listed - described))
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
