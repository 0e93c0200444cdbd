# SPDX-License-Identifier: BSL-1.0
import pathlib
import sys

import process
from peers import OPENSSL_OTHER, OPENSSL_SUITE, Peer

PROGRAM = pathlib.Path(__file__).with_name('python_program.py')


class Python(Peer):
    title = "Python's ssl"
    programs = ()
    serves = connects = True
    data = 'echo'
    alert_words = {'bad_certificate': 'alert bad certificate', 'certificate_expired': 'alert certificate expired',
                   'unknown_ca': 'alert unknown ca', 'unsupported_certificate': 'alert unsupported certificate',
                   'handshake_failure': 'alert handshake failure|HANDSHAKE_FAILURE'}
    unknown_issuer, expired, wrong_name = 'unknown_ca', 'certificate_expired', 'bad_certificate'

    def missing(self):
        try:
            import ssl  # noqa: F401  (a Python may have been built without)
        except ImportError:
            return ["Python's ssl module"]
        return []

    def serve(self, identity, work, ems=True, other_suite=False):
        return process.serve(lambda port: [
            sys.executable, PROGRAM, 'serve', port, OPENSSL_OTHER if other_suite else OPENSSL_SUITE,
            identity.chain, identity.key])

    def connect(self, port, ca, work, name='localhost', ems=True, other_suite=False):
        return process.Process(sys.executable, PROGRAM, 'connect', port,
                               OPENSSL_OTHER if other_suite else OPENSSL_SUITE, ca, name)


PEER = Python()
