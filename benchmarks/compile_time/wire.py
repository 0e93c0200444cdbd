#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What wire/ costs to compile: CPU seconds and peak memory of the compiler, beside the same written by hand.

    benchmarks/compile_time/wire.py [--compiler PROGRAM]... [--only PROGRAM]... [--runs N] [--include FOLDER]

Prints a table in Markdown. One compiler runs at a time; rounds are interleaved, so that a machine that slows down
slows all programs alike, and each cell is the median of its rounds. What the same costs by hand stands beside it as
a factor, which says more than the seconds of one machine. Peers are measured where they are installed.
"""
import argparse
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent
COMPILERS = ['g++', 'clang++-19']
OPTIONS = ['-std=c++20', '-O2', '-DNDEBUG']
# The messages written by hand differ in nothing but their names, so that GCC would keep one and drop the others early.
FOR_GCC = ['-fno-ipa-icf']
FEW, MANY = 10, 100

# What a codec written by hand includes.
BY_HAND = '#include <array>\n#include <optional>\n#include <span>\n#include <string_view>\n' \
          '#include <variant>\n#include <vector>\n'

HEADER, PROGRAM, EACH = '`<handfast/wire.hpp>` alone', 'ClientHello', 'ms per further message'
COMPARED = {HEADER: 'standard headers alone', PROGRAM: 'ClientHello by hand', EACH: f'{EACH} by hand'}
# By row and kind of compiler.
GOALS = {
    HEADER: {'g++': '0.35 s / 90 MB', 'clang': '0.40 s / 130 MB'},
    PROGRAM: {'g++': '2.4 s', 'clang': '2.4 s'},
    EACH: {'g++': '20 ms', 'clang': '20 ms'},
}


def repeated(name, count):
    """A source in which what stands below its line `// each:` is there `count` times, as message_0, message_1, ..."""
    head, each = (here / name).read_text().split('// each:\n')
    return head + '\n'.join(each.replace('message_0', f'message_{i}') for i in range(count))


def includes_of(name):
    """The lines of a source that include what is not the standard library's."""
    return '\n'.join(re.findall(r'#include <\w+/.*', (here / name).read_text())) + '\n'


def programs(with_cereal):
    """Row of the table -> source; and kind of message, as it stands in a row's name -> file."""
    sources = {
        'nothing': '',
        'standard headers alone': BY_HAND,
        HEADER: '#include <handfast/wire.hpp>\n',
        'ClientHello by hand': (here / 'client_hello_by_hand.cpp').read_text(),
        PROGRAM: (here / 'client_hello.cpp').read_text(),
    }
    kinds = {'': 'message.cpp', ' by hand': 'message_by_hand.cpp'}
    if with_cereal:
        sources['cereal alone'] = includes_of('message_cereal.cpp')
        kinds[' of cereal'] = 'message_cereal.cpp'
    for kind, name in kinds.items():
        for count in (FEW, MANY):
            sources[f'{count} messages{kind}'] = repeated(name, count)
    return sources, kinds


def is_clang(compiler):
    return 'clang' in pathlib.Path(compiler).name


def compile_once(compiler, source, include):
    """(CPU seconds, peak megabytes) of the compiler and of what it started, by the kernel's account."""
    options = OPTIONS if is_clang(compiler) else OPTIONS + FOR_GCC
    command = [compiler, *options, '-I', str(include), '-c', str(source), '-o', os.devnull]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        complaints = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f'{" ".join(command)}\n{complaints}\n{source.name} does not compile')
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def has_header(compiler, header, include):
    probe = subprocess.run([compiler, *OPTIONS, '-I', str(include), '-E', '-x', 'c++', '-', '-o', os.devnull],
                           input=f'#include <{header}>\n', text=True, stderr=subprocess.DEVNULL, check=False)
    return probe.returncode == 0


def measure(compilers, sources, include, runs):
    """(compiler, row) -> (median CPU seconds, median peak megabytes)."""
    taken = {}
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for i, (row, source) in enumerate(sources.items()):
            files[row] = pathlib.Path(folder) / f'program_{i}.cpp'
            files[row].write_text(source)
        for turn in range(runs):
            order = [(c, r) for r in sources for c in compilers]
            for compiler, row in order if turn % 2 == 0 else reversed(order):
                taken.setdefault((compiler, row), []).append(compile_once(compiler, files[row], include))
            print(f'round {turn + 1} of {runs}', file=sys.stderr)
    return {which: tuple(map(statistics.median, zip(*values))) for which, values in taken.items()}


def table(compilers, sources, kinds, medians):
    """The rows in Markdown: seconds and megabytes, or milliseconds; the factor over code by hand; the goal."""
    values = dict(medians)
    for kind in kinds:
        for compiler in compilers:
            few, many = (medians[compiler, f'{count} messages{kind}'][0] for count in (FEW, MANY))
            values[compiler, EACH + kind] = 1000 * (many - few) / (MANY - FEW),

    def cell(row, compiler):
        first, *memory = values[compiler, row]
        words = f'{first:.2f} / {memory[0]:.0f}' if memory else f'{first:.1f}'
        remarks = []
        if row in COMPARED:
            remarks.append(f'{first / values[compiler, COMPARED[row]][0]:.2f} times by hand')
        if row in GOALS:
            remarks.append('goal ' + GOALS[row]['clang' if is_clang(compiler) else 'g++'])
        return f'{words} ({", ".join(remarks)})' if remarks else words

    rows = [*sources, *(EACH + kind for kind in kinds)]
    lines = [['CPU s / peak MB', *compilers], ['---'] * (len(compilers) + 1)]
    lines += [[row, *(cell(row, compiler) for compiler in compilers)] for row in rows]
    return '\n'.join(f'| {" | ".join(line)} |' for line in lines)


def version(compiler):
    return subprocess.run([compiler, '--version'], capture_output=True, text=True, check=True).stdout.splitlines()[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('--compiler', action='append', default=[],
                        help=f'a further compiler; {" and ".join(COMPILERS)} are measured where they are installed')
    parser.add_argument('--only', action='append', help='measure only this compiler')
    parser.add_argument('--runs', type=int, default=5, help='rounds, of which the median counts (%(default)s)')
    parser.add_argument('--include', type=pathlib.Path, default=here.parents[1] / 'include',
                        help='the headers that are measured, those of this tree unless told')
    arguments = parser.parse_args()

    wanted = arguments.only or COMPILERS + arguments.compiler
    compilers = [c for c in dict.fromkeys(wanted) if shutil.which(c)]
    missing = [c for c in arguments.compiler + (arguments.only or []) if c not in compilers]
    if missing or not compilers:
        sys.exit(f'no such compiler: {", ".join(missing or wanted)}')

    with_cereal = all(has_header(c, 'cereal/cereal.hpp', arguments.include) for c in compilers)
    sources, kinds = programs(with_cereal)
    medians = measure(compilers, sources, arguments.include, arguments.runs)
    print(f'{", ".join(map(version, compilers))}; `{" ".join(OPTIONS)}`, GCC with `{" ".join(FOR_GCC)}` too; '
          f'median of {arguments.runs}\n')
    print(table(compilers, sources, kinds, medians))
    return 0


if __name__ == '__main__':
    sys.exit(main())
