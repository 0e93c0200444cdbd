#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Files that must not compile, and what the compiler must say about them.

    run.py --compiler g++ [--compiler clang++-19 ...] [-I FOLDER ...] FOLDER

Each *.cpp below FOLDER begins with lines of the form `// word: text`; a line that begins with `//    ` goes on with
the one before:

    // expect: TEXT      must stand in the first `error:` line, and that line must be about the file itself
    // in header: TEXT   the same, but the line may be about a header (a static_assert on a description)
    // flags: WORDS      more flags for both forms
    // only: WORD        only compilers whose name has WORD in it

and holds a corrected form under `#ifdef CORRECTED`, which must compile. What they include first is compiled once a
compiler beforehand. A compiler prints a sentence that is a
template argument in pieces; the pieces are joined before the comparison.
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Points  # noqa: E402

FLAGS = ['-std=c++20', '-fsyntax-only', '-Wall', '-Wextra', '-Wpedantic', '-Wconversion', '-Wshadow', '-Werror',
         '-Wno-unused-variable', '-Wno-unused-but-set-variable']


def head(path):
    """The `// word: text` lines at the top of the file."""
    words, last = {}, None
    for line in path.read_text().splitlines():
        found = re.match(r'// ([a-z][a-z ]*): (.*)', line)
        if found:
            last = found[1]
            words[last] = found[2].strip()
        elif line.startswith('//    ') and last:
            words[last] += ' ' + line[2:].strip()
        elif not line.startswith('//'):
            break
    return words


def plain(text):
    """Without the difference between kinds of quotes, and with single spaces."""
    return ' '.join(re.sub('[‘’`´\'"]', "'", text).split())


def says(line, text):
    """Whether `text` stands in `line`, either as it is or in the joined pieces of a sentence."""
    joined = ' '.join(re.findall(r'"((?:[^"\\]|\\.)*)"', line))
    return plain(text) in plain(line) or plain(text) in plain(joined)


def first_error(output):
    return next((line for line in output.splitlines() if re.search(r'\berror:', line)), '')


class Headers:
    """Precompiled headers, by compiler and name: -fsyntax-only reads them, and so does the corrected form."""

    def __init__(self, folder, includes):
        self.folder = pathlib.Path(folder)
        self.includes = includes

    def make(self, compiler, name):
        """(place of the precompiled header, the words of a compiler that could not make it)"""
        place = self.folder / compiler / name
        place.parent.mkdir(parents=True, exist_ok=True)
        source = next((i / name for i in map(pathlib.Path, self.includes) if (i / name).exists()), None)
        if source is None:
            return place, f'{name} is not there'
        flags = [f for f in FLAGS if f != '-fsyntax-only']
        target = str(place) + ('.pch' if 'clang' in compiler else '.gch')
        done = subprocess.run([compiler, *flags, *(f'-I{i}' for i in self.includes), '-x', 'c++-header', str(source),
                               '-o', target], capture_output=True, text=True, errors='replace')
        return place, done.stderr if done.returncode else ''


class Case:
    def __init__(self, path, folder, compiler, includes):
        self.path = path
        self.words = head(path)
        self.compiler = compiler
        self.name = f'{path.relative_to(folder)} by {compiler}'
        self.command = [compiler, *FLAGS, *(f'-I{i}' for i in includes), *self.words.get('flags', '').split(),
                        str(path)]
        found = re.search(r'^#include "(.*)"', path.read_text(), re.M)
        self.header = found[1] if found and 'flags' not in self.words else None

    def use(self, place):
        self.command[1:1] = ['-include', str(place)]

    def run(self, *more):
        done = subprocess.run(self.command + list(more), capture_output=True, text=True, errors='replace',
                              env={**os.environ, 'LC_ALL': 'C.UTF-8'})
        return done.returncode, done.stderr

    def check(self):
        """What is wrong with this case, as lines; none where it is as it should be."""
        here = 'expect' in self.words
        wanted = self.words.get('expect') or self.words.get('in header')
        if not wanted:
            return ['the file says neither `// expect: ...` nor `// in header: ...`']
        wrong = []
        status, output = self.run()
        line = first_error(output)
        if status == 0:
            wrong.append('it compiles')
        elif not says(line, wanted):
            wrong += [f'wanted: {wanted}', f'first error: {line}']
        elif here and not line.startswith(str(self.path)):
            wrong += ['the first error is not at the line of the caller', line]
        status, output = self.run('-DCORRECTED')
        if status != 0:
            wrong += ['the corrected form does not compile'] + output.splitlines()[:20]
        return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--compiler', action='append', required=True)
    parser.add_argument('-I', dest='includes', action='append', default=[])
    parser.add_argument('folder', type=pathlib.Path)
    arguments = parser.parse_args()

    points = Points()
    cases = []
    for compiler in arguments.compiler:
        if shutil.which(compiler) is None:
            points.skip(f'{compiler}: files that must not compile', f'{compiler} is not installed')
            continue
        for path in sorted(arguments.folder.rglob('*.cpp')):
            if head(path).get('only', '') in compiler:
                cases.append(Case(path, arguments.folder, compiler, arguments.includes))
    if not list(arguments.folder.rglob('*.cpp')):
        points.ok(False, f'there are files in {arguments.folder}')

    with tempfile.TemporaryDirectory() as folder, \
            concurrent.futures.ThreadPoolExecutor(int(os.environ.get('JOBS', os.cpu_count() or 1))) as jobs:
        headers = Headers(folder, arguments.includes)
        needed = sorted({(case.compiler, case.header) for case in cases if case.header})
        made = dict(zip(needed, jobs.map(lambda it: headers.make(*it), needed)))
        for (compiler, name), (_, trouble) in made.items():
            points.ok(not trouble, f'{name} by {compiler}', trouble)
        for case in cases:
            if case.header:
                case.use(made[case.compiler, case.header][0])
        for case, wrong in zip(cases, jobs.map(Case.check, cases)):
            points.ok(not wrong, case.name, *wrong)
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
