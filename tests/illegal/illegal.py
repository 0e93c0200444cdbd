#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Illegal calls, made from the tables of each protocol: what the compiler says of each, in its first error at the line
of the call.

    illegal.py --compiler g++ -I FOLDER ... WRITER COUNT

WRITER lists the protocols and writes COUNT illegal calls of one as source, each on a line of its own with the sentence
that is expected. One compilation shows the errors of all of them.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'compile_fail'))
from run import FLAGS, says  # noqa: E402
from tap import Points  # noqa: E402


def first_errors(output, source):
    """The first error of each line of `source`, by number."""
    first = {}
    for line in output.splitlines():
        found = re.match(re.escape(str(source)) + r':(\d+):\d+: error: ', line)
        if found:
            first.setdefault(int(found[1]), line)
    return first


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--compiler', required=True)
    parser.add_argument('-I', dest='includes', action='append', default=[])
    parser.add_argument('writer')
    parser.add_argument('count')
    arguments = parser.parse_args()

    points = Points()
    unlimited = '-ferror-limit=0' if 'clang' in arguments.compiler else '-fmax-errors=0'
    protocols = subprocess.run([arguments.writer], capture_output=True, text=True, check=True).stdout.split()
    points.ok(bool(protocols), 'there are protocols')
    with tempfile.TemporaryDirectory() as folder:
        for protocol in protocols:
            text = subprocess.run([arguments.writer, protocol, arguments.count], capture_output=True, text=True,
                                  check=True).stdout
            source = pathlib.Path(folder) / f'{protocol}.cpp'
            source.write_text(text)
            done = subprocess.run([arguments.compiler, *FLAGS, unlimited, *(f'-I{i}' for i in arguments.includes),
                                   str(source)], capture_output=True, text=True, errors='replace')
            first = first_errors(done.stderr, source)
            calls = [(number, line) for number, line in enumerate(text.splitlines(), 1) if '// expect: ' in line]
            points.ok(len(calls) > 10, f'{protocol}: there are calls')
            for number, line in calls:
                wanted = line.split('// expect: ')[1]
                got = first.get(number, 'it compiles')
                points.ok(says(got, wanted), f'{protocol}: {wanted.split(";")[0]}', f'wanted: {wanted}', got)
            strangers = [line for number, line in first.items() if number not in dict(calls)]
            points.ok(not strangers, f'{protocol}: nothing else is wrong', *strangers)
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
