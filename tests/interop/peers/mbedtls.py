# SPDX-License-Identifier: BSL-1.0
import os

import process
from peers import Peer

# Built by meson on the installed library; see mbedtls_program.cpp.
PROGRAM = os.environ.get('HANDFAST_MBEDTLS_PROGRAM', '')


class MbedTls(Peer):
    title = 'Mbed TLS'
    serves = connects = True
    data = 'echo'
    server_without_ems = client_without_ems = True
    will_not_serve = ('key_usage', 'extended_key_usage')
    # What the library calls an alert from its peer.
    alert_words = dict.fromkeys(('bad_certificate', 'certificate_expired', 'unknown_ca', 'unsupported_certificate',
                                 'handshake_failure'), '(?i)fatal alert')
    unknown_issuer, expired, wrong_name = 'unknown_ca', 'certificate_expired', 'bad_certificate'

    def missing(self):
        return [] if os.access(PROGRAM, os.X_OK) else ['the library libmbedtls-dev']

    @staticmethod
    def _options(ems, other_suite):
        suite = 'TLS-RSA-WITH-AES-128-GCM-SHA256' if other_suite else 'TLS-RSA-WITH-AES-256-GCM-SHA384'
        return [suite, 'ems' if ems else 'no-ems']

    def serve(self, identity, work, ems=True, other_suite=False):
        return process.serve(lambda port: [
            PROGRAM, 'serve', port, *self._options(ems, other_suite), identity.chain, identity.key])

    def connect(self, port, ca, work, name='localhost', ems=True, other_suite=False):
        return process.Process(PROGRAM, 'connect', port, *self._options(ems, other_suite), ca, name)


PEER = MbedTls()
