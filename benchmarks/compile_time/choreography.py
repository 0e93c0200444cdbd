#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What choreography costs to compile: CPU seconds and peak memory of the compiler, for chains of 20 to 500 messages.

    benchmarks/compile_time/choreography.py [--compiler PROGRAM]... [--only PROGRAM]... [--most N] [--runs N]
                                            [--no-peers] [--include FOLDER]

A chain goes back and forth between two roles. "checked": projection to both roles and all checks. "driven": and both
roles led through all messages by typed sessions. "by hand": the same calls of the transport with nothing that knows the
order. Beside them Boost.Statechart and Boost.MSM where they are installed: a machine for each role, led through all
messages, which checks none of this at compile time; they take so long that they have one round. (Boost.SML is in no
package of Debian.) Prints a table in Markdown; rounds are interleaved, and each cell is the median of its rounds.
"""
import argparse
import pathlib
import shutil
import statistics
import sys
import tempfile

import wire
from choreography_chain import by_hand, described, driven, msm, MSM_MOST, statechart

COMPILERS = ['g++', 'clang++-16', 'clang++-19']
COUNTS = [20, 50, 100, 500]
HEADER = '`<handfast/choreography.hpp>` alone'
GOALS = {20: 0.2, 100: 1.0}


def programs(most, has_statechart, has_msm):
    """Row of the table -> source."""
    counts = [count for count in COUNTS if count <= most]
    sources = {HEADER: '#include <handfast/choreography.hpp>\n'}
    for kind, make in (('checked', described), ('driven', driven), ('by hand', by_hand)):
        sources |= {f'{count} messages, {kind}': make(count) for count in counts}
    if has_statechart:
        sources |= {f'{count} messages, Boost.Statechart': statechart(count) for count in counts if count <= 100}
    if has_msm:
        sources |= {f'{count} messages, Boost.MSM': msm(count) for count in (20, MSM_MOST) if count <= most}
    return sources


def compiled(compiler, source, include):
    """(CPU seconds, peak megabytes); nothing where the compiler gives up."""
    try:
        return wire.compile_once(compiler, source, include)
    except SystemExit as complaint:
        print(str(complaint)[:2000], file=sys.stderr)
        return None


def measure(compilers, sources, include, runs):
    """(compiler, row) -> (median CPU seconds, median peak megabytes), or nothing."""
    taken = {}
    with tempfile.TemporaryDirectory() as folder:
        files = {row: pathlib.Path(folder) / f'program_{i}.cpp' for i, row in enumerate(sources)}
        for row, file in files.items():
            file.write_text(sources[row])
        order = [(c, r) for r in sources for c in compilers]
        for turn in range(runs):
            for compiler, row in order if turn % 2 == 0 else reversed(order):
                if turn > 0 and 'Boost' in row:
                    continue
                taken.setdefault((compiler, row), []).append(compiled(compiler, files[row], include))
            print(f'round {turn + 1} of {runs}', file=sys.stderr)
    return {which: None if None in values else tuple(map(statistics.median, zip(*values)))
            for which, values in taken.items()}


def cell(row, values, header):
    if values is None:
        return 'does not compile'
    seconds, memory = values
    words = f'{seconds:.2f} / {memory:.0f}'
    if row == HEADER:
        return words
    remarks = [f'{seconds / header[0]:.1f} times the header']
    count, _, kind = row.partition(' messages, ')
    if kind == 'driven' and int(count) in GOALS:
        remarks.append(f'goal {GOALS[int(count)]:g} s{" (!)" if seconds > GOALS[int(count)] else ""}')
    return f'{words} ({", ".join(remarks)})'


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('--compiler', action='append', default=[],
                        help=f'a further compiler; {", ".join(COMPILERS)} are measured where they are installed')
    parser.add_argument('--only', action='append', help='measure only this compiler')
    parser.add_argument('--most', type=int, default=max(COUNTS), help='no longer chains than this (%(default)s)')
    parser.add_argument('--runs', type=int, default=3, help='rounds, of which the median counts (%(default)s)')
    parser.add_argument('--no-peers', action='store_true', help='without Boost.Statechart and Boost.MSM')
    parser.add_argument('--include', type=pathlib.Path, default=wire.here.parents[1] / 'include',
                        help='the headers that are measured, those of this tree unless told')
    arguments = parser.parse_args()

    wanted = arguments.only or COMPILERS + arguments.compiler
    compilers = [c for c in dict.fromkeys(wanted) if shutil.which(c)]
    if not compilers or (arguments.only and len(compilers) < len(arguments.only)):
        sys.exit(f'no such compiler: {", ".join(wanted)}')

    def installed(header):
        return not arguments.no_peers and all(
            wire.has_header(c, header, arguments.include) for c in compilers)
    sources = programs(arguments.most, installed('boost/statechart/state_machine.hpp'),
                       installed('boost/msm/back/state_machine.hpp'))
    medians = measure(compilers, sources, arguments.include, arguments.runs)
    print(f'{", ".join(map(wire.version, compilers))}; `{" ".join(wire.OPTIONS)}`; median of {arguments.runs}\n')
    lines = [['CPU s / peak MB', *compilers], ['---'] * (len(compilers) + 1)]
    lines += [[row, *(cell(row, medians[c, row], medians[c, HEADER]) for c in compilers)] for row in sources]
    print('\n'.join(f'| {" | ".join(line)} |' for line in lines))
    return 0


if __name__ == '__main__':
    sys.exit(main())
