# SPDX-License-Identifier: BSL-1.0
"""What the example programs promise, on their own.

    programs.py --server tls_server --client tls_client --session session --keys FOLDER
"""
import argparse
import concurrent.futures
import contextlib
import os
import pathlib
import re
import resource
import signal
import socket
import sys
import tempfile
import time

import process
from cases import Cases, Skip, check, skip_all
from handfast import Programs, expect_established
from pki import Pki
from records import ALERT, DATA, HANDSHAKE, out_of_order, read_records, record
from relay import TO_CLIENT, TO_SERVER, Relay
from steps import check_session


def hello_without_extensions():
    """A ClientHello as RFC 5246 §7.4.1.2 allows it: it ends behind the compression methods."""
    body = b'\x03\x03' + os.urandom(32) + b'\0' + b'\0\x02\0\x9d' + b'\x01\0'
    return record(HANDSHAKE, b'\x01' + len(body).to_bytes(3, 'big') + body, version=0x0301)


class Promises:
    def __init__(self, programs, session, pki, work):
        self.ours, self.session, self.pki, self.work = programs, session, pki, work

    @contextlib.contextmanager
    def server(self, *options, **how):
        started, port = self.ours.server(self.pki.identity(), *options, **how)
        with started:
            yield started, port

    def exchange(self, port, words=b'a line\n'):
        """One client's whole session with an echoing server; the client, ended."""
        with self.ours.client(port, self.pki.root) as client:
            client.write(words)
            client.expect(re.escape(words))
            client.close_input()
            check(client.wait() == 0, f'tls_client ended with {client.code}')
            return client

    # --- session

    def steps(self):
        done = process.run(self.session)
        check(done.code == 0, f'it ended with {done.code}')
        check_session(done.out.text.splitlines())

    # --- tls_server

    def serves_without_extensions(self):
        with self.server('--echo') as (_, port), socket.create_connection(('127.0.0.1', port)) as plain:
            plain.sendall(hello_without_extensions())
            flight = b''
            for content, fragment in read_records(plain):
                check(content == HANDSHAKE, f'a record of content type {content} came: {fragment.hex()}')
                flight += fragment
                if flight.endswith(b'\x0e\0\0\0'):  # ServerHelloDone
                    break
            check(flight[0] == 2, 'no ServerHello came')
            size = int.from_bytes(flight[1:4], 'big')
            after_random = flight[4 + 2 + 32:4 + size]
            after_session = after_random[1 + after_random[0]:]
            check(after_session == b'\0\x9d\0', f'the ServerHello ends with {after_session.hex()}: an extension?')

    def serves_many_at_once(self):
        with self.server('--echo') as (_, port), concurrent.futures.ThreadPoolExecutor(12) as pool:
            for done in [pool.submit(self.exchange, port, b'line of client %d\n' % i) for i in range(12)]:
                done.result()

    def stalled_clients_hold_up_nobody(self):
        with self.server('--echo') as (_, port), contextlib.ExitStack() as open_ones:
            for sent in (b'', b'\x16', hello_without_extensions()[:20], hello_without_extensions()):
                stalled = open_ones.enter_context(socket.create_connection(('127.0.0.1', port)))
                stalled.sendall(sent)
            began = time.monotonic()
            self.exchange(port)
            # Far less than the ten seconds after which the server lets a stalled client go.
            check(time.monotonic() - began < 5, 'it had to wait')

    def ends_at_sigterm(self):
        with self.server('--echo') as (server, port), contextlib.ExitStack() as open_ones:
            stalled = open_ones.enter_context(socket.create_connection(('127.0.0.1', port)))
            stalled.sendall(hello_without_extensions()[:20])
            client = open_ones.enter_context(self.ours.client(port, self.pki.root))
            client.write(b'a line\n')
            client.expect(rb'a line\n')
            server.signal(signal.SIGTERM)
            code = server.wait(10)
            check(code == 0, f'tls_server ended with {code}')

    def alert_survives_what_still_comes(self):
        with self.server('--echo') as (_, port), socket.create_connection(('127.0.0.1', port)) as plain:
            plain.sendall(out_of_order())
            records = list(read_records(plain))
            check(records == [(ALERT, b'\x02\x0a')], f'instead of a fatal unexpected_message there came {records}')

    def waits_for_threads(self):
        """Where there is no memory for one more thread, a connection is given up, and the server goes on."""
        if process.has_sanitizer(self.ours.server_path):
            raise Skip('sanitizers need memory of their own')
        with self.server('--echo') as (server, port):
            until = time.monotonic() + process.PATIENCE
            while len(list(pathlib.Path(f'/proc/{server.pid}/task').iterdir())) < 2:  # the one that accepts
                check(time.monotonic() < until, 'it does not begin to accept')
                time.sleep(0.01)
            pages = int(pathlib.Path(f'/proc/{server.pid}/statm').read_text().split()[0])
            limits = resource.prlimit(server.pid, resource.RLIMIT_AS)
            resource.prlimit(server.pid, resource.RLIMIT_AS, (pages * resource.getpagesize() + (1 << 20), limits[1]))
            with socket.create_connection(('127.0.0.1', port)) as plain:
                server.expect(rb'could not serve a connection: Resource temporarily unavailable\n', server.err)
                check(plain.recv(1) == b'', 'the connection is not given up')
            resource.prlimit(server.pid, resource.RLIMIT_AS, limits)
            self.exchange(port)

    def answers_get(self):
        for version in ('1.0', '1.1'):
            with self.server('--http', '--once') as (server, port):
                with self.ours.client(port, self.pki.root) as client:
                    for part in (f'GET / HTTP/{version}\r\n', 'Host: localhost\r\n', '\r\n'):
                        check(len(client.out) == 0, 'it answered before the blank line')
                        client.write(part.encode())
                        time.sleep(0.05)
                    # The server ends it with close_notify; our input is still open.
                    check(client.wait() == 0, f'tls_client ended with {client.code}')
                head, _, page = client.out.text.partition('\r\n\r\n')
                check(head.startswith(f'HTTP/{version} 200 OK\r\n'), f'it says {head!r}')
                length = re.search(r'Content-Length: (\d+)', head)
                check(length and int(length.group(1)) == len(page) and '</html>' in page, 'the page is not whole')
                check(server.wait() == 0, f'tls_server ended with {server.code}')

    def refuses_other_requests(self):
        for request, status in ((b'POST / HTTP/1.1\r\n\r\n', '405'), (b'nonsense\r\n\r\n', '400')):
            with self.server('--http', '--once') as (_, port), self.ours.client(port, self.pki.root) as client:
                client.write(request)
                check(client.wait() == 0, f'tls_client ended with {client.code}')
                check(client.out.text.split()[1] == status, f'it says {client.out.text.splitlines()[0]!r}')

    def echoes_record_by_record(self):
        with self.server('--echo', '--once') as (server, port), Relay(port) as relay:
            with self.ours.client(relay.port, self.pki.root) as client:
                for size in (1, 700, 16384, 2):
                    got = len(client.out)
                    client.write(b'x' * size)
                    check(client.out.wait_until(lambda seen, all=got + size: len(seen) == all, 10), 'no echo came')
                client.close_input()
                client.wait()
            server.wait()
            relay.join()
            there, back = ([len(fragment) for content, fragment in relay.records(way) if content == DATA]
                           for way in (TO_SERVER, TO_CLIENT))
            check(there == back and len(there) >= 4, f'records of {there} bytes were answered by records of {back}')
            last = [relay.records(way)[-1][0] for way in (TO_SERVER, TO_CLIENT)]
            check(last == [ALERT, ALERT], 'close_notify was not said both ways')

    def logs_keys(self):
        logs = [self.work / 'server.keys', self.work / 'client.keys']
        with self.server('--echo', '--once', env={'SSLKEYLOGFILE': str(logs[0])}) as (server, port):
            with self.ours.client(port, self.pki.root, env={'SSLKEYLOGFILE': str(logs[1])}) as client:
                client.close_input()
                client.wait()
            server.wait()
        lines = [log.read_text() for log in logs]
        check(re.fullmatch(r'CLIENT_RANDOM [0-9a-f]{64} [0-9a-f]{96}\n', lines[0]), f'the log says {lines[0]!r}')
        check(lines[0] == lines[1], 'the two ends have different secrets')
        check(all(log.stat().st_mode & 0o077 == 0 for log in logs), 'others may read the log')

    def listens_where_told(self):
        try:
            with socket.create_server(('::1', 0), family=socket.AF_INET6):
                pass
        except OSError:
            raise Skip('there is no IPv6 here') from None
        identity = self.pki.identity()
        with process.Process(self.ours.server_path, '--cert', identity.chain, '--key', identity.key, '--bind', '::1',
                             '--port', '0', '--once') as server:
            port = int(server.expect(rb'listening on \[::1\]:(\d+)\n').group(1))
            with self.ours.client(port, self.pki.root, host='::1') as client:
                client.write(b'a line\n')
                client.expect(rb'a line\n')

    def wrong_key_is_refused(self):
        identity = self.pki.identity()
        done = process.run(self.ours.server_path, '--cert', identity.chain, '--key', self.pki.keys / 'stranger.key',
                           '--port', '0')
        check(done.code != 0 and 'private key does not belong' in done.err.text, 'it serves with a key not its own')

    # --- tls_client

    def names_by_host(self):
        """Without --name it is HOST that the server must prove to be."""
        with self.server('--echo') as (_, port):
            for host, kind in (('localhost', 'by name'), ('127.0.0.1', 'by address')):
                with self.ours.client(port, self.pki.root, name=None, host=host) as client:
                    expect_established(client)
                    client.close_input()
                    check(client.wait() == 0, f'{kind}: tls_client ended with {client.code}')

    def nobody_there(self):
        done = process.run(self.ours.client_path, '127.0.0.1', process.free_port(), '--ca', self.pki.root)
        check(done.code == 1, f'it ended with {done.code}')
        check('Connection refused' in done.err.text, f'it says {done.err.text!r}')

    def closed_before_the_handshake(self):
        with socket.create_server(('127.0.0.1', 0)) as silent:
            with self.ours.client(silent.getsockname()[1], self.pki.root) as client:
                accepted, _ = silent.accept()
                accepted.recv(1000)
                accepted.close()
                check(client.wait() == 1, f'it ended with {client.code}')
                check(re.search(r'^handshake failed: .*closed', client.err.text, re.MULTILINE), client.err.text)

    def wrong_usage(self):
        for arguments in ((), ('localhost', '443'), ('localhost', 'x', '--ca', self.pki.root),
                          ('localhost', '443', '--ca', '/nowhere'), ('localhost', '443', '--nonsense')):
            done = process.run(self.ours.client_path, *arguments)
            check(done.code == 64 and 'tls_client HOST PORT' in done.err.text, f'{arguments}: ended with {done.code}')


