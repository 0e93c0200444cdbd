# SPDX-License-Identifier: BSL-1.0
"""The programs under test, examples/tls_server and examples/tls_client, as the cases use them."""
import re

import process
from cases import check

SUITE = 'TLS_RSA_WITH_AES_256_GCM_SHA384'


class Programs:
    def __init__(self, server, client):
        self.server_path, self.client_path = server, client

    def server(self, identity, *options, env=None):
        """A started tls_server and the port it picked."""
        started = process.Process(self.server_path, '--cert', identity.chain, '--key', identity.key, '--port', '0',
                                  '--bind', '127.0.0.1', '--trace', *options, env=env)
        try:
            port = int(started.expect(rb'listening on 127\.0\.0\.1:(\d+)\n').group(1))
        except Exception:
            started.stop()
            raise
        return started, port

    def client(self, port, ca, *options, name='localhost', host='127.0.0.1', env=None):
        named = ['--name', name] if name else []
        return process.Process(self.client_path, host, port, '--ca', ca, '--trace', *named, *options, env=env)


def expect_established(program, extended_master_secret=True):
    """By its trace, `program` has completed a handshake as described."""
    said = program.expect(rb'established: (\S+), extended master secret: (yes|no)', program.err)
    check(said.group(1).decode() == SUITE, f'the suite is {said.group(1).decode()}')
    wanted = b'yes' if extended_master_secret else b'no'
    check(said.group(2) == wanted, f'extended master secret: {said.group(2).decode()}')


def expect_refused_by_client(client, alert):
    """tls_client ended in one line that says why and which alert it sent, with exit code 1."""
    client.close_input()
    code = client.wait()
    check(code == 1, f'the exit code is {code} where 1 means a failed handshake')
    lines = [line for line in client.err.text.splitlines() if line.startswith('handshake failed: ')]
    check(len(lines) == 1, 'there is not one line that says what failed')
    check(re.fullmatch(rf'handshake failed: .+ \(sent alert {alert}\)(: .+)?', lines[0]), f'it says {lines[0]!r}')


def expect_alert_reported(program, alert):
    """`program` says in words that its peer refused, and with which alert (a regular expression).

    Some peers look at the certificate only when the handshake is over."""
    program.expect(rf'(handshake|connection) failed: .+ \(received alert ({alert})\)'.encode(), program.err)
