# SPDX-License-Identifier: BSL-1.0
"""What is tried with every peer, in both directions.

    matrix.py PEER --server tls_server --client tls_client --keys FOLDER
"""
import argparse
import contextlib
import importlib
import os
import pathlib
import re
import sys
import tempfile

import payload
import process
from cases import Cases, Skip, check, skip_all
from handfast import Programs, expect_alert_reported, expect_established, expect_refused_by_client
from pki import Pki

REQUEST = b'GET / HTTP/1.0\r\nHost: localhost\r\n\r\n'
BULK = int(os.environ.get('HANDFAST_INTEROP_BULK', str(64 << 20)))  # the most bytes each way


class Matrix:
    def __init__(self, peer, programs, pki, work):
        self.peer, self.ours, self.pki, self.work = peer, programs, pki, work

    # --- our client, their server

    @contextlib.contextmanager
    def their_server(self, identity, **how):
        server, port = self.peer.serve(identity, self.work, **how)
        with server:
            yield server, port

    def talk_to_server(self, client, server, patience=None):
        """A line each way, by whatever that server does with one."""
        if self.peer.data == 'http':
            client.write(REQUEST)
            client.expect(rb'HTTP/1\.[01] 200', patience=patience)
            return
        client.write(b'a line from handfast\n')
        if self.peer.data == 'echo':
            client.expect(rb'a line from handfast\n', patience=patience)
        else:
            server.expect(rb'a line from handfast\n', patience=patience)
            server.write(b'a line for handfast\n')
            client.expect(rb'a line for handfast\n', patience=patience)

    def client_session(self, identity, ems=True, options=()):
        with self.their_server(identity, ems=ems) as (server, port):
            with self.ours.client(port, self.pki.root, *options) as client:
                expect_established(client, extended_master_secret=ems)
                self.talk_to_server(client, server)
                client.close_input()
                code = client.wait()
                check(code == 0, f'tls_client ended with {code}')

    def client_bulk(self):
        with self.their_server(self.pki.identity()) as (server, port):
            with self.ours.client(port, self.pki.root) as client:
                size = min(self.peer.bulk_of_server, BULK)
                if self.peer.data == 'echo':
                    payload.echoed(client, payload.text(size))
                else:
                    payload.across(client, server, payload.text(size), payload.text(size))
                client.close_input()
                code = client.wait()
                check(code == 0, f'tls_client ended with {code}')

    def client_refuses(self, identity, alert, trust=None):
        with self.their_server(identity) as (server, port):
            with self.ours.client(port, trust or self.pki.root) as client:
                expect_refused_by_client(client, alert)
            words = self.peer.alert_words.get(alert)
            if words:
                either = re.compile(words.encode())
                server.err.wait_until(lambda seen: either.search(seen) or either.search(server.out.bytes), 5)
                said = server.out.bytes + server.err.bytes
                check(either.search(said), f'{self.peer.title} does not say that the alert came ({words})')

    def server_refuses(self):
        with self.their_server(self.pki.identity(), other_suite=True) as (_, port):
            with self.ours.client(port, self.pki.root) as client:
                client.close_input()
                expect_alert_reported(client, self.peer.no_common_suite)
                check(client.wait() == 1, f'tls_client ended with {client.code}')

    def server_vanishes(self):
        with self.their_server(self.pki.identity()) as (server, port):
            with self.ours.client(port, self.pki.root) as client:
                expect_established(client)
                server.signal(9)
                code = client.wait()
                check(code == 2, f'tls_client ended with {code} where 2 means truncation')
                check(re.search(r'without close_notify', client.err.text), 'truncation is not reported')

    # --- our server, their client

    @property
    def server_mode(self):
        return '--http' if self.peer.client_data == 'http' else '--echo'

    def server_session(self, identity, ems=True):
        server, port = self.ours.server(identity, self.server_mode, '--once')
        with server, self.peer.connect(port, self.pki.root, self.work, ems=ems) as client:
            if self.peer.client_data == 'http':
                client.expect(rb'(?i)<html')
                check(client.wait() == 0, f'{client.arguments[0]} ended with {client.code}')
            else:
                client.write(b'a line for handfast\n')
                client.expect(rb'a line for handfast\n')
                client.close_input()
            expect_established(server, extended_master_secret=ems)
            if self.peer.heeds_end:
                code = server.wait()
                check(code == 0, f'tls_server ended with {code}')
                check('without close_notify' not in server.err.text, 'the end was no clean one')

    def server_bulk(self):
        server, port = self.ours.server(self.pki.identity(), '--echo', '--once')
        with server, self.peer.connect(port, self.pki.root, self.work) as client:
            # Some clients have a few words of their own before the data.
            client.write(b'data follows\n')
            client.expect(b'data follows\n')
            client.out.drop_through(b'data follows\n')
            payload.echoed(client, payload.text(min(self.peer.bulk_of_client, BULK)))

    def refused_by_client(self, identity, alert, trust=None):
        server, port = self.ours.server(identity, self.server_mode, '--once')
        with server, self.peer.connect(port, trust or self.pki.root, self.work) as client:
            expect_alert_reported(server, alert)
            client.close_input()

    def we_refuse_the_client(self):
        server, port = self.ours.server(self.pki.identity(), self.server_mode, '--once')
        with server, self.peer.connect(port, self.pki.root, self.work, other_suite=True) as client:
            server.expect(rb'handshake failed: .+ \(sent alert handshake_failure\)', server.err)
            words = self.peer.alert_words.get('handshake_failure')
            if words:
                client.expect(words.encode(), client.err)

    # --- all of it

    def cases(self):
        peer, pki = self.peer, self.pki
        if peer.serves:
            as_client = f'client of {peer.title}'
            for bits in (2048, 3072, 4096):
                yield f'{as_client}: {bits}-bit key', lambda bits=bits: self.client_session(pki.identity(bits=bits))
            yield f'{as_client}: chain of three certificates', lambda: self.client_session(pki.identity('with_root'))
            if peer.server_without_ems:
                yield (f'{as_client}: without extended master secret',
                       lambda: self.client_session(pki.identity(), ems=False))
            if peer.data != 'http':
                size = min(peer.bulk_of_server, BULK) >> 20
                yield f'{as_client}: {size} MiB each way', self.client_bulk
            for fault, kind, alert, how in (
                    ('wrong name', 'wrong_name', 'bad_certificate', {}),
                    ('expired', 'expired', 'certificate_expired', {}),
                    ('not yet valid', 'not_yet_valid', 'certificate_expired', {}),
                    ('unknown issuer', 'good', 'unknown_ca', {'trust': pki.stranger}),
                    ('wrong key usage', 'key_usage', 'unsupported_certificate', {}),
                    ('wrong extended key usage', 'extended_key_usage', 'unsupported_certificate', {})):
                if kind in peer.will_not_serve:
                    yield f'{as_client}: {fault}', lambda fault=fault: self.not_served(fault)
                    continue
                yield (f'{as_client}: {fault} is refused with {alert}',
                       lambda kind=kind, alert=alert, how=how: self.client_refuses(pki.identity(kind), alert, **how))
            yield f'{as_client}: its refusal ({peer.no_common_suite}) is reported in words', self.server_refuses
            yield f'{as_client}: its end without close_notify is truncation', self.server_vanishes
        if peer.connects:
            as_server = f'server of {peer.title}'
            for bits in (2048, 3072, 4096):
                yield f'{as_server}: {bits}-bit key', lambda bits=bits: self.server_session(pki.identity(bits=bits))
            yield f'{as_server}: chain of three certificates', lambda: self.server_session(pki.identity('with_root'))
            if peer.client_without_ems:
                yield (f'{as_server}: without extended master secret',
                       lambda: self.server_session(pki.identity(), ems=False))
            if peer.client_data != 'http':
                size = min(peer.bulk_of_client, BULK) >> 20
                yield f'{as_server}: {size} MiB each way', self.server_bulk
            for fault, alert, kind, how in (
                    ('an unknown issuer', peer.unknown_issuer, 'good', {'trust': pki.stranger}),
                    ('an expired certificate', peer.expired, 'expired', {}),
                    ('a wrong name', peer.wrong_name, 'wrong_name', {})):
                if alert:
                    yield (f'{as_server}: its refusal of {fault} is reported in words',
                           lambda kind=kind, alert=alert, how=how: self.refused_by_client(
                               pki.identity(kind), alert, **how))
            yield f'{as_server}: no common suite is refused with handshake_failure', self.we_refuse_the_client

    def not_served(self, fault):
        raise Skip(f'{self.peer.title} will not serve such a certificate ({fault})')


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('peer')
    arguments.add_argument('--server', required=True)
    arguments.add_argument('--client', required=True)
    arguments.add_argument('--keys', required=True)
    arguments.add_argument('--thorough', action='store_true', help='as much data with a slow client as with others')
    arguments.add_argument('--only', default='', help='a regular expression over the names of the cases')
    chosen = arguments.parse_args()

    peer = importlib.import_module(f'peers.{chosen.peer}').PEER
    if process.find('openssl') is None:
        skip_all('openssl, which makes the certificates, is not installed')
    if missing := peer.missing():
        skip_all(f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not installed")
    if chosen.thorough:
        peer.bulk_of_client = peer.bulk_of_server
    cases = Cases()
    with tempfile.TemporaryDirectory(prefix='handfast-') as folder:
        work = pathlib.Path(folder)
        matrix = Matrix(peer, Programs(chosen.server, chosen.client), Pki(chosen.keys, work / 'pki'), work)
        for name, function in matrix.cases():
            if re.search(chosen.only, name):
                cases.case(name, function)
    return cases.done()


if __name__ == '__main__':
    sys.exit(main())
