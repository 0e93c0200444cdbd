# SPDX-License-Identifier: BSL-1.0
import process
from peers import OPENSSL_OTHER, OPENSSL_SUITE, Peer


class OpenSsl(Peer):
    title = 'OpenSSL'
    programs = ('openssl',)
    serves = connects = True
    bulk_of_server = bulk_of_client = 64 << 20
    alert_words = {'bad_certificate': 'alert bad certificate', 'certificate_expired': 'alert certificate expired',
                   'unknown_ca': 'alert unknown ca', 'unsupported_certificate': 'alert unsupported certificate',
                   'handshake_failure': 'alert handshake failure'}
    unknown_issuer, expired, wrong_name = 'unknown_ca', 'certificate_expired', 'bad_certificate'

    def serve(self, identity, work, ems=True, other_suite=False):
        # -quiet: what comes on its input is data, not commands.
        return process.serve(lambda port: [
            'openssl', 's_server', '-accept', f'127.0.0.1:{port}', '-naccept', '1', '-quiet', '-tls1_2',
            '-cipher', OPENSSL_OTHER if other_suite else OPENSSL_SUITE,
            '-cert', identity.leaf, '-cert_chain', identity.intermediate, '-key', identity.key])

    def connect(self, port, ca, work, name='localhost', ems=True, other_suite=False):
        return process.Process(
            'openssl', 's_client', '-connect', f'127.0.0.1:{port}', '-servername', name, '-verify_hostname', name,
            '-quiet', '-no_ign_eof', '-tls1_2', '-cipher', OPENSSL_OTHER if other_suite else OPENSSL_SUITE,
            '-CAfile', ca, '-verify_return_error', '-verify', '5')


PEER = OpenSsl()