def main():
    arguments = argparse.ArgumentParser()
    for name in ('--server', '--client', '--session', '--keys'):
        arguments.add_argument(name, required=True)
    arguments.add_argument('--only', default='', help='a regular expression over the names of the cases')
    chosen = arguments.parse_args()
    if process.find('openssl') is None:
        skip_all('openssl, which makes the certificates, is not installed')

    cases = Cases()
    with tempfile.TemporaryDirectory(prefix='handfast-') as folder:
        work = pathlib.Path(folder)
        promises = Promises(Programs(chosen.server, chosen.client), chosen.session, Pki(chosen.keys, work), work)
        for name, function in (
                ('session prints the steps 001 to 014', promises.steps),
                ('tls_server serves a hello without any extension', promises.serves_without_extensions),
                ('tls_server serves many at once', promises.serves_many_at_once),
                ('tls_server: stalled clients hold up nobody', promises.stalled_clients_hold_up_nobody),
                ('tls_server ends cleanly at SIGTERM', promises.ends_at_sigterm),
                ('tls_server: its alert survives what still comes', promises.alert_survives_what_still_comes),
                ('tls_server goes on where it can have no more threads', promises.waits_for_threads),
                ('tls_server --http answers GET', promises.answers_get),
                ('tls_server --http refuses other requests', promises.refuses_other_requests),
                ('tls_server --echo sends a record for each record', promises.echoes_record_by_record),
                ('tls_server listens where it is told', promises.listens_where_told),
                ('tls_server refuses a key that is not its own', promises.wrong_key_is_refused),
                ('both honour SSLKEYLOGFILE', promises.logs_keys),
                ('tls_client expects HOST unless told otherwise', promises.names_by_host),
                ('tls_client: nobody there', promises.nobody_there),
                ('tls_client: closed before the handshake was complete', promises.closed_before_the_handshake),
                ('tls_client explains its usage', promises.wrong_usage)):
            if re.search(chosen.only, name):
                cases.case(name, function)
    return cases.done()


if __name__ == '__main__':
    sys.exit(main())
