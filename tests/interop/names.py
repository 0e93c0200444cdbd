# SPDX-License-Identifier: BSL-1.0
"""A server of several names and protocols, and its certificates renewed while it runs, with OpenSSL at the other end.

    names.py --server tls_server --client tls_client --keys FOLDER
"""
import argparse
import pathlib
import re
import signal
import sys
import tempfile

import process
from cases import Cases, check, skip_all
from handfast import Programs, expect_alert_reported, expect_established
from pki import Pki
from peers import OPENSSL_SUITE


class Names:
    def __init__(self, programs, pki, work):
        self.ours, self.pki, self.work = programs, pki, work
        self.here = pki.identity('good')
        self.elsewhere = pki.identity('wrong_name', 3072)

    def ask(self, port, *options):
        """A client of OpenSSL's that has connected."""
        client = process.Process('openssl', 's_client', '-connect', f'127.0.0.1:{port}', '-tls1_2', '-cipher',
                                 OPENSSL_SUITE, '-CAfile', self.pki.root, *options)
        client.expect(rb'SSL handshake has read')
        return client

    def presented(self, port, *options):
        """The size of the key in the certificate that a client of OpenSSL's is shown."""
        with self.ask(port, *options) as client:
            return int(client.expect(rb'Server public key is (\d+) bit').group(1))

    def chosen_by_name(self):
        both = ['--cert', self.elsewhere.chain, '--key', self.elsewhere.key]
        server, port = self.ours.server(self.here, *both)
        with server:
            for name, bits in (('localhost', 2048), ('elsewhere.example', 3072), ('nobody.example', 2048)):
                shown = self.presented(port, '-servername', name)
                check(shown == bits, f'{name} is shown a key of {shown} bits')
            shown = self.presented(port, '-noservername')
            check(shown == 2048, f'who asks for no name is shown a key of {shown} bits')

    def server_chooses_protocol(self):
        server, port = self.ours.server(self.here, '--alpn', 'h2,http/1.1')
        with server:
            for offer, agreed in (('http/1.1,h2', 'h2'), ('foo,http/1.1', 'http/1.1')):
                with self.ask(port, '-alpn', offer) as client:
                    client.expect(rb'ALPN protocol: ' + agreed.encode() + rb'\n')
            with self.ask(port) as client:
                client.expect(rb'No ALPN negotiated')
            with process.Process('openssl', 's_client', '-connect', f'127.0.0.1:{port}', '-tls1_2', '-cipher',
                                 OPENSSL_SUITE, '-alpn', 'foo') as client:
                client.expect(rb'alert no application protocol', client.err)
                server.expect(rb'no common application protocol \(sent alert no_application_protocol\)', server.err)

    def client_is_told_protocol(self):
        def connect(*options):
            server, port = process.serve(lambda port: [
                'openssl', 's_server', '-accept', f'127.0.0.1:{port}', '-naccept', '1', '-quiet', '-tls1_2', '-cipher',
                OPENSSL_SUITE, '-cert', self.here.leaf, '-cert_chain', self.here.intermediate, '-key', self.here.key,
                '-alpn', 'h2,http/1.1'])
            return server, self.ours.client(port, self.pki.root, *options)
        for options, agreed in ((('--alpn', 'http/1.1'), ', protocol: http/1.1'), ((), '')):
            server, client = connect(*options)
            with server, client:
                expect_established(client)
                said = client.expect(rb'established: .*\n', client.err).group(0).decode()
                check(said.endswith(f', name: localhost{agreed}\n'), f'it says {said!r}')
        server, client = connect('--alpn', 'foo')
        with server, client:
            expect_alert_reported(client, 'no_application_protocol')

    def renewed_while_it_runs(self):
        chain, key = self.work / 'renewed.pem', self.work / 'renewed.key'

        def install(identity):
            chain.write_bytes(identity.chain.read_bytes())
            key.write_bytes(identity.key.read_bytes())

        install(self.pki.identity('good', 2048))
        started = process.Process(self.ours.server_path, '--cert', chain, '--key', key, '--port', '0', '--echo')
        with started as server:
            port = int(server.expect(rb'listening on 127\.0\.0\.1:(\d+)\n').group(1))
            with self.ours.client(port, self.pki.root) as live:
                expect_established(live)
                install(self.pki.identity('good', 3072))
                check(self.presented(port) == 2048, 'a certificate is read before it is asked for')
                server.signal(signal.SIGHUP)
                server.expect(rb'certificates and keys were read again', server.err)
                check(self.presented(port) == 3072, 'the new certificate is not used')
                live.write(b'still here\n')
                live.expect(rb'still here\n')

                key.write_bytes(self.pki.identity('good', 2048).key.read_bytes())  # not the certificate's
                server.signal(signal.SIGHUP)
                server.expect(rb'what was before stays: private key does not belong to the certificate', server.err)
                check(self.presented(port) == 3072, 'a wrong key has taken the place of a good one')
                live.write(b'and here\n')
                live.expect(rb'and here\n')
                live.close_input()
                check(live.wait() == 0, 'the connection that was there before did not end well')

    def drawn(self):
        server, port = self.ours.server(self.here)
        picture = self.work / 'session.puml'
        with server, self.ours.client(port, self.pki.root, '--diagram', picture) as client:
            expect_established(client)
            client.write(b'a line\n')
            client.expect(rb'a line\n')
            client.close_input()
            check(client.wait() == 0, 'the client failed')
        text = picture.read_text()
        steps = re.findall(r'^(client|server) -\S*> (?:client|server) : (\w+)', text, re.MULTILINE)
        names = ['ClientHello', 'ServerHello', 'Certificate', 'ServerHelloDone', 'ClientKeyExchange',
                 'ChangeCipherSpec', 'Finished', 'ChangeCipherSpec', 'Finished', 'data', 'data']
        check([name for _, name in steps][:len(names)] == names, f'it draws {steps}')
        check(text.startswith('@startuml\n') and text.endswith('@enduml\n'), 'that is no diagram')


def main():
    parser = argparse.ArgumentParser()
    for name in ('server', 'client', 'keys'):
        parser.add_argument(f'--{name}', required=True)
    given = parser.parse_args()
    if process.find('openssl') is None:
        skip_all('openssl is not installed')
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        names = Names(Programs(given.server, given.client), Pki(given.keys, work / 'pki'), work)
        cases = Cases()
        cases.case('a certificate is chosen by the name that is asked for', names.chosen_by_name)
        cases.case('our server chooses an application protocol', names.server_chooses_protocol)
        cases.case('our client is told the application protocol', names.client_is_told_protocol)
        cases.case('certificates are renewed while the server runs, and connections live on',
                   names.renewed_while_it_runs)
        cases.case('what happened in a session is drawn', names.drawn)
    return cases.done()


if __name__ == '__main__':
    sys.exit(main())
