# SPDX-License-Identifier: BSL-1.0
"""Many connections that are idle, on the bare engine.

    idle.py --server epoll_echo --clients idle_clients --keys FOLDER [--count N]
"""
import argparse
import os
import pathlib
import resource
import signal
import socket
import ssl
import sys
import tempfile
import time

import process
from cases import Cases, Skip, check, skip_all
from peers import OPENSSL_SUITE
from pki import Pki
from records import ALERT, answer_to_a_forged_record, out_of_order, read_records

def wait_until(there, words):
    until = time.monotonic() + process.PATIENCE
    while not there():
        check(time.monotonic() < until, words)
        time.sleep(0.01)


def halt(program):
    """Stops it, until SIGCONT: what happens meanwhile it learns of all at once."""
    program.signal(signal.SIGSTOP)
    state = pathlib.Path(f'/proc/{program.pid}/stat')
    wait_until(lambda: state.read_text().rpartition(')')[2].split()[0] == 'T', 'it does not stop')


class Idle:
    def __init__(self, given, pki):
        self.given, self.pki = given, pki
        self.here = pki.identity('good')

    def server(self, *options, below=()):
        server = process.Process(*below, self.given.server, '--cert', self.here.chain, '--key', self.here.key,
                                 '--port', '0', *options)
        return server, int(server.expect(rb'listening on 127\.0\.0\.1:(\d+)\n').group(1))

    def tls_client(self, port):
        context = ssl.create_default_context(cafile=str(self.pki.root))
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers(OPENSSL_SUITE)
        return context.wrap_socket(socket.create_connection(('127.0.0.1', port), timeout=process.PATIENCE),
                                   server_hostname='localhost')

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

    def most_by_files(self):
        """--most allows more than the limit of open files does: 40, of which 24 are for connections."""
        server, port = self.server('--most', '1000', below=('sh', '-c', 'ulimit -n 40 && exec "$@"', 'sh'))
        with server, self.clients(port, 24) as first:
            first.expect(rb'24 connections are established')
            with self.clients(port, 1) as second:
                time.sleep(0.2)
                check('established' not in second.out.text, 'a connection is served for which there is no file')
                first.close_input()
                second.expect(rb'1 connections are established')
                second.close_input()
                check(second.wait() == 0 and server.err.text == '', 'who waited is not served')

    def out_of_files(self):
        """What cannot be accepted waits, and the server does not go round and round for it."""
        if process.has_sanitizer(self.given.server):
            raise Skip('sanitizers need files of their own')
        server, port = self.server()
        with server:
            open_ones = len(os.listdir(f'/proc/{server.pid}/fd'))
            limits = resource.prlimit(server.pid, resource.RLIMIT_NOFILE)
            resource.prlimit(server.pid, resource.RLIMIT_NOFILE, (open_ones, limits[1]))
            began = time.monotonic()
            with self.clients(port, 1) as client:
                server.expect(rb'Too many open files', server.err)
                time.sleep(0.5)
                said = server.err.text.count('Too many open files')
                check(said <= 2 + (time.monotonic() - began) / 0.1, f'it tried {said} times')
                resource.prlimit(server.pid, resource.RLIMIT_NOFILE, limits)
                client.expect(rb'1 connections are established')
                client.close_input()
                check(client.wait() == 0, 'who waited is not served')

    def turns(self):
        """Of two whose data is there, the server comes to the end of the second's before all of the first's."""
        server, port = self.server()
        # The busy one connects last: when the server is stopped it may still be with it, and with no other.
        with server, self.tls_client(port) as other, self.tls_client(port) as busy:
            halt(server)
            for _ in range(400):
                busy.sendall(b'x')
            # Each ends with a mistake of its own, of which the server speaks when it comes to it.
            for client, version in (busy, b'\x03\x03'), (other, b'\x00\x00'):
                with socket.socket(fileno=os.dup(client.fileno())) as below:
                    below.sendall(b'\x17' + version + b'\0\x20' + bytes(32))
            server.signal(signal.SIGCONT)
            server.expect(rb'protocol_version.*\n.*bad_record_mac', server.err)

    def ends_amid_events(self):
        """SIGTERM ends a connection of which the server learns, together with the signal, that something came."""
        server, port = self.server()
        with server, socket.create_connection(('127.0.0.1', port)) as client:
            fds = pathlib.Path(f'/proc/{server.pid}/fd')
            wait_until(lambda: sum(os.readlink(it).startswith('socket:') for it in fds.iterdir()) == 2,
                       'the connection is not accepted')  # which is a socket beside the listener's
            halt(server)
            server.signal(signal.SIGTERM)
            client.sendall(b'\x16')
            server.signal(signal.SIGCONT)
            check(server.wait() == 0, f'the server ended with {server.code}')

    def alert_survives_what_still_comes(self):
        server, port = self.server()
        with server:
            with socket.create_connection(('127.0.0.1', port)) as plain:
                plain.sendall(out_of_order())
                records = list(read_records(plain))
                check(records == [(ALERT, b'\x02\x0a')], f'instead of a fatal unexpected_message there came {records}')
            with self.tls_client(port) as client:
                kinds = answer_to_a_forged_record(client)
                check(kinds == [ALERT], f'instead of an alert there came {kinds}')

    def ends_while_data_comes(self):
        """Who still sends when the server has said that it ends is not cut off for it."""
        server, port = self.server()
        with server, self.tls_client(port) as client:
            client.suppress_ragged_eofs = False
            server.signal(signal.SIGTERM)
            check(client.recv(1) == b'', 'the server does not say that it ends')
            client.sendall(b'x')
            client.unwrap()
            check(server.wait() == 0 and server.err.text == '', f'the server says {server.err.text!r}')

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
        cases.case('no more connections than files may be open', idle.most_by_files)
        cases.case('files run out', idle.out_of_files)
        cases.case('a busy connection does not delay another', idle.turns)
        cases.case('connections are let go at SIGTERM', idle.ends)
        cases.case('an alert survives what still comes', idle.alert_survives_what_still_comes)
        cases.case('data that comes after SIGTERM', idle.ends_while_data_comes)
        cases.case('SIGTERM amid other events', idle.ends_amid_events)
    return cases.done()


if __name__ == '__main__':
    sys.exit(main())
