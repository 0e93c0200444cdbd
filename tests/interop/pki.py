# SPDX-License-Identifier: BSL-1.0
"""Keys and certificates for the tests, made by the openssl program.

A root, an intermediate below it, and leaves for "localhost" and 127.0.0.1 below that; then leaves
with one thing wrong each. The keys are made once a build folder; the certificates in every run.
"""
import dataclasses
import datetime
import fcntl
import pathlib
import subprocess

SECTIONS = '''
[ca]
default_ca = issuer
[issuer]
database = {folder}/index.txt
serial = {folder}/serial
new_certs_dir = {folder}
default_md = sha256
policy = anything
unique_subject = no
email_in_dn = no
[anything]
commonName = supplied
[req]
prompt = no
distinguished_name = subject
[subject]
CN = overridden
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[intermediate]
basicConstraints = critical, CA:true, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
'''
LEAF = '''
[{section}]
basicConstraints = critical, CA:false
keyUsage = critical, {usage}
extendedKeyUsage = {extended}
subjectAltName = {names}
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
'''
BOTH_USES = 'digitalSignature, keyEncipherment'
HERE = 'DNS:localhost, IP:127.0.0.1'
LEAVES = {'good': (BOTH_USES, 'serverAuth', HERE),
          'ipv6': (BOTH_USES, 'serverAuth', 'IP:::1'),
          'wrong_name': (BOTH_USES, 'serverAuth', 'DNS:elsewhere.example, IP:192.0.2.1'),
          'key_usage': ('digitalSignature', 'serverAuth', HERE),
          'extended_key_usage': (BOTH_USES, 'clientAuth', HERE)}


@dataclasses.dataclass(frozen=True)
class Identity:
    """A server's credentials: its key, its certificate, those above it, and all that it sends."""
    key: pathlib.Path
    leaf: pathlib.Path
    intermediate: pathlib.Path
    chain: pathlib.Path
    root: pathlib.Path


def openssl(*arguments):
    done = subprocess.run(['openssl', *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"openssl {' '.join(map(str, arguments))}: {done.stderr}")


def generate_keys(folder):
    """The keys, made at the first call for this folder; several runs at once wait for one another."""
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / 'lock', 'w', encoding='ascii') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for name, bits in (('root', 2048), ('stranger', 2048), ('intermediate', 3072),
                           ('leaf-2048', 2048), ('leaf-3072', 3072), ('leaf-4096', 4096)):
            path = folder / f'{name}.key'
            if not path.exists():
                # One of the three in the older form, PKCS#1: both forms are about.
                form = ['-traditional'] if name == 'leaf-3072' else []
                openssl('genrsa', *form, '-out', path.with_suffix('.new'), bits)
                path.with_suffix('.new').rename(path)


class Pki:
    def __init__(self, keys, folder):
        self.keys, self.folder = pathlib.Path(keys), pathlib.Path(folder)
        generate_keys(self.keys)
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / 'index.txt').write_text('')
        (self.folder / 'serial').write_text('1000\n')
        self.config = self.folder / 'openssl.cnf'
        self.config.write_text(SECTIONS.format(folder=self.folder) + ''.join(
            LEAF.format(section=section, usage=usage, extended=extended, names=names)
            for section, (usage, extended, names) in LEAVES.items()))
        self._cached = {}
        self.root = self._issue('root', self.keys / 'root.key', 'root', None)
        # Another root of the same name: what is unknown is its key.
        self.stranger = self._issue('stranger', self.keys / 'stranger.key', 'root', None)
        self._intermediate = self._issue('intermediate', self.keys / 'intermediate.key', 'intermediate', 'root')
        self._above = self.folder / 'intermediate-and-root.pem'
        self._above.write_text(self._intermediate.read_text() + self.root.read_text())

    def _issue(self, name, key, section, issuer, begins=-1, ends=30):
        """A certificate for `key`, valid from `begins` to `ends` days from now."""
        request, certificate = self.folder / f'{name}.csr', self.folder / f'{name}.pem'
        subject = {'stranger': 'root'}.get(name, name)
        openssl('req', '-new', '-config', self.config, '-key', key, '-subj', f'/CN=handfast {subject}', '-out', request)
        now = datetime.datetime.now(datetime.timezone.utc)
        first, last = ((now + datetime.timedelta(days=d)).strftime('%Y%m%d%H%M%SZ') for d in (begins, ends))
        signer = (['-selfsign', '-keyfile', key] if issuer is None else
                  ['-cert', self.folder / f'{issuer}.pem', '-keyfile', self.keys / f'{issuer}.key'])
        openssl('ca', '-batch', '-notext', '-config', self.config, *signer, '-in', request, '-out', certificate,
                '-startdate', first, '-enddate', last, '-extensions', section)
        return certificate

    def identity(self, kind='good', bits=2048):
        """Credentials of a kind: 'good', 'with_root' (sends the root as well), 'expired', 'not_yet_valid' or one
        of LEAVES."""
        if (kind, bits) not in self._cached:
            begins, ends = {'expired': (-20, -1), 'not_yet_valid': (2, 30)}.get(kind, (-1, 30))
            section = kind if kind in LEAVES else 'good'
            key = self.keys / f'leaf-{bits}.key'
            leaf = self._issue(f'{kind}-{bits}', key, section, 'intermediate', begins, ends)
            chain = self.folder / f'{kind}-{bits}.chain.pem'
            above = self._above if kind == 'with_root' else self._intermediate
            chain.write_text(leaf.read_text() + above.read_text())
            self._cached[kind, bits] = Identity(key, leaf, above, chain, self.root)
        return self._cached[kind, bits]
