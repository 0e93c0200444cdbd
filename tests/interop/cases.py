# SPDX-License-Identifier: BSL-1.0
"""Test cases as functions: one that returns has passed, one that raises has not, and says why."""
import pathlib
import re
import sys
import time
import traceback

import process

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Points  # noqa: E402


# What the sanitizers write before they end a program.
SANITIZER = re.compile(r'Sanitizer:|runtime error:')


class Failure(AssertionError):
    """A check that did not hold, in words."""


class Skip(Exception):
    """A case that cannot be tried here, and why."""


def check(holds, words):
    if not holds:
        raise Failure(words)


class Cases(Points):
    def case(self, name, function):
        """Runs one case. Where it fails, what its programs said explains it."""
        process.started.clear()
        began = time.monotonic()
        try:
            function()
            for program in process.started:
                check(not SANITIZER.search(program.err.text), f'{program.arguments[0]} broke a rule of the language')
            self.ok(True, name)
        except Skip as reason:
            self.skip(name, reason)
        except Exception as error:  # one case that goes wrong must not end the others
            words = str(error) if isinstance(error, (Failure, process.Trouble)) else traceback.format_exc()
            self.ok(False, name, words, *(line for program in process.started for line in program.evidence()))
        took = time.monotonic() - began
        if took > 2:
            print(f'# {took:.1f} s', flush=True)


def skip_all(words):
    print(f'1..0 # SKIP {words}')
    sys.exit(0)
