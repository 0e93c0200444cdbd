# SPDX-License-Identifier: BSL-1.0
"""Many connections that are idle, on the bare engine.

    idle.py --server epoll_echo --clients idle_clients --keys FOLDER [--count N]
"""
import argparse
import pathlib
import resource
import signal
import sys
import tempfile
import time

import process
from cases import Cases, Skip, check, skip_all
from pki import Pki


class Idle:
    def __init__(self, given, pki):
        self.given, self.pki = given, pki
        self.here = pki.identity('good')

    def server(self, *options):
        server = process.Process(self.given.server, '--cert', self.here.chain, '--key', self.here.key, '--port', '0',
                                 *options)
        return server, int(server.expect(rb'listening on 127\.0\.0\.1:(\d+)\n').group(1))

    def clients(self, port, count):
        return process.Process(self.given.clients, port, '--ca', self.pki.root, '--count', count)

    def many(self):
        count = self.given.count
        most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        if most < count + 16:
            raise Skip(f'{most} files at most may be open here')
        server, port = self.server('--report', count)
        with server, self.clients(port, count) as clients:
            patience = 30 + count / 50
            clients.expect(rf'{count} connections are established'.encode(), patience=patience)
            said = server.expect(rb'(\d+) connections, each of ([\d.]+) KiB, of which ([\d.]+) KiB are in memory')
            check(int(said.group(1)) == count, f'the server says: {said.group(0).decode()}')
            print(f'# {said.group(0).decode()}')
            clients.close_input()
            check(clients.wait(patience) == 0, 'a connection did not outlive its idleness')

    def most(self):
        server, port = self.server('--most', '3')
        with server, self.clients(port, 3) as first:
            first.expect(rb'3 connections are established')
            with self.clients(port, 1) as second:
                time.sleep(0.2)
                check('established' not in second.out.text, 'a fourth connection is served where three are the most')
                first.close_input()
                second.expect(rb'1 connections are established')
                check(first.wait() == 0, 'the first three did not end well')
                second.close_input()
                check(second.wait() == 0, 'the fourth did not end well')

    def ends(self):
        server, port = self.server()
        with server, self.clients(port, 5) as clients:
            clients.expect(rb'5 connections are established')
            server.signal(signal.SIGTERM)
            check(server.wait() == 0, 'the server did not end by itself')


def main():
    parser = argparse.ArgumentParser()
    for name in ('server', 'clients', 'keys'):
        parser.add_argument(f'--{name}', required=True)
    parser.add_argument('--count', type=int, default=200)
    given = parser.parse_args()
    if process.find('openssl') is None:
        skip_all('openssl, which makes the certificates, is not installed')
    with tempfile.TemporaryDirectory(prefix='handfast-') as folder:
        idle = Idle(given, Pki(given.keys, pathlib.Path(folder)))
        cases = Cases()
        cases.case(f'{given.count} idle connections', idle.many)
        cases.case('no more connections than are allowed', idle.most)
        cases.case('connections are let go at SIGTERM', idle.ends)
    return cases.done()


if __name__ == '__main__':
    sys.exit(main())
