#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The example in README.md is as short as it is said to be, compiles, and talks to examples/tls_server with the
certificate that README.md says how to make; every program in docs/, and every piece of code in docs/wire.md,
docs/choreography.md and docs/tcp.md, compiles; what the latter two say that their programs print, and that compilers
say, is what they do; the program of docs/asio.md compiles as it was before it was ported, and as it is then.
With --start, who does what docs/start.md says is where it promises.

    readme.py TOP BUILD [--start]
"""
import concurrent.futures
import contextlib
import os
import pathlib
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile

top, build = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
sys.path[:0] = [str(top / 'tests'), str(top / 'tests' / 'compile_fail')]
from compiling import Compiler  # noqa: E402
from run import says  # noqa: E402
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


def whole_programs(points):
    """The pages of docs/ that nothing below looks at: each block is a program, named by the heading above it."""
    found = []
    for page in sorted((top / 'docs').glob('*.md')):
        if page.name not in ('wire.md', 'choreography.md', 'tcp.md', 'start.md'):
            sections = re.split(r'^## ', page.read_text(), flags=re.MULTILINE)[1:]
            found += [(f'docs/{page.name} compiles: {section.splitlines()[0]}', text)
                      for section in sections for text in programs(section)]
    guide = sum('guide.md' in name for name, _ in found)
    points.ok(guide >= 9, 'the guide has its programs', guide)
    compiler = Compiler(build)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = pool.map(lambda f: compiler.run('-fsyntax-only', '-x', 'c++', '-', text=f[1]), found)
        for (name, _), (good, words) in zip(found, outcomes):
            points.ok(good, name, words)


INCLUDE = re.compile(r'^#include .*\n', re.MULTILINE)


def in_namespaces(blocks):
    """One text of several, each in a namespace of its own: for less time of the compiler than each alone."""
    return ''.join(line for block in blocks for line in INCLUDE.findall(block)) + '\n'.join(
        f'namespace piece_{i} {{\n{INCLUDE.sub("", block)}}}\n' for i, block in enumerate(blocks))


class Start:
    """docs/start.md: each block of `sh` is a command, each of `cpp` goes into the file named before it."""

    FENCE = re.compile(r'^```(sh|cpp)\n(.*?)^```\n(?:\nIt prints\n\n((?:    [^\n]*\n)+))?', re.MULTILINE | re.DOTALL)

    def __init__(self, points):
        self.points = points
        self.text = (top / 'docs' / 'start.md').read_text()
        self.fences = list(self.FENCE.finditer(self.text))
        points.ok(len(self.fences) == self.text.count('```') // 2, 'docs/start.md has programs and commands alone')

    def compiles(self):
        text = in_namespaces([fence[2] for fence in self.fences if fence[1] == 'cpp'])
        good, words = Compiler(build).run('-fsyntax-only', '-x', 'c++', '-', text=text)
        self.points.ok(good, 'docs/start.md compiles', words)

    def does_it(self):
        """Does what the page says, but for installing, beside the repository and on a port that is free."""
        with socket.socket() as probe:
            probe.bind(('127.0.0.1', 0))
            self.port = str(probe.getsockname()[1])
        with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as at_the_end:
            self.folder = pathlib.Path(name)
            (self.folder / 'handfast').symlink_to(top.resolve())
            for fence in self.fences:
                if fence[1] == 'cpp':
                    file = re.findall(r'`(\w+\.cpp)`', self.text[:fence.start()])[-1]
                    (self.folder / file).write_text(fence[2].replace('4433', self.port))
                elif fence[2] == './server\n':
                    self.serve(at_the_end)
                elif not fence[2].startswith('sudo apt '):
                    self.do(fence[2], (fence[3] or '').replace('    ', ''))

    def serve(self, at_the_end):
        server = subprocess.Popen(['./server'], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        at_the_end.callback(lambda: (server.terminate(), server.wait(10)))
        self.points.ok(server.stdout.readline() == b'waiting for clients\n', 'docs/start.md: ./server')

    def do(self, command, printed):
        done = subprocess.run(['sh', '-c', command], cwd=self.folder, text=True, capture_output=True, timeout=300)
        said = done.stdout + done.stderr
        refused = 'www.example.org' in command
        self.points.ok((done.returncode == 0) != refused and (not printed or said == printed),
                       f'docs/start.md: {command.splitlines()[0]}', said)


def wire(points):
    """The programs of docs/wire.md alone; the pieces of its reference together, each in a namespace of its own."""
    blocks = programs((top / 'docs' / 'wire.md').read_text())
    whole = [block for block in blocks if 'int main()' in block]
    pieces = [block for block in blocks if 'int main()' not in block]
    points.ok(len(whole) >= 4 and len(pieces) >= 16, 'docs/wire.md has programs and pieces', len(whole), len(pieces))
    reference = ('#include <array>\n#include <handfast/wire.hpp>\nnamespace wire = handfast::wire;\n'
                 + in_namespaces(pieces))
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


def asio(points):
    """The program that docs/asio.md ports, a diff: what it is made from, and what it becomes; and its other programs."""
    page = (top / 'docs' / 'asio.md').read_text()
    diff = re.search(r'^```diff\n(.*?)^```', page, re.MULTILINE | re.DOTALL).group(1)
    lines = diff.splitlines(keepends=True)
    compiler = Compiler(build)
    for name, marks in ('before', ' -'), ('after', ' +'):
        text, point = ''.join(line[1:] for line in lines if line[0] in marks), f'docs/asio.md compiles: {name}'
        if '<boost/asio/ssl.hpp>' in text and not compiler.run(
                '-fsyntax-only', '-x', 'c++', '-', text='#include <openssl/ssl.h>\n')[0]:
            points.skip(point, 'it needs the headers of OpenSSL (libssl-dev)')
        else:
            good, words = compiler.run('-fsyntax-only', '-x', 'c++', '-', text=text)
            points.ok(good, point, words)
    for number, text in enumerate(programs(page), 1):
        good, words = compiler.run('-fsyntax-only', '-x', 'c++', '-', text=text)
        points.ok(good, f'docs/asio.md compiles: {number}', words)


class Page:
    """A page of which a program is followed by what it prints, and of which, in a block `cpp wrong`, each line with a
    `// error: ` below it must be refused in these words."""

    FENCE = re.compile(r'^```cpp( wrong)?\n(.*?)^```\n(?:\nIt prints\n\n((?:    [^\n]*\n)+))?',
                       re.MULTILINE | re.DOTALL)
    LIBRARIES = ()

    def __init__(self, points, folder, name):
        self.points, self.folder, self.name = points, pathlib.Path(folder), name
        self.compiler = Compiler(build)
        self.text = (top / name).read_text()
        self.common, self.programs, self.wrong = '', [], ''

    def read(self, text):
        """The blocks of `text` are one text; one with a `main` is a program with all before it that have none."""
        for wrong, block, printed in self.FENCE.findall(text):
            if wrong:
                self.wrong += block
            elif 'int main()' in block:
                self.programs.append((self.common + block, printed.replace('    ', '')))
            else:
                self.common += block

    def run_all(self, whole):
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            said = pool.submit(self.refusals)
            for number, (good, words) in enumerate(pool.map(self.runs, enumerate(whole)), 1):
                self.points.ok(good, f'{self.name} compiles and runs: {number}', words)
            for sentence, line in said.result():
                self.points.ok(line is not None, f'{self.name}: a compiler says: {sentence}')

    def runs(self, numbered):
        number, (text, printed) = numbered
        source, program = self.folder / f'{number}.cpp', self.folder / f'{number}'
        source.write_text(text)
        built, words = self.compiler.run('-O0', '-Wno-shadow', source, '-o', program, *self.LIBRARIES)
        if not built:
            return False, words
        done = subprocess.run([program], timeout=30, text=True, capture_output=True)
        return done.returncode == 0 and done.stdout == printed, f'it ends with {done.returncode}: {done.stdout}'

    def refusals(self):
        """(sentence, the error that says it) for each that the page quotes."""
        sentences = re.findall(r'^ *// error: (.*)$', self.wrong, re.MULTILINE)
        source = self.folder / 'wrong.cpp'
        source.write_text(self.common + self.wrong)
        done = subprocess.run(self.compiler.command + ['-fsyntax-only', '-fdiagnostics-color=never', source],
                              cwd=build, text=True, capture_output=True, env={**os.environ, 'LC_ALL': 'C.UTF-8'})
        errors = [line for line in done.stderr.splitlines() if line.startswith(str(source)) and ': error: ' in line]
        return [(words, next((line for line in errors if says(line, words)), None)) for words in sentences]


class Tcp(Page):
    LIBRARIES = ('-lsodium',)

    def __init__(self, points, folder):
        super().__init__(points, folder, 'docs/tcp.md')
        self.read(self.text)

    def run(self):
        self.points.ok(len(self.programs) == 1 and '// error: ' in self.wrong, 'docs/tcp.md has a program and an error')
        self.run_all(self.programs)


class Choreography(Page):
    """The blocks of the reference, each in a namespace of its own, go on from those of the guide that have no `main`."""

    def __init__(self, points, folder):
        super().__init__(points, folder, 'docs/choreography.md')
        guide, reference = self.text.split('\n# Reference\n')
        self.read(guide)
        self.pieces = [block for wrong, block, _ in self.FENCE.findall(reference)]

    def run(self):
        self.points.ok(len(self.programs) >= 3 and len(self.pieces) >= 9,
                       'docs/choreography.md has programs and pieces')
        self.run_all(self.programs + [(self.reference(), '')])
        self.names_all()

    def reference(self):
        includes, pieces = ''.join(line for p in self.pieces for line in INCLUDE.findall(p)), in_namespaces(self.pieces)
        return includes + self.common + INCLUDE.sub('', pieces) + '\nint main() {}\n'

    def names_all(self):
        """The tables of the reference have every word, every flaw and its words, and every limit."""
        folder = top / 'include' / 'handfast' / 'choreography'
        words = re.findall(r'^struct (\w+)', (folder / 'words.hpp').read_text(), re.MULTILINE)
        missing = [word for word in words if not re.search(rf'`{word}\b', self.text)]
        self.points.none('docs/choreography.md has every word', missing)
        flaws = re.findall(r'case flaw::(\w+): return "(.*)";', (folder / 'check.hpp').read_text())
        self.points.none('docs/choreography.md has every flaw', [
            name for name, words in flaws if name != 'none' and f'| `{name}` | {words} |' not in self.text])


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
    whole_programs(points)
    start = Start(points)
    if '--start' not in sys.argv:
        start.compiles()
    elif shutil.which('openssl'):
        start.does_it()
    else:
        points.skip('docs/start.md', 'openssl, which makes the certificate, is not installed')
    wire(points)
    asio(points)
    for page in Choreography, Tcp:
        with tempfile.TemporaryDirectory() as folder:
            page(points, folder).run()
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
