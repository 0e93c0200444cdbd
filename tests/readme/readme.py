#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The example in README.md is as short as it is said to be, compiles, and talks to examples/tls_server with the
certificate that README.md says how to make; every program in docs/guide.md, and every piece of code in docs/wire.md,
compiles.

    readme.py TOP BUILD
"""
import concurrent.futures
import contextlib
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

top, build = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
sys.path.insert(0, str(top / 'tests'))
from compiling import Compiler  # noqa: E402
from tap import Points  # noqa: E402


readme = (top / 'README.md').read_text()


def programs(text):
    return re.findall(r'^```cpp\n(.*?)^```', text, re.MULTILINE | re.DOTALL)


def certificate(folder):
    """ca.pem and key.pem, made as README.md says."""
    command = re.search(r'^    (openssl req .*?[^\\])$', readme, re.MULTILINE | re.DOTALL).group(1)
    subprocess.run(shlex.split(command.replace('\\\n', ' ')), cwd=folder, check=True, capture_output=True)


@contextlib.contextmanager
def serving(server, folder):
    """An echoing server on a free port: gives the port."""
    certificate(folder)
    process = subprocess.Popen([server, '--cert', 'ca.pem', '--key', 'key.pem', '--port', '0', '--echo'], cwd=folder,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield re.search(r':(\d+)$', process.stdout.readline().strip()).group(1)
    finally:
        process.terminate()
        process.wait(10)


def guide(points):
    """Each program of docs/guide.md, under the heading that it stands below."""
    sections = re.split(r'^## ', (top / 'docs' / 'guide.md').read_text(), flags=re.MULTILINE)[1:]
    found = [(section.splitlines()[0], text) for section in sections for text in programs(section)]
    points.ok(len(found) == 5, 'the guide has five programs', len(found))
    compiler = Compiler(build)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = pool.map(lambda f: compiler.run('-fsyntax-only', '-x', 'c++', '-', text=f[1]), found)
        for (heading, _), (good, words) in zip(found, outcomes):
            points.ok(good, f'the guide compiles: {heading}', words)


def wire(points):
    """The programs of docs/wire.md alone; the pieces of its reference together, each in a namespace of its own."""
    blocks = programs((top / 'docs' / 'wire.md').read_text())
    whole = [block for block in blocks if 'int main()' in block]
    pieces = [block for block in blocks if 'int main()' not in block]
    points.ok(len(whole) >= 4 and len(pieces) >= 16, 'docs/wire.md has programs and pieces', len(whole), len(pieces))
    reference = '#include <array>\n#include <handfast/wire.hpp>\nnamespace wire = handfast::wire;\n' + ''.join(
        f'namespace piece_{i} {{\n{piece}}}\n' for i, piece in enumerate(pieces))
    compiler = Compiler(build)
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        def runs(numbered):
            source, program = pathlib.Path(folder) / f'{numbered[0]}.cpp', pathlib.Path(folder) / f'{numbered[0]}'
            source.write_text(numbered[1])
            built, words = compiler.run(source, '-o', program)
            return built and subprocess.run([program], timeout=30, capture_output=True).returncode == 0, words
        outcomes = pool.map(runs, enumerate(whole + [reference + 'int main() {}\n']))
        for number, (good, words) in enumerate(outcomes, 1):
            points.ok(good, f'docs/wire.md compiles and runs: {number}', words)


def main():
    points = Points()
    example = programs(readme)[0]
    points.ok(len(example.splitlines()) < 20, 'the example has under 20 lines', len(example.splitlines()))
    with tempfile.TemporaryDirectory() as folder:
        source, program = pathlib.Path(folder) / 'readme.cpp', pathlib.Path(folder) / 'readme'

        def compiles(text):
            source.write_text(text)
            built, words = Compiler(build).run(source, '-o', program, '-lsodium')
            return points.ok(built, 'the example compiles', words)

        name, server = 'the example talks to examples/tls_server', build / 'examples' / 'tls_server'
        if not server.exists() or not shutil.which('openssl'):
            compiles(example)
            points.skip(name, 'it needs examples/tls_server, and openssl to make a certificate')
        else:
            with serving(server, folder) as port:
                if compiles(example.replace('4433', port)):
                    done = subprocess.run([program], cwd=folder, text=True, capture_output=True, timeout=30)
                    points.ok(done.returncode == 0 and done.stdout == 'hello\n', name, done.stdout, done.stderr)
    guide(points)
    wire(points)
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
