#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""One version number: version.hpp, meson.build and the CHANGELOG say the same."""
import re
import sys

import sources
from tap import Points


def main():
    points = Points()
    header = '\n'.join(sources.code('include/handfast/version.hpp'))
    numbers = [re.search(rf'#define HANDFAST_VERSION_{part} (\d+)', header).group(1)
               for part in ('MAJOR', 'MINOR', 'PATCH')]
    version = '.'.join(numbers)

    build = re.search(r"^\s*version: '([^']+)'", '\n'.join(sources.lines('meson.build')), re.MULTILINE).group(1)
    points.ok(build == version, 'meson.build has the version of version.hpp', f'{build} and {version}')

    space = re.search(r'#define HANDFAST_ABI (\w+)', header).group(1)
    points.ok(space == f'v{numbers[0]}_{numbers[1]}', 'the inline namespace is spelled from it', space)

    newest = re.search(r'^## (\d+\.\d+\.\d+)', '\n'.join(sources.lines('CHANGELOG.md')), re.MULTILINE).group(1)
    points.ok(newest == version, "the CHANGELOG's newest entry is that version", f'{newest} and {version}')
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
