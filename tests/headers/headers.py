#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""All public headers in two translation units of one program, and each alone, twice.

    headers.py TOP BUILD [--each]

A missing `inline` fails the first; a header that lacks an #include of its own, or a guard, the second, which is done
with `--each` alone: it is some three hundred compilations.
"""
import concurrent.futures
import os
import pathlib
import sys
import tempfile

top, build = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
sys.path.insert(0, str(top / 'tests'))
from compiling import Compiler  # noqa: E402
from tap import Points  # noqa: E402


def main():
    points = Points()
    compiler = Compiler(build)
    names = sorted(str(p.relative_to(top / 'include')) for p in (top / 'include').rglob('*.hpp'))
    jobs = concurrent.futures.ThreadPoolExecutor(int(os.environ.get('JOBS', os.cpu_count() or 1)))

    def alone(name):
        return compiler.run('-fsyntax-only', '-x', 'c++', '-', text=f'#include <{name}>\n#include <{name}>\n')

    each = names if '--each' in sys.argv else []
    for name, (good, words) in zip(each, jobs.map(alone, each)):
        points.ok(good, f'{name} alone, twice', words)

    with tempfile.TemporaryDirectory() as folder:
        def unit(index):
            source = pathlib.Path(folder) / f'unit{index}.cpp'
            source.write_text(''.join(f'#include <{name}>\n' for name in names)
                              + ('int main() {}\n' if index else 'int other() { return 0; }\n'))
            return compiler.run('-O0', '-c', source, '-o', f'{source}.o')

        units = list(jobs.map(unit, range(2)))
        points.ok(all(good for good, _ in units), 'all headers in one translation unit', *[w for _, w in units])
        good, words = compiler.run(*(f'{folder}/unit{i}.cpp.o' for i in range(2)), '-o', f'{folder}/program', '-lsodium')
        points.ok(good, 'two translation units that include all headers make one program', words)
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
