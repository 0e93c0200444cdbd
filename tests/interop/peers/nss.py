# SPDX-License-Identifier: BSL-1.0
import process
from peers import Peer

OURS, OTHER = ':009D', ':009C'


def database(work, name):
    """An empty certificate database, which is how NSS takes its certificates."""
    folder = work / name
    if folder.exists():
        return folder, False
    folder.mkdir(parents=True)
    made = process.run('certutil', '-N', '-d', f'sql:{folder}', '--empty-password')
    if made.code != 0:
        raise RuntimeError('certutil cannot make a database')
    return folder, True


def trust(folder, root):
    """Adds a root to a database as one of servers."""
    added = process.run('certutil', '-A', '-d', f'sql:{folder}', '-n', 'root', '-t', 'C,,', '-i', root)
    if added.code != 0:
        raise RuntimeError('certutil cannot add a certificate')


class Nss(Peer):
    title = 'NSS'
    programs = ('selfserv', 'tstclnt', 'certutil', 'pk12util', 'openssl')
    serves = connects = True
    data = 'http'
    alert_words = {'bad_certificate': 'SSL peer cannot verify your certificate',
                   'certificate_expired': 'SSL peer rejected your certificate as expired',
                   'unknown_ca': 'Peer does not recognize and trust the CA',
                   'unsupported_certificate': 'SSL peer does not support certificates of the type',
                   'handshake_failure': 'no common encryption algorithm'}
    heeds_end = False  # tstclnt does not end with its input
    will_not_serve = ('key_usage',)
    unknown_issuer, expired, wrong_name = 'unknown_ca', 'certificate_expired', 'bad_certificate'

    def serve(self, identity, work, ems=True, other_suite=False):
        folder, fresh = database(work, f'nss-{identity.leaf.stem}')
        if fresh:
            bundle = folder / 'leaf.p12'
            process.run('openssl', 'pkcs12', '-export', '-in', identity.leaf, '-inkey', identity.key,
                        '-certfile', identity.intermediate, '-name', 'leaf', '-out', bundle, '-passout', 'pass:')
            process.run('pk12util', '-i', bundle, '-d', f'sql:{folder}', '-W', '')
            trust(folder, identity.root)
        return process.serve(lambda port: [
            'selfserv', '-n', 'leaf', '-p', port, '-d', f'sql:{folder}', '-V', 'tls1.2:tls1.2',
            '-c', OTHER if other_suite else OURS, '-v'], cwd=work)

    def connect(self, port, ca, work, name='localhost', ems=True, other_suite=False):
        folder, fresh = database(work, f'nss-{ca.stem}')
        if fresh:
            trust(folder, ca)
        return process.Process('tstclnt', '-h', '127.0.0.1', '-a', name, '-p', port, '-d', f'sql:{folder}',
                               '-V', 'tls1.2:tls1.2', '-c', OTHER if other_suite else OURS)


PEER = Nss()
