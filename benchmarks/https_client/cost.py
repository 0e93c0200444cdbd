#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What the smallest HTTPS client costs: CPU seconds and peak memory of the compiler, and the size of the program.

    benchmarks/https_client/cost.py [--compiler PROGRAM]... [--runs N]

handfast is measured twice: as headers alone, and compiled apart (docs/packaging.md), with what its own unit costs, once.

The programs do the same, and show it first: each fetches a page from a server on the loopback interface, whose
certificate they check, and refuses one whose name is another. Rounds are interleaved, each cell is the median of its
rounds. The programs are linked with the static archive of their cryptography (libsodium, or libssl and libcrypto),
without what is not reached, and stripped; the C and C++ libraries are shared. Prints a table in Markdown.
"""
import argparse
import contextlib
import os
import pathlib
import shutil
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import threading

here = pathlib.Path(__file__).resolve().parent
include = here.parent.parent / 'include'
COMPILERS = ['g++', 'clang++-16', 'clang++-19']
OPTIMISED, PLAIN = ['-O2', '-DNDEBUG'], ['-O0']
SODIUM, OPENSSL = ['-l:libsodium.a'], ['-l:libssl.a', '-l:libcrypto.a', '-ldl']
APART, OWN_UNIT = ['-DHANDFAST_SEPARATE_COMPILATION'], "handfast's own unit"
# What is compiled, with which options, and what the program is linked with; the own unit is none.
UNITS = {'handfast compiled apart, sockets': ('handfast_blocking.cpp', APART, SODIUM),
         'handfast compiled apart, Boost.Asio': ('handfast_asio.cpp', APART, SODIUM),
         OWN_UNIT: ('handfast_source.cpp', APART, None),
         'handfast, sockets': ('handfast_blocking.cpp', [], SODIUM),
         'handfast, Boost.Asio': ('handfast_asio.cpp', [], SODIUM),
         'OpenSSL, Boost.Asio': ('asio_openssl.cpp', [], OPENSSL),
         'OpenSSL alone': ('openssl.cpp', [], OPENSSL)}
PAGE = b'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 6\r\n\r\nhello\n'


def run(*command):
    """(CPU seconds, peak megabytes) of a program and of what it started, by the kernel's account."""
    with subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as it:
        complaints = it.stderr.read()
        _, status, usage = os.wait4(it.pid, 0)
        it.returncode = os.waitstatus_to_exitcode(status)
    if it.returncode != 0:
        sys.exit(f'{" ".join(map(str, command))}\n{complaints}')
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compiled(compiler, source, options, to):
    return run(compiler, '-std=c++20', *options, '-ffunction-sections', '-fdata-sections', '-isystem', include, '-c',
               here / source, '-o', to)


@contextlib.contextmanager
def server(folder):
    """A server for localhost with the suite that all of them have; gives its port and its certificate."""
    certificate, key = folder / 'certificate.pem', folder / 'key.pem'
    run('openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate,
        '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost')
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers('AES256-GCM-SHA384')
    context.load_cert_chain(certificate, key)
    listener = socket.create_server(('127.0.0.1', 0))

    def serve():
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with contextlib.suppress(OSError), connection, context.wrap_socket(connection, server_side=True) as stream:
                while not stream.recv(4096).endswith(b'\r\n\r\n'):
                    pass
                stream.sendall(PAGE)
                stream.unwrap()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield listener.getsockname()[1], certificate
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join(5)


def show(program, port, certificate):
    """That it does what it is measured for."""
    def fetch(host):
        return subprocess.run([program, host, str(port), certificate], capture_output=True, timeout=20, check=False)
    good, bad = fetch('localhost'), fetch('127.0.0.1')
    if good.returncode != 0 or good.stdout != PAGE:
        sys.exit(f'{program} fetches no page: {good.stdout} {good.stderr}')
    if bad.returncode == 0:
        sys.exit(f'{program} takes a certificate of another name')


def measure(compilers, runs):
    """(compiler, row, options) -> (CPU seconds, megabytes); (compiler, row) -> kilobytes of the program."""
    taken, sizes = {}, {}
    with tempfile.TemporaryDirectory(prefix='handfast-') as name:
        folder = pathlib.Path(name)
        with server(folder) as (port, certificate):
            for turn in range(runs):
                cells = [(c, row, kind) for row in UNITS for c in compilers for kind in ('-O0', '-O2')]
                for compiler, row, kind in cells if turn % 2 == 0 else reversed(cells):
                    source, options, _ = UNITS[row]
                    unit = folder / f'{compiler}{kind}{list(UNITS).index(row)}.o'
                    taken.setdefault((compiler, row, kind), []).append(
                        compiled(compiler, source, [*(OPTIMISED if kind == '-O2' else PLAIN), *options], unit))
                print(f'round {turn + 1} of {runs}', file=sys.stderr)
            for compiler in compilers:
                own = folder / f'{compiler}-O2{list(UNITS).index(OWN_UNIT)}.o'
                for index, (row, (_, options, libraries)) in enumerate(UNITS.items()):
                    if libraries is None:
                        continue
                    program = folder / 'program'
                    run(compiler, folder / f'{compiler}-O2{index}.o', *([own] if options == APART else []), '-o', program,
                        '-Wl,--gc-sections', '-s', *libraries, '-pthread')
                    show(program, port, certificate)
                    sizes[compiler, row] = program.stat().st_size / 1000
    return {which: tuple(map(statistics.median, zip(*values))) for which, values in taken.items()}, sizes


def table(compilers, costs, sizes):
    yardstick = 'OpenSSL, Boost.Asio'
    lines = [['', *(f'{c} {kind}' for c in compilers for kind in ('-O0, CPU s / MB', '-O2, CPU s / MB', 'program, kB'))]]
    lines.append(['---'] * len(lines[0]))
    for row in UNITS:
        cells = []
        for compiler in compilers:
            for kind in ('-O0', '-O2'):
                seconds, memory = costs[compiler, row, kind]
                words = f'{seconds:.2f} / {memory:.0f}'
                if row != yardstick:
                    words += f' ({seconds / costs[compiler, yardstick, kind][0]:.2f})'
                cells.append(words)
            size = sizes.get((compiler, row))
            cells.append('' if size is None else f'{size:.0f}')
        lines.append([row, *cells])
    return '\n'.join(f'| {" | ".join(line)} |' for line in lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('--compiler', action='append')
    parser.add_argument('--runs', type=int, default=3)
    given = parser.parse_args()
    compilers = [c for c in given.compiler or COMPILERS if shutil.which(c)]
    costs, sizes = measure(compilers, given.runs)
    print('In brackets: times what the same program costs with Boost.Asio and OpenSSL.\n')
    print(table(compilers, costs, sizes))


if __name__ == '__main__':
    main()
