#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The last line of ./dev test is counted right: tests/summary.py over reports made here."""
import contextlib
import io
import pathlib
import sys
import tempfile
import time

import sources
import summary
from tap import Points

BOOST = '''<?xml version="1.0" encoding="UTF-8"?>
<testsuite tests="2" skipped="1" errors="1" failures="1" id="0" name="handfast">
<testcase assertions="1" classname="wire" name="good"></testcase>
<testcase assertions="1" classname="wire" name="bad"><failure message="failure"/></testcase>
<testcase assertions="0" classname="wire" name="thrown"><error message="unexpected"/></testcase>
<testcase assertions="0" classname="wire" name="off"><skipped/><system-out>- reason: 'no AES'</system-out></testcase>
</testsuite>'''
TAP = 'ok 1 - no #include of sodium\nnot ok 2 - b\nok 3 - c # SKIP no such program\n# a remark\n1..3\n'


def counted(output='', result='OK', status=0, junit=None, age=0, command=('script',), log=''):
    """What summary.py makes of one test: (passed, failed, skipped)."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / 'tests').mkdir()
        if junit is not None:
            (folder / 'tests' / 'wire.junit.xml').write_text(junit)
            command = ('test_wire', f'--logger=HRF,error,stdout:JUNIT,message,{folder}/tests/wire.junit.xml')
        (folder / 'build.log').write_text(log)
        count = summary.Count()
        summary.count_test({'name': 'handfast:boost / wire', 'result': result, 'stdout': output, 'returncode': status,
                            'starttime': time.time() + age, 'command': list(command)}, folder, count)
        for step in summary.broken(folder):
            count.add(step, 'failed')
        return count.passed, len(count.failed), len(count.skipped)


def main():
    points = Points()

    def is_counted(name, expected, **given):
        points.ok(counted(**given) == expected, name, f'expected {expected}, counted {counted(**given)}')

    is_counted('a test that passed is one', (1, 0, 0))
    is_counted('a test that failed is one', (0, 1, 0), result='FAIL', status=1)
    is_counted('a test that ended in time out is one', (0, 1, 0), result='TIMEOUT', status=-15)
    is_counted('a test that skipped itself is one', (0, 0, 1), result='SKIP', status=77, output='no such program\n')
    is_counted('each case of Boost.Test is one', (1, 2, 1), junit=BOOST, result='FAIL', status=201)
    is_counted('a program that failed in no case of its own is one more', (1, 1, 0), status=1, result='FAIL',
               junit='<testsuite><testcase classname="wire" name="good"/></testsuite>')
    is_counted('a log that an earlier run left does not count', (0, 1, 0), junit=BOOST, age=60, result='FAIL', status=-11)
    is_counted('a log that breaks off does not count', (0, 1, 0), junit=BOOST[:200], result='FAIL', status=-11)
    is_counted('each point of TAP is one', (1, 1, 1), output=TAP, result='FAIL')
    is_counted('a missing point of TAP is a failure', (1, 1, 0), output='ok 1\n1..2\n')
    is_counted('a missing plan of TAP is a failure', (1, 1, 0), output='ok 1\n')
    is_counted('a plan of nothing is skipped', (0, 0, 1), output='1..0 # SKIP no such program\n', result='SKIP')
    is_counted('what did not build is a failure', (1, 1, 0), log='[1/2] Compiling\nFAILED: tests/test_wire.p/a.o\n')
    is_counted('a program without a log is a failure', (0, 1, 0), junit='')
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as said:
        status = summary.main([folder])
    points.ok(status == 1 and said.getvalue().endswith('\n0 passed, 1 failed, 0 skipped\n'),
              'a run without any test fails', said.getvalue())
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
