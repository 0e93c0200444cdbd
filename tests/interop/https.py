# SPDX-License-Identifier: BSL-1.0
"""The programs over Asio: https_get with nginx and with https_server; https_server with curl, wrk, and clients that
misbehave; websocket_echo with itself.

    https.py --get https_get --server https_server [--websocket websocket_echo] --keys FOLDER [--thorough]
"""
import argparse
import contextlib
import pathlib
import re
import resource
import signal
import socket
import ssl
import sys
import tempfile
import time

import pki
import process
from cases import Cases, Skip, check
from peers import OPENSSL_SUITE
from peers.nginx import PEER as nginx
from records import ALERT, answer_to_a_forged_record, out_of_order, read_records

PAGE = '<p>Served over TLS 1.2 by handfast.</p>'


def wait_until_read(client):
    """Waits until the program at the other end has taken from its socket what `client` has sent."""
    here, there = (f':{address[1]:04X}' for address in (client.getpeername(), client.getsockname()))
    until = time.monotonic() + process.PATIENCE
    while time.monotonic() < until:
        rows = [line.split() for line in pathlib.Path('/proc/net/tcp').read_text().splitlines()]
        if any(row[1].endswith(here) and row[2].endswith(there) and row[4].endswith(':00000000') for row in rows):
            return
        time.sleep(0.01)
    raise process.Trouble('what was sent is not read')


