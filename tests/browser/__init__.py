# SPDX-License-Identifier: BSL-1.0
"""Browsers without a screen, one module each, which tell what they have loaded."""
import os
import shutil
import subprocess


class Refused(Exception):
    """What a browser would not do, and why, in its own words."""


class Browser:
    """A browser is started and ended by `with`. What it keeps, it keeps below the folder `home`."""
    title = ''
    programs = ()  # that must be installed
    store = ''     # the folder below its home where certificates are that it trusts, as a database of NSS

    def __init__(self, home=None):
        self.home, self.version = home, ''

    @classmethod
    def missing(cls):
        """What is not installed of what is needed, or nothing."""
        return ' and '.join(program for program in cls.programs if not shutil.which(program))

    def environment(self):
        return os.environ if self.home is None else {**os.environ, 'HOME': str(self.home), 'TMPDIR': str(self.home)}

    def open(self, url):
        """Loads a page and waits until it is there, or raises `Refused`."""
        raise NotImplementedError

    def run(self, script):
        """What the body of a function in JavaScript returns on the page."""
        raise NotImplementedError

    def suite(self):
        """Under what the page came, as the browser calls it."""
        raise NotImplementedError

    @staticmethod
    def end(program):
        """Ends a program that was started, at once where it does not end by itself."""
        program.terminate()
        try:
            program.wait(10)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()

    def text(self):
        return self.run('return document.body.innerText')
