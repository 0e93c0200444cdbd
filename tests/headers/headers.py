#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Each public header alone and twice, then all of them in two translation units of one program.

    headers.py TOP BUILD

A header that lacks an #include of its own or a guard fails the first, a missing `inline` the second.
"""
import concurrent.futures
import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

top, build = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
sys.path.insert(0, str(top / 'tests'))
from tap import Points  # noqa: E402


def compiler():
    """The command that compiles probe.cpp, without its source, its output and its dependency file."""
    for entry in json.loads((build / 'compile_commands.json').read_text()):
        if entry['file'].endswith('tests/headers/probe.cpp'):
            words, kept = iter(shlex.split(entry['command'])), []
            for word in words:
                if word in ('-o', '-MF', '-MQ'):
                    next(words)
                elif word not in ('-c', '-MD', entry['file']):
                    kept.append(word)
            return kept
    raise SystemExit('Bail out! compile_commands.json does not know probe.cpp')


def run(command, text=None):
    done = subprocess.run(command, cwd=build, input=text, text=True, capture_output=True)
    return done.returncode == 0, done.stderr[-4000:]


def main():
    points = Points()
    command = compiler()
    names = sorted(str(p.relative_to(top / 'include')) for p in (top / 'include').rglob('*.hpp'))
    jobs = concurrent.futures.ThreadPoolExecutor(int(os.environ.get('JOBS', os.cpu_count() or 1)))

    def alone(name):
        return run(command + ['-fsyntax-only', '-x', 'c++', '-'], f'#include <{name}>\n#include <{name}>\n')

    for name, (good, words) in zip(names, jobs.map(alone, names)):
        points.ok(good, f'{name} alone, twice', words)

    with tempfile.TemporaryDirectory() as folder:
        def unit(index):
            source = pathlib.Path(folder) / f'unit{index}.cpp'
            source.write_text(''.join(f'#include <{name}>\n' for name in names)
                              + ('int main() {}\n' if index else 'int other() { return 0; }\n'))
            return run(command + ['-O0', '-c', str(source), '-o', f'{source}.o'])

        units = list(jobs.map(unit, range(2)))
        points.ok(all(good for good, _ in units), 'all headers in one translation unit', *[w for _, w in units])
        good, words = run(command + [f'{folder}/unit{i}.cpp.o' for i in range(2)]
                          + ['-o', f'{folder}/program', '-lsodium'])
        points.ok(good, 'two translation units that include all headers make one program', words)
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
