#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes what the fuzz targets begin from: the certificates of tests/x509 and the keys of tests/crypto/rsa, as PEM and
as DER, an input of each kind for unwrapping, the packets of tests/examples/wire/samples, and what
is said over a connection of TCP.

    seeds.py TOP FOLDER     makes a folder in FOLDER for each target that has seeds
"""
import base64
import binascii
import pathlib
import re
import sys

BLOCK = re.compile(r'-----BEGIN ([A-Z ]+)-----\n(.*?)-----END \1-----\n', re.DOTALL)


def blocks_of(sources, labels):
    """(PEM, DER) of each block whose label ends in one of `labels`."""
    for source in sources:
        for block in BLOCK.finditer(source.read_text()):
            if block.group(1).endswith(labels):
                try:
                    yield block.group(0), base64.b64decode(block.group(2))
                except binascii.Error:  # header lines of an encrypted key
                    pass


def write(folder, name, seeds):
    (folder / name).mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds):
        (folder / name / f'{number:03}').write_bytes(seed)


def main(top, folder):
    certificates = list(blocks_of(sorted((top / 'tests' / 'x509').glob('*.hpp')), ('CERTIFICATE',)))
    keys = list(blocks_of([top / 'tests' / 'crypto' / 'rsa' / 'keys.hpp'], ('PRIVATE KEY', 'PUBLIC KEY')))
    write(folder, 'certificate', [der for _, der in certificates])
    write(folder, 'pem', [pem.encode() for pem, _ in certificates])
    write(folder, 'rsa_key', [form for pem, der in keys for form in (pem.encode(), der)])
    # See rsa_unwrap.cpp for what the first bytes say: padding that is right, for secrets of 48 and of no bytes.
    write(folder, 'rsa_unwrap', [bytes((kind, length)) + change for kind in (2, 6) for length in (48, 0)
                                 for change in (b'', b'\0\1\3', b'\0\x09\0')] + [b'\0\x30' + bytes(256)])
    packets = [bytes.fromhex(path.read_text())
               for path in sorted((top / 'tests' / 'examples' / 'wire' / 'samples').glob('ip_*.hex'))]
    segments = [packet[20:] for packet in packets if packet[0] == 0x45 and packet[9] == 6]
    # Lengths and checksums are made right by segment.cpp.
    header = b'\x60\0\0\0\0\0\x06\x40' + 2 * (b'\xfd' + bytes(15))
    write(folder, 'segment', packets + segments + [header + segment for segment in segments])
    # See tcp_connection.cpp: a client comes, says something that is read and answered, and both close.
    talk = (b'\0\2\0\0', b'\0\x10\0\0\0', b'\0\x90\0\0\0\x32')
    closing = (b'\0\x10\0\0\0', b'\0\x11\0\0\0', b'\xd0' * 3)
    write(folder, 'tcp_connection', [
        b'\0\1' + b''.join((*talk, b'\xa0\5\x32', b'\xa0\2\x20', b'\xa0\0', *closing)),
        b'\1' + b''.join((*talk, b'\xb0', b'\xd0\0\5\x32', b'\xd0\0\2\x20', b'\xd0\0\0', *closing[:2], b'\xe8' * 3))])
    return 0 if certificates and keys and segments else 1


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
