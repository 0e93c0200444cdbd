# SPDX-License-Identifier: BSL-1.0
import process
from peers import Peer

POLICY = '''
allow_tls10 = false
allow_tls11 = false
allow_tls12 = true
allow_dtls10 = false
allow_dtls12 = false
ciphers = {cipher}
macs = AEAD
key_exchange_methods = RSA
signature_methods = RSA IMPLICIT
require_cert_revocation_info = false
'''


def policy(work, other_suite):
    path = work / f"botan{'-other' if other_suite else ''}.policy"
    path.write_text(POLICY.format(cipher='AES-128/GCM' if other_suite else 'AES-256/GCM'))
    return f'--policy={path}'


class Botan(Peer):
    title = 'Botan'
    programs = ('botan', 'openssl', 'stdbuf')
    serves = connects = True
    data = 'echo'
    unknown_issuer = expired = wrong_name = None  # tls_client prints its verdict and goes on

    def serve(self, identity, work, ems=True, other_suite=False):
        key = work / f'{identity.key.stem}.pkcs8.pem'  # it reads no other form
        if not key.exists():
            process.run('openssl', 'pkcs8', '-topk8', '-nocrypt', '-in', identity.key, '-out', key)
        return process.serve(lambda port: [
            'botan', 'tls_server', identity.chain, key, f'--port={port}', policy(work, other_suite)])

    def connect(self, port, ca, work, name='localhost', ems=True, other_suite=False):
        # stdbuf: its output is a buffered std::cout, which would say nothing before the end.
        return process.Process('stdbuf', '-o0', 'botan', 'tls_client', name, f'--port={port}', policy(work, other_suite),
                               '--skip-system-cert-store', f'--trusted-cas={ca}')


PEER = Botan()
