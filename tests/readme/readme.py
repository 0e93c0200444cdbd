#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The example in README.md is as short as it is said to be, compiles, and talks to examples/tls_server.

    readme.py TOP BUILD
"""
import contextlib
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

top, build = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
sys.path.insert(0, str(top / 'tests'))
from compiling import Compiler  # noqa: E402
from tap import Points  # noqa: E402


def certificate(folder):
    """A self-signed certificate for localhost: ca.pem, which is its own anchor, and key.pem."""
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem', '-out', 'ca.pem',
                    '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost',
                    '-addext', 'keyUsage=critical,keyEncipherment,digitalSignature,keyCertSign'],
                   cwd=folder, check=True, capture_output=True)


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


def main():
    points = Points()
    example = re.search(r'^```cpp\n(.*?)^```', (top / 'README.md').read_text(), re.MULTILINE | re.DOTALL).group(1)
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
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
