#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What clang's -Wconsumed says of sessions under HANDFAST_LINT_SESSIONS, and what is said of the rest at run time.

    run.py [--clang clang++-19] [--also clang++-16] [--compiler g++] [--no-examples] [FILE ...]

corpus/    Each line marked `// misuse`, and each marked `// false alarm`, must be complained of, and no other. `--also`
           names a clang that must find every misuse, but may complain of more.
unseen/    What is not found: nothing may be said about these, but each, built with HANDFAST_CHECK_SESSIONS by
           `--compiler`, must abort and say on stderr what stands in its line `// says: TEXT`.
mixed/     Two halves of a program that must link where both are checked or neither is, and else not.
The examples, and those tests that go through sessions by hand, must be silent.

With FILEs only these are looked at, and every complaint is printed.
"""
import argparse
import collections
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent
top = here.parents[1]
sys.path.insert(0, str(here.parent))
from tap import Points  # noqa: E402

FLAGS = ['-std=c++20', f'-I{top / "include"}', f'-I{top / "tests"}', '-DBOOST_TEST_DYN_LINK']
LINT = ['-fsyntax-only', '-Wno-everything', '-Wconsumed', '-Wunused-result', '-fno-caret-diagnostics']
# What a constructor takes over looks dropped to clang; what nobody takes is found by [[nodiscard]].
LEFT_OUT = re.compile(r"'~session' on a temporary object")
PASSES = [[f'-DHANDFAST_LINT_SESSIONS={number}'] for number in (1, 2)]
CHECKED = '-DHANDFAST_CHECK_SESSIONS'
BY_HAND = ['tests/tls/session.cpp'] + [f'tests/choreography/{name}.cpp'
                                       for name in ('kind', 'session', 'split', 'three_roles')]

Said = collections.namedtuple('Said', 'file line words')


def run(command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, errors='replace',
                          env={**os.environ, 'LC_ALL': 'C.UTF-8'})
    return done.returncode, done.stdout + done.stderr


def complaints(clang, path, passes=PASSES):
    """(what both passes say about `path` and what it includes, as a set of `Said`; the words of a failure)"""
    said, trouble = set(), []
    for flags in passes:
        status, output = run([clang, *FLAGS, *LINT, *flags, path])
        for line in output.splitlines():
            found = re.match(r'(.*?):(\d+):\d+: warning: (.*)', line)
            if found and not LEFT_OUT.search(found[3]):
                said.add(Said(found[1], int(found[2]), found[3]))
        if status:
            trouble += output.splitlines()[:10]
    return said, trouble


def precompile(compiler, folder, name, *flags):
    """The flags that use talk.hpp compiled beforehand with `flags`."""
    place = pathlib.Path(folder) / f'{compiler}-{name}' / 'talk.hpp'
    place.parent.mkdir(parents=True)
    target = f'{place}.{"pch" if "clang" in compiler else "gch"}'
    status, output = run([compiler, *FLAGS, *flags, '-x', 'c++-header', here / 'talk.hpp', '-o', target])
    if status:
        raise SystemExit(f'Bail out! talk.hpp does not compile\n{output}')
    return [*flags, '-include', place]


def in_words(said):
    return [f'{s.file}:{s.line}: {s.words}' for s in sorted(said)]


def marked(path, marks):
    return {number for number, line in enumerate(path.read_text().splitlines(), 1) if re.search(f'// ({marks})$', line)}


def check_corpus(clang, path, passes, exactly):
    said, wrong = complaints(clang, path, passes)
    wanted = marked(path, 'misuse|false alarm' if exactly else 'misuse')
    got = {s.line for s in said if s.file == str(path)}
    wrong += [f'{path.name}:{line}: nothing is said' for line in sorted(wanted - got)]
    if exactly:
        wrong += in_words(s for s in said if s.file != str(path) or s.line not in wanted)
    return wrong


def check_silent(clang, path, passes=PASSES):
    said, wrong = complaints(clang, path, passes)
    return wrong + in_words(said)


def check_caught(compiler, path, flags, folder):
    """What is wrong with a program that must abort and say why."""
    program = pathlib.Path(folder) / path.stem
    status, output = run([compiler, *FLAGS, *flags, path, '-o', program])
    if status:
        return output.splitlines()[:20]
    wanted = re.search(r'^// says: (.*(?:\n//    .*)*)', path.read_text(), re.M)[1]
    wanted = re.sub(r'\n//\s+', ' ', wanted)
    status, output = run([program])
    wrong = [] if status == -6 else [f'it ended with {status} and did not abort']
    return wrong if f'handfast: {wanted}\n' in output else wrong + [f'wanted: {wanted}', f'said:   {output}']


def check_mixed(compiler, folder):
    objects, wrong = {}, []
    for name in ('one', 'two'):
        for checked in (False, True):
            objects[name, checked] = pathlib.Path(folder) / f'{name}{checked}.o'
            status, output = run([compiler, *FLAGS, *([CHECKED] if checked else []), '-c', here / 'mixed' / f'{name}.cpp',
                                  '-o', objects[name, checked]])
            wrong += output.splitlines()[:20] if status else []
    for one in (False, True):
        for two in (False, True):
            linked = run([compiler, objects['one', one], objects['two', two], '-o', pathlib.Path(folder) / 'mixed'])[0] == 0
            if linked != (one == two):
                wrong.append(f'one.cpp {"" if one else "not "}checked, two.cpp {"" if two else "not "}checked: '
                             f'{"links" if linked else "does not link"}')
    return wrong


class Tasks:
    """Checks that run side by side and are reported in the order in which they were asked for."""

    def __init__(self):
        self.jobs = concurrent.futures.ThreadPoolExecutor(int(os.environ.get('JOBS', os.cpu_count() or 1)))
        self.asked = []

    def add(self, name, compiler, check, *more):
        """`check(compiler, *more)` gives what is wrong, as lines."""
        self.asked.append((name, self.jobs.submit(check, compiler, *more) if shutil.which(compiler) else compiler))

    def report(self):
        points = Points()
        for name, answer in self.asked:
            if isinstance(answer, str):
                points.skip(name, f'{answer} is not installed')
            else:
                wrong = answer.result()
                points.ok(not wrong, name, *wrong)
        return points.done()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--clang', default='clang++-19')
    parser.add_argument('--also', default='clang++-16')
    parser.add_argument('--compiler', default='g++')
    parser.add_argument('--no-examples', action='store_true')
    parser.add_argument('files', nargs='*', type=pathlib.Path)
    arguments = parser.parse_args()
    clang, also, compiler = arguments.clang, arguments.also, arguments.compiler
    tasks = Tasks()

    examples = sorted((top / 'examples').rglob('*.cpp')) + [top / name for name in BY_HAND]
    for path in [path.resolve() for path in arguments.files] or ([] if arguments.no_examples else examples):
        name = path.relative_to(top) if path.is_relative_to(top) else path
        tasks.add(f'{name}: nothing to complain of', clang, check_silent, path)
    if arguments.files:
        return tasks.report()

    corpus, unseen = (sorted((here / name).glob('*.cpp')) for name in ('corpus', 'unseen'))
    with tempfile.TemporaryDirectory() as folder:
        passes = {it: [precompile(it, folder, number, *flags) for number, flags in enumerate(PASSES)]
                  for it in (clang, also) if shutil.which(it)}
        checked = precompile(compiler, folder, 'checked', CHECKED) if shutil.which(compiler) else []
        for it in (clang, also):
            for path in corpus:
                tasks.add(f'{path.relative_to(here)} by {it}', it, check_corpus, path, passes.get(it), it == clang)
        for path in unseen:
            name = path.relative_to(here)
            tasks.add(f'{name}: {clang} says nothing', clang, check_silent, path, passes.get(clang))
            tasks.add(f'{name}: caught at run time', compiler, check_caught, path, checked, folder)
        tasks.add('a checked and an unchecked half do not link', compiler, check_mixed, folder)
        return tasks.report()


if __name__ == '__main__':
    sys.exit(main())
