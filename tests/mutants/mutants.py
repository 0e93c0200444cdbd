#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Mutants of the protocols that are shipped: each of their arrows is deleted, made optional, swapped with the next and
reversed, and each piece of evidence deleted, one at a time; the tests of the protocol must notice.

    mutants.py [--compiler g++] [--jobs N] [--only TEXT] [HEADER...]

What is mutated are the headers of tests/shipped/protocols.txt and the parts that they include, called here without
their folder. A mutant is a copy of the header in a folder that is searched first. It is killed when one of the tests of
its header does not compile any more: they are static, or the static part of a program's. Those that survive are listed;
tests/mutants/survivors.txt says why the known ones do. Fails where fewer than 95 of 100 are killed, or where one
survives that is not explained.
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
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'shipped'))
import shipped  # noqa: E402
from tap import Points  # noqa: E402

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
FLAGS = ['-std=c++20', '-fsyntax-only', '-w', '-Wfatal-errors', '-DBOOST_TEST_DYN_LINK']

# The tests that know what the words must say: the quickest first.
TESTS = ['tests/tls/handshake/rfc5246.cpp', 'tests/tls/handshake/rsa_key_transport.cpp',
         'tests/tls/handshake/rfc5246_variants.cpp', 'tests/tls/handshake/client_certificate_orders.cpp',
         'tests/tls/handshake/resumption_orders.cpp', 'tests/examples/choreography/orders.cpp',
         'tests/tcp/rfc9293.cpp']


def tests_of(header):
    """Those of TESTS that read `header`; an example has assertions of its own, which come first."""
    found = [test for test in TESTS if header in shipped.reached(test)]
    return [header] + found if found and header.startswith('examples/') else found


class Arrow:
    """One `message<...>`, `anytime<...>` or `evidence<...>` of a text: where it stands and what it says."""

    def __init__(self, text, found):
        depth, at = 1, found.end()
        cuts = [at]
        while depth:
            depth += {'<': 1, '>': -1}.get(text[at], 0)
            if text[at] == ',' and depth == 1:
                cuts.append(at + 1)
            at += 1
        self.begin, self.end = found.start(), at
        self.word = found[2]
        self.before = found[1] + found[2] + '<'
        self.prefix = found[1]
        self.text = text[self.begin:self.end]
        ends = cuts[1:] + [at]
        self.arguments = [' '.join(text[a:b - 1].split()) for a, b in zip(cuts, ends)]

    def name(self):
        return f"{self.word} {', '.join(self.arguments)}"


def arrows(text):
    pattern = re.compile(r'((?:\b\w+::)*)\b(message|anytime|evidence)<')
    return [Arrow(text, found) for found in pattern.finditer(re.sub(r'//.*', lambda m: ' ' * len(m[0]), text))]


def mutants(text):
    """(name, text) of each mutant."""
    all_arrows = arrows(text)
    for i, it in enumerate(all_arrows):
        def put(new, until=it.end):
            return text[:it.begin] + new + text[until:]
        line = text.count('\n', 0, it.begin) + 1
        where = f'line {line}: {it.name()}'
        yield f'{where}: deleted', put(f'{it.prefix}sequence<>')
        if it.word == 'evidence':
            continue
        message, sender, receiver, *rest = it.arguments
        yield f'{where}: reversed', put(it.before + ', '.join([message, receiver, sender, *rest]) + '>')
        if it.word == 'anytime':
            continue
        yield f'{where}: made optional', put(f'{it.prefix}optional<{it.text}>')
        following = [other for other in all_arrows[i + 1:] if other.word == 'message'][:1]
        for other in following:
            between = text[it.end:other.begin]
            if 'struct ' in between or 'using ' in between or other.text == it.text:
                continue
            yield f'{where}: swapped with {other.name()}', put(other.text + between + it.text, other.end)


class Mutant:
    def __init__(self, protocol, header, tests, name, text):
        self.name, self.header, self.tests, self.text = f'{protocol}: {name}', header, tests, text

    def killed_by(self, compiler, folder):
        """The test that notices, or nothing."""
        root = pathlib.Path(tempfile.mkdtemp(dir=folder))
        if not self.header.startswith('include/'):
            # They include one another by where they are.
            for path in {str(pathlib.Path(test).parent) for test in (self.header, *self.tests)}:
                shutil.copytree(TOP / path, root / path)
        place = root / self.header
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(self.text)
        for test in self.tests:
            includes = [top / part for part in ('include', 'tests', 'examples', pathlib.Path(test).parent)
                        for top in (root, TOP)]
            copy = root / test if (root / test).exists() else TOP / test
            command = [compiler, *FLAGS, *(f'-I{i}' for i in includes), '-x', 'c++', str(copy)]
            if subprocess.run(command, capture_output=True).returncode:
                return test
        return None


def explained():
    """The names of survivors that are known, from survivors.txt: a name, then its reason on indented lines."""
    place = pathlib.Path(__file__).resolve().parent / 'survivors.txt'
    return {line.strip() for line in place.read_text().splitlines()
            if line and not line.startswith((' ', '#'))} if place.exists() else set()


def without_line(name):
    return re.sub(r'line \d+: ', '', name)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--compiler', default='g++')
    parser.add_argument('--jobs', type=int, default=int(os.environ.get('JOBS', os.cpu_count() or 1)))
    parser.add_argument('--only', default='')
    parser.add_argument('protocols', nargs='*')
    arguments = parser.parse_args()

    points = Points()
    all_mutants = []
    for header in shipped.texts():
        protocol, tests = pathlib.Path(header).stem, tests_of(header)
        if arguments.protocols and protocol not in arguments.protocols:
            continue
        if not points.ok(bool(tests), f'{protocol}: there are tests of it'):
            continue
        text = (TOP / header).read_text()
        with tempfile.TemporaryDirectory() as folder:
            survivor = Mutant(protocol, header, tests, 'unchanged', text)
            points.ok(survivor.killed_by(arguments.compiler, folder) is None, f'{protocol}: its tests pass as it is')
        all_mutants += [Mutant(protocol, header, tests, name, changed) for name, changed in mutants(text)
                        if arguments.only in name]

    known = explained()
    killed = 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(arguments.jobs) as jobs:
        for mutant, by in zip(all_mutants, jobs.map(lambda it: it.killed_by(arguments.compiler, folder), all_mutants)):
            killed += by is not None
            if by is None and without_line(mutant.name) in known:
                print(f'# survives, as explained: {mutant.name}', flush=True)
                continue
            points.ok(by is not None, mutant.name, 'it survives')
    points.ok(killed * 100 >= 95 * len(all_mutants), f'{killed} of {len(all_mutants)} mutants are killed')
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
