#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What every file looks like: licence line, guards, macros, namespaces, and words that do not belong."""
import re
import sys

import sources
from tap import Points

LICENCE = 'SPDX-License-Identifier: BSL-1.0'


def guard_of(path):
    """include/handfast/wire/vector.hpp -> HANDFAST_WIRE_VECTOR_HPP; elsewhere the folders from the top."""
    parts = path.parts[1:] if path.parts[0] == 'include' else ('handfast',) + path.parts
    return re.sub(r'[^A-Z0-9]', '_', '_'.join(parts).upper())


def guarded(path):
    text = sources.lines(path)
    guard = guard_of(path)
    opening = [line for line in sources.code(path) if line.strip()][:2]
    return opening == [f'#ifndef {guard}', f'#define {guard}'] and text[-1].strip().startswith('#endif')


def offenders(paths, pattern, of=sources.code):
    return [f'{p}:{n}: {line.strip()}' for p in paths for n, line in enumerate(of(p), 1) if re.search(pattern, line)]


def outermost_namespaces(path):
    """(line number, line) of each namespace that stands in no other braces."""
    depth = 0
    for number, line in enumerate(sources.code(path), 1):
        line = re.sub(r'"(\\.|[^"\\])*"|\'(\\.|[^\'\\])\'', '', line)
        if depth == 0 and re.match(r'(inline )?namespace\b', line):
            yield number, line
        if not line.lstrip().startswith('#'):
            depth += line.count('{') - line.count('}')


def main():
    points = Points()
    headers = sources.headers()
    cpp = sources.files('.hpp', '.cpp')

    points.none('the first line of every C++ file is the licence', [
        p for p in cpp if sources.lines(p)[:1] != [f'// {LICENCE}']
        and not (p.parts[:2] == ('tests', 'compile_fail') and LICENCE in '\n'.join(sources.lines(p)[:3]))])
    points.none('every script and build file names the licence', [
        p for p in sources.files('.py', '.sh', '.build', '.cmake', '.in')
        if LICENCE not in '\n'.join(sources.lines(p)[:2])])

    points.none('guards are spelled from the path', [
        f'{p} wants {guard_of(p)}' for p in headers if not guarded(p)])
    points.none('headers of the tests have guards of their own', [
        f'{p} wants {guard_of(p)}' for p in sources.files('.hpp')
        if p.parts[0] == 'tests' and p.parent.name != 'pch' and not guarded(p)])
    points.none('no #pragma once', offenders(cpp, r'#\s*pragma\s+once'))

    points.none('every macro of the library begins with HANDFAST_', [
        o for o in offenders(headers, r'^\s*#\s*define\s+(?!HANDFAST_)')])
    points.none('every namespace is ours and carries the version, but to specialise', [
        f'{h}:{n}: {line}' for h in headers for n, line in outermost_namespaces(h)
        if not re.match(r'namespace (handfast::inline HANDFAST_ABI\b|std\b|boost::(hana|system)\b)', line)])
    points.none('no header says using namespace at its top', offenders(headers, r'^using namespace'))

    # A thrown literal stands in consteval functions, where it is how a mistake stops the compiler.
    points.none('nothing throws at run time but result::value(), get<M> of an outcome, and net', [
        o for o in offenders(headers, r'\bthrow\b(?! ")')
        if not o.startswith(('include/handfast/core/result.hpp', 'include/handfast/net/'))])

    mine = ('tests', 'house')
    everything = [p for p in sources.files() if p.parts[:2] != mine and p.name != 'LICENSE']
    points.none('no path of one machine', offenders(
        everything, r'(?<![\w.])/(work|root|home/\w|Users/\w|mnt)/', sources.lines))
    points.none('nothing is left for later in the text', offenders(
        everything, r'\b(TODO|FIXME|XXX|HACK)\b', sources.lines))
    points.none('no line ends in blanks', offenders(
        [p for p in everything if p.suffix != '.md'], r'[ \t]+$', sources.lines))
    points.none('no line of C++ is longer than 120 characters', offenders(cpp, r'^.{121}', sources.lines))

    return points.done()


if __name__ == '__main__':
    sys.exit(main())
