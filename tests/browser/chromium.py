# SPDX-License-Identifier: BSL-1.0
"""Chromium without a screen, driven by WebDriver (W3C) over plain HTTP."""
import base64
import json
import os
import re
import shutil
import signal
import subprocess
import urllib.error
import urllib.request

from browser import Browser, Refused

WINDOW = (1100, 800)


class Chromium(Browser):
    title = 'Chromium'
    programs = ('chromium', 'chromedriver')
    store = '.pki/nssdb'

    def __enter__(self):
        self.url, self.seen = '', []
        self.driver = subprocess.Popen(['chromedriver', '--port=0'], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                       text=True, env=self.environment())
        try:
            for line in self.driver.stdout:
                if found := re.search(r'started successfully on port (\d+)', line):
                    break
            self.address = f'http://127.0.0.1:{found[1]}/session'
            arguments = ['--headless', '--disable-gpu', '--hide-scrollbars', f'--window-size={WINDOW[0]},{WINDOW[1]}']
            if os.geteuid() == 0:
                arguments.append('--no-sandbox')
            answer = self.call('POST', '', {'capabilities': {'alwaysMatch': {
                'browserName': 'chrome',
                'goog:chromeOptions': {'binary': shutil.which('chromium'), 'args': arguments},
                'goog:loggingPrefs': {'browser': 'ALL', 'performance': 'ALL'}}}})
            self.address += '/' + answer['sessionId']
            self.version, self.program = (answer['capabilities'][name] for name in ('browserVersion', 'goog:processID'))
        except BaseException:
            self.end(self.driver)
            raise
        return self

    def __exit__(self, *_):
        try:
            self.call('DELETE', '')
        except BaseException:
            os.kill(self.program, signal.SIGKILL)  # without its driver it would go on
            raise
        finally:
            self.end(self.driver)

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, {'Content-Type': 'application/json'}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)['value']
        except urllib.error.HTTPError as error:
            raise Refused(json.load(error)['value']['message'].partition('\n')[0]) from None

    def open(self, url):
        """Loads a page, waits until it is there, and forgets what came before it."""
        self.complaints(), self.events('')
        self.url, self.seen = url, []
        self.call('POST', '/url', {'url': url})
        # To the driver, a page of Chromium's own that says what is wrong is a page as well.
        for failed in self.events_of_page('Network.loadingFailed'):
            raise Refused(failed['errorText'])

    def run(self, script):
        return self.call('POST', '/execute/sync', {'script': script, 'args': []})

    def screenshot(self):
        return base64.b64decode(self.call('GET', '/screenshot'))

    def complaints(self):
        """What stands in the console as an error or a warning."""
        entries = self.call('POST', '/se/log', {'type': 'browser'})
        return [entry['message'] for entry in entries if entry['level'] in ('SEVERE', 'WARNING')]

    def events(self, method):
        """The parameters of each event of that name since the page was asked for."""
        for entry in self.call('POST', '/se/log', {'type': 'performance'}):
            self.seen.append(json.loads(entry['message'])['message'])
        return [event['params'] for event in self.seen if event['method'] == method]

    def events_of_page(self, method):
        """Those about the page itself: not about what it loads, nor about the empty one before it."""
        asked = {event['requestId'] for event in self.events('Network.requestWillBeSent')
                 if event['request']['url'] == self.url and event['type'] == 'Document'}
        return [event for event in self.events(method) if event['requestId'] in asked]

    def requests(self):
        """The addresses that were asked for."""
        return [event['request']['url'] for event in self.events('Network.requestWillBeSent')]

    def suite(self):
        """Protocol, key exchange and cipher: Chromium has no name for all of a suite."""
        details = self.events_of_page('Network.responseReceived')[0]['response']['securityDetails']
        return ', '.join(details[part] for part in ('protocol', 'keyExchange', 'cipher'))