class Https:
    def __init__(self, chosen, made, work):
        self.chosen, self.pki, self.work = chosen, made, work
        self.identity = made.identity()

    @contextlib.contextmanager
    def server(self, *options, program=None):
        """A started server and its port; it must end in order when it is asked to."""
        with process.Process(program or self.chosen.server, '--cert', self.identity.chain, '--key', self.identity.key,
                             '--port', '0', *options) as started:
            yield started, int(started.expect(rb'listening on 127\.0\.0\.1:(\d+)\n').group(1))
            if started.code is None:
                started.signal(signal.SIGTERM)
            check(started.wait() == 0, f'the server ended with {started.code}')

    def get(self, port, path='/', host='localhost', ca=None):
        return process.run(self.chosen.get, '--ca', ca or self.pki.root, f'https://{host}:{port}{path}')

    def client(self, port):
        """A TLS client of Python's, connected and past the handshake."""
        context = ssl.create_default_context(cafile=str(self.pki.root))
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers(OPENSSL_SUITE)
        return context.wrap_socket(socket.create_connection(('127.0.0.1', port), timeout=process.PATIENCE),
                                   server_hostname='localhost', suppress_ragged_eofs=False)

    # --- https_get

    def gets_from_nginx(self):
        if nginx.missing():
            raise Skip('nginx is not installed')
        server, port = nginx.serve(self.identity, self.work)
        with server:
            for host in 'localhost', '127.0.0.1':
                done = self.get(port, host=host)
                check(done.code == 0 and done.out.text == 'served by nginx\n', f'it ended with {done.code}')
            done = self.get(port, ca=self.pki.stranger)
            check(done.code == 1 and done.out.text == '', f'it ended with {done.code}')
            check('(sent alert unknown_ca)' in done.err.text, f'it says {done.err.text!r}')

    def gets_from_our_server(self):
        with self.server() as (_, port):
            done = self.get(port)
            check(done.code == 0 and PAGE in done.out.text, f'it ended with {done.code}')
            done = self.get(port, '/nowhere')
            check(done.code == 2 and 'There is no such page' in done.out.text, f'it ended with {done.code}')

    def says_what_went_wrong(self):
        done = self.get(process.free_port())
        check(done.code == 1 and done.err.text == 'Connection refused\n', f'it says {done.err.text!r}')
        for bad in ('http://localhost/', 'https://', 'https://:1/', 'localhost', 'https://localhost/a b',
                    'https://localhost/ HTTP/1.1\r\nX-Of-Its-Own: 1\r\nY:', 'https://localhost/\x7f'):
            done = process.run(self.chosen.get, '--ca', self.pki.root, bad)
            check(done.code == 64 and 'https_get [--ca FILE] URL' in done.err.text, f'{bad}: it ended with {done.code}')

    def request_of(self, address, *command):
        """What is asked of a server at `address` by a program that gets its port in the place of PORT."""
        identity = self.pki.identity('ipv6' if ':' in address else 'good')
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers(OPENSSL_SUITE)
        context.load_cert_chain(identity.chain, identity.key)
        with socket.socket(socket.AF_INET6 if ':' in address else socket.AF_INET) as listening:
            try:
                listening.bind((address, 0))
            except OSError:
                raise Skip('there is no IPv6 here') from None
            listening.listen()
            listening.settimeout(process.PATIENCE)
            port = str(listening.getsockname()[1])
            with process.Process(*(str(it).replace('PORT', port) for it in command)):
                accepted, _ = listening.accept()
                accepted.settimeout(process.PATIENCE)
                with context.wrap_socket(accepted, server_side=True) as connection:
                    said = b''
                    while b'\r\n\r\n' not in said:
                        block = connection.recv(4096)
                        check(block, f'it says only {said!r}')
                        said += block
                    return said.decode().replace(port, 'PORT').split('\r\n')

    def asks_for(self, address, part, target):
        said = self.request_of(address, self.chosen.get, '--ca', self.pki.root, f'https://{part}:PORT{target[0]}')
        check(said[0] == f'GET {target[1]} HTTP/1.1' and said[1] == f'Host: {part}:PORT', f'it asks {said}')

    def asks_in_order(self):
        for target in (('/p', '/p'), ('/p?q=1#frag', '/p?q=1'), ('#/frag', '/'), ('?q', '/?q')):
            self.asks_for('127.0.0.1', '127.0.0.1', target)

    def asks_over_ipv6(self):
        self.asks_for('::1', '[::1]', ('/p#frag', '/p'))

    # --- https_server

    def serves_curl(self):
        if process.find('curl') is None:
            raise Skip('curl is not installed')
        with self.server() as (_, port):
            url = f'https://localhost:{port}/'
            done = process.run('curl', '-q', '-v', '-sS', '--noproxy', '*', '--max-time', f'{process.PATIENCE:g}',
                               '--cacert', self.pki.root, '--tls-max', '1.2', '--ciphers', OPENSSL_SUITE,
                               '--resolve', f'localhost:{port}:127.0.0.1', url, url)
            check(done.code == 0 and done.out.text.count(PAGE) == 2, f'curl ended with {done.code}')
            check('Re-using existing connection' in done.err.text, 'not both over one connection')

    def serves_many(self):
        if process.find('wrk') is None:
            raise Skip('wrk is not installed')
        with self.server() as (server, port):
            done = process.run('wrk', '-t2', '-c200', '-d3s', '--timeout', '10s', f'https://localhost:{port}/')
            served = re.search(r'(\d+) requests in ', done.out.text)
            check(done.code == 0 and served and int(served.group(1)) >= 200, f'wrk ended with {done.code}')
            check('Socket errors' not in done.out.text and 'Non-2xx' not in done.out.text, 'there were errors')
            print(f'# wrk: {served.group(1)} requests in 3 s over 200 connections')

    def silent_clients_hold_up_nobody(self):
        with self.server('--patience', '300') as (server, port), contextlib.ExitStack() as silent:
            for _ in range(20):
                silent.enter_context(socket.create_connection(('127.0.0.1', port)))
            check(self.get(port).code == 0, 'nobody else is served')
            server.expect(rb'(handshake failed: Operation timed out\n|handshake failed: Connection timed out\n){20}',
                          server.err)

    def no_more_than_allowed(self):
        with self.server('--most', '2') as (_, port):
            with contextlib.ExitStack() as all_of_them:
                with self.client(port), self.client(port):
                    third = all_of_them.enter_context(
                        process.Process(self.chosen.get, '--ca', self.pki.root, f'https://localhost:{port}/'))
                    time.sleep(0.3)  # in which it would be served
                    check(third.code is None, 'one more than allowed was served')
                check(third.wait() == 0, 'who waited is not served')

    def alert_survives_what_still_comes(self, program=None):
        with self.server(program=program) as (_, port), socket.create_connection(('127.0.0.1', port)) as plain:
            plain.sendall(out_of_order())
            records = list(read_records(plain))
            check(records == [(ALERT, b'\x02\x0a')], f'instead of a fatal unexpected_message there came {records}')
        with self.server(program=program) as (_, port), self.client(port) as client:
            kinds = answer_to_a_forged_record(client)
            check(kinds == [ALERT], f'instead of an alert there came {kinds}')

    def outlives_a_want_of_files(self, program=None):
        if process.has_sanitizer(program or self.chosen.server):
            raise Skip('sanitizers need files of their own')
        with self.server(program=program) as (server, port):
            limits = resource.prlimit(server.pid, resource.RLIMIT_NOFILE)
            resource.prlimit(server.pid, resource.RLIMIT_NOFILE, (0, limits[1]))
            with socket.create_connection(('127.0.0.1', port)):
                time.sleep(0.3)  # in which it tries to accept
            resource.prlimit(server.pid, resource.RLIMIT_NOFILE, limits)
            self.client(port).close()

    def ends_in_order(self):
        with self.server() as (server, port):
            idle, busy = self.client(port), self.client(port)
            busy.sendall(b'GET / HTTP/1.1\r\n')  # half a request
            wait_until_read(busy)
            server.signal(signal.SIGTERM)
            check(idle.recv(100) == b'', 'an idle connection is not ended with close_notify')
            idle.close()
            busy.sendall(b'Host: localhost\r\n\r\n')
            said = b''
            while block := busy.recv(10000):
                said += block
            check(PAGE.encode() in said and b'Connection: close' in said, f'the running request gets {said!r}')
            busy.close()
            check(server.wait() == 0, f'the server ended with {server.code}')

    def ends_whatever_clients_do(self):
        with self.server() as (server, port):
            with self.client(port) as stalled, socket.create_connection(('127.0.0.1', port)):
                stalled.sendall(b'GET / HTTP/1.1\r\n')
                wait_until_read(stalled)
                server.signal(signal.SIGTERM)
                server.expect(rb'2 connections were cut off\n', server.err)
                check(server.wait() == 0, f'the server ended with {server.code}')

    # --- websocket_echo

    def websockets(self):
        if self.chosen.websocket is None:
            raise Skip('websocket_echo is built in the long run alone')
        with self.server(program=self.chosen.websocket) as (server, port):
            lines = 'one\n' + 'x' * 100000 + '\nthree\n'
            done = process.run(self.chosen.websocket, '--ca', self.pki.root, '--connect', 'localhost', '--port', port,
                               input=lines.encode())
            check(done.code == 0 and done.err.text == '', f'it ended with {done.code}')
            check(done.out.text == lines, 'what came back is not what was sent')
            server.expect(rb'closed\n')

    def websockets_turn_away(self):
        self.alert_survives_what_still_comes(self.chosen.websocket)

    def websockets_are_bounded(self):
        self.outlives_a_want_of_files(self.chosen.websocket)
        with self.server('--most', '1', program=self.chosen.websocket) as (_, port):
            with self.client(port) as first, process.Process(self.chosen.websocket, '--ca', self.pki.root, '--connect',
                                                             'localhost', '--port', port) as second:
                second.write(b'hello\n')
                time.sleep(0.3)  # in which it would be served
                check(second.out.text == '', 'one more than allowed was served')
                first.close()
                second.expect(rb'hello\n')
                second.close_input()
                check(second.wait() == 0, 'who waited is not served')

    def asks_for_websocket_over_ipv6(self):
        said = self.request_of('::1', self.chosen.websocket, '--ca', self.pki.root, '--connect', '::1',
                               '--port', 'PORT')
        check('Host: [::1]:PORT' in said, f'it asks {said}')


