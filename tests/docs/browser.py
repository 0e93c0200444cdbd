# SPDX-License-Identifier: BSL-1.0
"""Chromium without a screen, driven by WebDriver (W3C) over plain HTTP."""
import base64
import json
import os
import re
import shutil
import subprocess
import urllib.request

WINDOW = (1100, 800)


def missing():
    """What is not installed of what is needed, or nothing."""
    return ' and '.join(program for program in ('chromium', 'chromedriver') if not shutil.which(program))


class Browser:
    def __enter__(self):
        self.driver = subprocess.Popen(['chromedriver', '--port=0'], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                       text=True)
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
        except BaseException:
            self.driver.terminate()
            raise
        return self

    def __exit__(self, *_):
        try:
            self.call('DELETE', '')
        finally:
            self.driver.terminate()
            self.driver.wait(10)

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, {'Content-Type': 'application/json'}, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)['value']

    def open(self, url):
        """Loads a page, waits until it is there, and forgets what came before it."""
        self.complaints(), self.requests()
        self.call('POST', '/url', {'url': url})

    def run(self, script):
        return self.call('POST', '/execute/sync', {'script': script, 'args': []})

    def screenshot(self):
        return base64.b64decode(self.call('GET', '/screenshot'))

    def complaints(self):
        """What stands in the console as an error or a warning."""
        entries = self.call('POST', '/se/log', {'type': 'browser'})
        return [entry['message'] for entry in entries if entry['level'] in ('SEVERE', 'WARNING')]

    def requests(self):
        """The addresses that were asked for."""
        entries = self.call('POST', '/se/log', {'type': 'performance'})
        events = [json.loads(entry['message'])['message'] for entry in entries]
        return [e['params']['request']['url'] for e in events if e['method'] == 'Network.requestWillBeSent']
