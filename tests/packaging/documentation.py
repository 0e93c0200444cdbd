#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Every block of docs/packaging.md stands, word for word, in a project of tests/consumers; what it says of versions is
what meson.build says.

    documentation.py TOP
"""
import pathlib
import re
import sys

top = pathlib.Path(sys.argv[1]).resolve()
sys.path.insert(0, str(top / 'tests'))
from tap import Points  # noqa: E402


def main():
    points = Points()
    page = (top / 'docs' / 'packaging.md').read_text()
    consumers = top / 'tests' / 'consumers'
    texts = {path.relative_to(consumers): path.read_text() for path in sorted(consumers.rglob('*'))
             if path.is_file() and path.suffix in ('.sh', '.txt', '.build', '.wrap', '.cpp')}
    blocks = re.findall(r'^```\w+\n(.*?)^```', page, re.MULTILINE | re.DOTALL)
    points.ok(len(blocks) >= 8, 'there are blocks', len(blocks))
    for block in blocks:
        points.ok(any(block in text for text in texts.values()), f'is built by a consumer: {block.splitlines()[0]}', block)

    facts = (top / 'meson.build').read_text()
    boost, sodium = (re.search(rf"^{name}_version = '(.*?)'", facts, re.MULTILINE).group(1) for name in ('boost', 'sodium'))
    for name in ('docs/packaging.md', 'README.md'):
        text = (top / name).read_text()
        points.ok(set(re.findall(r'Boost (\d[\d.]*\d)', text)) == {boost}, f'{name} names Boost {boost}')
        points.ok(set(re.findall(r'libsodium (\d[\d.]*\d)', text)) == {sodium}, f'{name} names libsodium {sodium}')
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
