# SPDX-License-Identifier: BSL-1.0
import pathlib
import sys

try:
    import ssl
except ImportError:  # a Python may have been built without
    ssl = None

import process
from peers import OPENSSL_OTHER, OPENSSL_SUITE, Peer

PROGRAM = pathlib.Path(__file__).with_name('python_program.py')


class Python(Peer):
    title = "Python's ssl"
    programs = ()
    serves = connects = True
    data = 'echo'
    server_without_ems = client_without_ems = ssl is not None and ssl.OPENSSL_VERSION_INFO >= (3, 0)
    alert_words = {'bad_certificate': 'alert bad certificate', 'certificate_expired': 'alert certificate expired',
                   'unknown_ca': 'alert unknown ca', 'unsupported_certificate': 'alert unsupported certificate',
                   'handshake_failure': 'alert handshake failure|HANDSHAKE_FAILURE'}
    unknown_issuer, expired, wrong_name = 'unknown_ca', 'certificate_expired', 'bad_certificate'

    def missing(self):
        return [] if ssl else ["Python's ssl module"]

    def serve(self, identity, work, ems=True, other_suite=False):
        return process.serve(lambda port: [
            sys.executable, PROGRAM, 'serve', port, OPENSSL_OTHER if other_suite else OPENSSL_SUITE,
            'ems' if ems else 'no-ems', identity.chain, identity.key])

    def connect(self, port, ca, work, name='localhost', ems=True, other_suite=False):
        return process.Process(sys.executable, PROGRAM, 'connect', port,
                               OPENSSL_OTHER if other_suite else OPENSSL_SUITE,
                               'ems' if ems else 'no-ems', ca, name)


PEER = Python()
