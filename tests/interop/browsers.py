# SPDX-License-Identifier: BSL-1.0
"""Browsers load a page of https_server by certificates in their own store, and by nothing else.

    browsers.py --server https_server --keys FOLDER
"""
import argparse
import pathlib
import re
import sys
import tempfile

import pki
import process
from cases import Cases, Skip, check
from https import PAGE, Https
from peers import nss

from browser import Refused
from browser.chromium import Chromium
from browser.firefox import Firefox

TEXT = re.sub('<.*?>', '', PAGE)


class Browsing:
    def __init__(self, browser, suite, unknown_issuer, it):
        self.browser, self.suite, self.unknown_issuer, self.it = browser, suite, unknown_issuer, it

    def start(self, *roots):
        """The browser at its first start, with `roots` in its store beside those that it came with."""
        missing = self.browser.missing() or ('' if process.find('certutil') else 'certutil')
        if missing:
            raise Skip(f'{missing} is not installed')
        home = pathlib.Path(tempfile.mkdtemp(dir=self.it.work))
        folder, _ = nss.database(home, self.browser.store)
        for root in roots:
            nss.trust(folder, root)
        return self.browser(home)

    def loads(self):
        with self.it.server() as (_, port), self.start(self.it.pki.root) as browser:
            print(f'# {browser.title} {browser.version}')
            browser.open(f'https://localhost:{port}/')
            suite, text = browser.suite(), browser.text()
            check(text == TEXT, f'it shows {text!r}')
            check(suite == self.suite, f'the suite is {suite!r}')

    def refuses(self):
        with self.it.server() as (_, port), self.start() as browser:
            try:
                browser.open(f'https://localhost:{port}/')
            except Refused as refused:
                check(self.unknown_issuer in str(refused), f'it says {refused}')
            else:
                check(False, 'it loads the page')
            text = browser.text()
            check(TEXT not in text, f'it shows {text!r}')


def main():
    arguments = argparse.ArgumentParser()
    for name in ('--server', '--keys'):
        arguments.add_argument(name, required=True)
    chosen = arguments.parse_args()

    cases = Cases()
    # A browser's last helper may still write while the folder goes.
    with tempfile.TemporaryDirectory(prefix='handfast-', ignore_cleanup_errors=True) as folder:
        work = pathlib.Path(folder)
        it = Https(chosen, pki.Pki(chosen.keys, work / 'pki'), work)
        for browsing in (
                Browsing(Chromium, 'TLS 1.2, RSA, AES_256_GCM', 'net::ERR_CERT_AUTHORITY_INVALID', it),
                Browsing(Firefox, 'TLS_RSA_WITH_AES_256_GCM_SHA384', 'SEC_ERROR_UNKNOWN_ISSUER', it)):
            title = browsing.browser.title
            cases.case(f'{title} loads a page of https_server with the CA in its own store', browsing.loads)
            cases.case(f'{title} refuses it without', browsing.refuses)
    return cases.done()


if __name__ == '__main__':
    sys.exit(main())