def main():
    arguments = argparse.ArgumentParser()
    for name in ('--get', '--server', '--keys'):
        arguments.add_argument(name, required=True)
    arguments.add_argument('--websocket')
    arguments.add_argument('--thorough', action='store_true')
    chosen = arguments.parse_args()

    cases = Cases()
    with tempfile.TemporaryDirectory(prefix='handfast-') as folder:
        work = pathlib.Path(folder)
        it = Https(chosen, pki.Pki(chosen.keys, work / 'pki'), work)
        long = [
            ('https_server ends whatever its clients do', it.ends_whatever_clients_do),
            ('wrk drives https_server with 200 connections without an error', it.serves_many),
            ('websocket_echo talks to itself', it.websockets),
            ('websocket_echo: its alert survives what still comes', it.websockets_turn_away),
            ('websocket_echo serves no more than allowed, and outlives a want of files', it.websockets_are_bounded),
            ('websocket_echo asks over IPv6', it.asks_for_websocket_over_ipv6),
        ]
        for name, function in (
                ('https_get gets a page from nginx, and refuses one with a certificate of a stranger',
                 it.gets_from_nginx),
                ('https_get gets a page from https_server', it.gets_from_our_server),
                ('https_get says what went wrong', it.says_what_went_wrong),
                ('https_get asks for what is between host and fragment', it.asks_in_order),
                ('https_get asks over IPv6', it.asks_over_ipv6),
                ('https_server serves curl twice over one connection', it.serves_curl),
                ('https_server: silent clients hold up nobody', it.silent_clients_hold_up_nobody),
                ('https_server serves no more connections at a time than allowed', it.no_more_than_allowed),
                ('https_server: its alert survives what still comes', it.alert_survives_what_still_comes),
                ('https_server outlives a want of files', it.outlives_a_want_of_files),
                ('https_server ends in order', it.ends_in_order),
                *(long if chosen.thorough else [])):
            cases.case(name, function)
    return cases.done()


if __name__ == '__main__':
    sys.exit(main())
