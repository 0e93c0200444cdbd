# SPDX-License-Identifier: BSL-1.0
import process
from peers import OPENSSL_OTHER, OPENSSL_SUITE, Peer


class Curl(Peer):
    title = 'curl'
    programs = ('curl',)
    connects = True
    client_data = 'http'
    alert_words = {'handshake_failure': 'alert handshake failure|handshake failure'}
    unknown_issuer, expired = 'unknown_ca', 'certificate_expired'
    wrong_name = None  # it looks at the name after the handshake, and sends no alert

    def connect(self, port, ca, work, name='localhost', ems=True, other_suite=False):
        return process.Process('curl', '--silent', '--show-error', '--verbose', '--max-time', '30', '--noproxy', '*',
                               '--tlsv1.2', '--tls-max', '1.2', '--cacert', ca,
                               '--ciphers', OPENSSL_OTHER if other_suite else OPENSSL_SUITE,
                               '--resolve', f'{name}:{port}:127.0.0.1', f'https://{name}:{port}/')


PEER = Curl()
