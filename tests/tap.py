# SPDX-License-Identifier: BSL-1.0
"""Points of the Test Anything Protocol, for the scripts among the tests."""
import sys


class Points:
    def __init__(self):
        self.count = 0
        self.failed = 0

    def ok(self, good, name, *details):
        """One point; what is in `details` is printed where it failed."""
        self.count += 1
        self.failed += not good
        print(f"{'ok' if good else 'not ok'} {self.count} - {name}")
        if not good:
            for detail in details:
                for line in str(detail).splitlines():
                    print(f'#   {line}')
        sys.stdout.flush()
        return good

    def none(self, name, offenders):
        """One point that holds where `offenders` is empty."""
        return self.ok(not offenders, name, *offenders)

    def skip(self, name, reason):
        self.count += 1
        print(f'ok {self.count} - {name} # SKIP {reason}', flush=True)

    def done(self):
        """The plan, and the exit status for the caller to pass on."""
        print(f'1..{self.count}', flush=True)
        return 1 if self.failed else 0
