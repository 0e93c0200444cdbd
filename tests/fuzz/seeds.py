#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes what the fuzz targets begin from: the certificates of tests/x509, as PEM and as DER.

    seeds.py TOP FOLDER     makes FOLDER/certificate and FOLDER/pem
"""
import base64
import pathlib
import re
import sys

BLOCK = re.compile(r'-----BEGIN CERTIFICATE-----\n(.*?)-----END CERTIFICATE-----\n', re.DOTALL)


def main(top, folder):
    blocks = [block for source in sorted((top / 'tests' / 'x509').glob('*.hpp'))
              for block in BLOCK.finditer(source.read_text())]
    for name in ('certificate', 'pem'):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number, block in enumerate(blocks):
        (folder / 'certificate' / f'{number:03}').write_bytes(base64.b64decode(block.group(1)))
        (folder / 'pem' / f'{number:03}').write_text(block.group(0))
    return 0 if blocks else 1


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
