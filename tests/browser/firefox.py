# SPDX-License-Identifier: BSL-1.0
"""Firefox ESR without a screen, driven by Marionette, its own protocol: JSON over TCP."""
import json
import pathlib
import socket
import subprocess
import time

from browser import Browser, Refused

PATIENCE = 60


class Firefox(Browser):
    title = 'Firefox ESR'
    programs = ('firefox-esr',)
    store = 'profile'

    def __enter__(self):
        profile = pathlib.Path(self.home) / self.store
        profile.mkdir(exist_ok=True)
        (profile / 'user.js').write_text('user_pref("marionette.port", 0);\n')  # any port that is free
        # System access is for `suite`: what a connection is like is not for pages to know.
        self.program = subprocess.Popen(
            ['firefox-esr', '--headless', '--no-remote', '--profile', str(profile), '--marionette',
             '--remote-allow-system-access'],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment())
        try:
            port = self.wait_for_port(profile / 'MarionetteActivePort')
            self.connection = socket.create_connection(('127.0.0.1', port), timeout=PATIENCE)
            self.answers, self.count = self.connection.makefile('rb'), 0
            self.receive()  # it introduces itself
            self.version = self.call('WebDriver:NewSession')['capabilities']['browserVersion']
        except BaseException:
            self.end(self.program)
            raise
        return self

    def __exit__(self, *_):
        try:
            self.call('Marionette:Quit', flags=['eForceQuit'])
            self.program.wait(PATIENCE)
        finally:
            self.connection.close()
            self.end(self.program)

    def wait_for_port(self, file):
        until = time.monotonic() + PATIENCE
        while not file.exists() or not file.read_text().isdigit():
            if self.program.poll() is not None:
                raise Refused(f'it ended with {self.program.returncode} before it listened')
            if time.monotonic() > until:
                raise Refused(f'it does not listen after {PATIENCE} s')
            time.sleep(0.05)
        return int(file.read_text())

    def receive(self):
        """A message: its length in digits, a colon, JSON."""
        length = b''
        while (digit := self.answers.read(1)) != b':':
            if not digit:
                raise Refused('it closed the connection')
            length += digit
        return json.loads(self.answers.read(int(length)))

    def call(self, command, **parameters):
        self.count += 1
        message = json.dumps([0, self.count, command, parameters]).encode()
        self.connection.sendall(b'%d:%s' % (len(message), message))
        _, _, error, result = self.receive()
        if error:
            raise Refused(f"{error['error']}: {error['message']}")
        return result

    def open(self, url):
        try:
            self.call('WebDriver:Navigate', url=url)
        except Refused as refused:
            if not str(refused).startswith('insecure certificate'):
                raise
            raise Refused(self.run('return document.getFailedCertSecurityInfo().errorCodeString')) from None

    def run(self, script):
        # Without a sandbox: a page that explains what is wrong tells it only to scripts of its own.
        return self.call('WebDriver:ExecuteScript', script=script, args=[], sandbox=None)['value']

    def suite(self):
        self.call('Marionette:SetContext', value='chrome')
        name = self.run('return gBrowser.securityUI.secInfo.cipherName')
        self.call('Marionette:SetContext', value='content')
        return name
