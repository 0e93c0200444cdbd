#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What clang-tidy 19 says by `.clang-tidy` of all headers and of the examples: nothing. And that it would speak.

    tidy.py [FILE ...]

With FILEs only these are looked at. ./dev lint runs it.
"""
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent
top = here.parents[1]
sys.path.insert(0, str(here.parent))
from tap import Points  # noqa: E402

WRONG = '''#include <handfast/core/bytes.hpp>
struct Named {
    void wrong();
};
void Named::wrong() {
    char* p = 0;
    *p = 1;
}
'''


def tidy(path):
    """(whether all is well, what is said). The analyser would take minutes for each example."""
    checks = ['--checks=-clang-analyzer-*'] if path.is_relative_to(top) else []
    done = subprocess.run(['clang-tidy-19', '--quiet', f'--config-file={top / ".clang-tidy"}', *checks, path, '--',
                           '-std=c++20', f'-I{top / "include"}', f'-I{top / "examples"}'], capture_output=True, text=True)
    return done.returncode == 0, done.stdout


def main():
    points = Points()
    given = [pathlib.Path(name).resolve() for name in sys.argv[1:]]
    if not shutil.which('clang-tidy-19'):
        points.skip('clang-tidy has nothing to say', 'clang-tidy-19 is not installed')
        return points.done()
    with tempfile.TemporaryDirectory() as folder:
        everything, wrong = pathlib.Path(folder) / 'all_headers.cpp', pathlib.Path(folder) / 'wrong.cpp'
        headers = sorted(p.relative_to(top / 'include') for p in (top / 'include').rglob('*.hpp'))
        everything.write_text(''.join(f'#include <{header}>\n' for header in headers))
        wrong.write_text(WRONG)
        paths = given or [wrong, everything, *sorted((top / 'examples').rglob('*.cpp'))]
        jobs = concurrent.futures.ThreadPoolExecutor(int(os.environ.get('JOBS', os.cpu_count() or 1)))
        for path, (good, said) in zip(paths, jobs.map(tidy, paths)):
            if path == wrong:
                points.ok(not good and 'identifier-naming' in said and 'use-nullptr' in said, 'it finds what is wrong', said)
            else:
                points.ok(good, f'{path.relative_to(top) if path.is_relative_to(top) else path.stem}', said)
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
