#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What choreography costs in the program that is compiled: instructions of straight runs through the typed session,
and bytes of the driver of an event loop, beside the same written by hand.

    benchmarks/choreography/cost.py [--compiler PROGRAM]... [--only PROGRAM]... [--include FOLDER]

First the contenders play the same random conversations, must do and answer the same, and may not allocate. Then their
object files are read with objdump and size. Both call the same functions of the transport and of the application,
which are defined elsewhere. Prints a table in Markdown.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent
COMPILERS = ['g++', 'clang++-16', 'clang++-19']
OPTIONS = ['-std=c++20', '-O2', '-DNDEBUG']
CONTENDERS = {'with_choreography': '', 'by_hand': '_by_hand'}
GOALS = {'g++': {'instructions': 1.05, 'bytes': 1.1}, 'clang': {'instructions': 1.0, 'bytes': 1.1}}


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f'{" ".join(map(str, command))}\n{done.stdout}{done.stderr}')
    return done.stdout


def instructions(listing, function):
    """How many instructions stand in `function`, and in what the compiler split off from it; without padding."""
    count, inside, found = 0, False, False
    for line in listing.splitlines():
        if head := re.fullmatch(r'[0-9a-f]+ <(.*)>:', line):
            inside = re.search(rf'::{function}\(', head[1]) is not None
            found = found or inside
        elif inside and (parts := line.split('\t')) and len(parts) > 1:
            count += not re.match(r'(data16 |cs |ds )*(nop|xchg +%ax,%ax)', parts[1])
    if not found:
        sys.exit(f'there is no function {function} in the object file')
    return count


def sizes(listing):
    """(bytes of code, bytes of constants) by `size -A`, without the tables for unwinding and debugging."""
    code = constants = 0
    for name, size in re.findall(r'^(\.\S+)\s+(\d+)\s', listing, re.MULTILINE):
        if name.startswith('.text'):
            code += int(size)
        elif name.startswith(('.rodata', '.data')):
            constants += int(size)
    return code, constants


def measure(compiler, include, folder):
    """Row -> [with choreography, by hand]; and what the run of all of them printed."""
    sources = [here / f'{name}.cpp' for name in
               ('straight', 'straight_by_hand', 'driver', 'driver_by_hand', 'main', 'wire')]
    objects = {source.stem: folder / f'{source.stem}.o' for source in sources}
    for source in sources:
        run(compiler, *OPTIONS, '-I', include, '-c', source, '-o', objects[source.stem])
    run(compiler, *objects.values(), '-o', folder / 'agree')
    steps, allocations = run(folder / 'agree').split()
    for name in ('straight', 'driver'):
        if re.search(r'\boperator (new|delete)', run('nm', '-C', objects[name])):
            sys.exit(f'{compiler}: {name} refers to operator new or delete')
    if allocations != '0':
        sys.exit(f'{compiler}: {allocations} allocations')
    rows = {'five sends, instructions': [], 'two receives, instructions': [],
            'two receives, messages handed on by reference, instructions': [], 'driver, bytes of code': [],
            'driver, bytes of constants': [], 'driver, bytes': []}
    for suffix in CONTENDERS.values():
        listing = run('objdump', '-d', '-C', '--no-show-raw-insn', objects['straight' + suffix])
        rows['five sends, instructions'].append(instructions(listing, 'send_five'))
        rows['two receives, instructions'].append(instructions(listing, 'receive_two'))
        rows['two receives, messages handed on by reference, instructions'].append(
            instructions(listing, 'receive_two_for_others'))
        code, constants = sizes(run('size', '-A', objects['driver' + suffix]))
        rows['driver, bytes of code'].append(code)
        rows['driver, bytes of constants'].append(constants)
        rows['driver, bytes'].append(code + constants)
    return rows, int(steps)


def cell(row, values, goals):
    ours, by_hand = values
    words = f'{ours} / {by_hand}'
    if by_hand == 0:
        return words
    ratio = ours / by_hand
    goal = goals['instructions'] if row.endswith('instructions') else goals['bytes'] if row == 'driver, bytes' else None
    if goal is None:
        return f'{words} = {ratio:.2f}'
    return f'{words} = **{ratio:.3f}**{" (!)" if ratio > goal else ""}, goal {goal:g}'


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('--compiler', action='append', default=[],
                        help=f'a further compiler; {", ".join(COMPILERS)} are used where they are installed')
    parser.add_argument('--only', action='append', help='use only this compiler')
    parser.add_argument('--include', type=pathlib.Path, default=here.parents[1] / 'include',
                        help='the headers that are measured, those of this tree unless told')
    arguments = parser.parse_args()

    wanted = arguments.only or COMPILERS + arguments.compiler
    compilers = [c for c in dict.fromkeys(wanted) if shutil.which(c)]
    if not compilers or (arguments.only and len(compilers) < len(arguments.only)):
        sys.exit(f'no such compiler: {", ".join(wanted)}')
    if missing := [tool for tool in ('objdump', 'size', 'nm') if not shutil.which(tool)]:
        sys.exit(f'binutils are not installed: {", ".join(missing)}')

    taken = {}
    for compiler in compilers:
        with tempfile.TemporaryDirectory() as folder:
            taken[compiler], steps = measure(compiler, arguments.include, pathlib.Path(folder))
    print(f'`{" ".join(OPTIONS)}`; choreography / by hand. The same answers in {steps} steps of random conversations; '
          'no allocation, and no reference to operator new or delete.\n')
    lines = [['', *compilers], ['---'] * (len(compilers) + 1)]
    for row in next(iter(taken.values())):
        lines.append([row, *(cell(row, taken[c][row], GOALS['clang' if 'clang' in c else 'g++']) for c in compilers)])
    print('\n'.join(f'| {" | ".join(line)} |' for line in lines))
    return 0


if __name__ == '__main__':
    sys.exit(main())
