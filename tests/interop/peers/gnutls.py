# SPDX-License-Identifier: BSL-1.0
import process
from peers import Peer


def priority(ems, other_suite):
    cipher = 'AES-128-GCM' if other_suite else 'AES-256-GCM'
    words = f'NONE:+VERS-TLS1.2:+{cipher}:+AEAD:+RSA:+COMP-NULL:+SIGN-ALL:+GROUP-ALL'
    return words if ems else words + ':%NO_SESSION_HASH'


class GnuTls(Peer):
    title = 'GnuTLS'
    programs = ('gnutls-serv', 'gnutls-cli')
    serves = connects = True
    data = 'echo'
    bulk_of_server = 64 << 20
    bulk_of_client = 4 << 20  # but in the long run: gnutls-cli makes a system call for each byte that it writes
    server_without_ems = client_without_ems = True
    # Both say that an alert came, but not which.
    alert_words = dict.fromkeys(('bad_certificate', 'certificate_expired', 'unknown_ca', 'unsupported_certificate',
                                 'handshake_failure'), 'A TLS fatal alert has been received')
    # It has no suite for a key that may not be used for key transport.
    will_not_serve = ('key_usage',)
    # gnutls-cli has one alert for whatever is wrong with a certificate.
    unknown_issuer = expired = wrong_name = 'bad_certificate|certificate_unknown|unknown_ca|certificate_expired'

    def serve(self, identity, work, ems=True, other_suite=False):
        return process.serve(lambda port: [
            'gnutls-serv', '--echo', '--port', port, '--priority', priority(ems, other_suite),
            '--x509certfile', identity.chain, '--x509keyfile', identity.key])

    def connect(self, port, ca, work, name='localhost', ems=True, other_suite=False):
        return process.Process(
            'gnutls-cli', '--port', port, '--priority', priority(ems, other_suite), '--x509cafile', ca,
            '--logfile', work / 'gnutls-cli.log', '--verify-hostname', name, '--sni-hostname', name, '127.0.0.1')


PEER = GnuTls()
