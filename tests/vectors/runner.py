# SPDX-License-Identifier: BSL-1.0
"""That the vector runner can fail: what it makes of vectors that are right, wrong, unknown and malformed.

    runner.py VECTORS
"""
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import Points

# RFC 4231 §4.3, test case 2, over SHA-256.
KEY, MESSAGE = '4a656665', '7768617420646f2079612077616e7420666f72206e6f7468696e673f'
CODE = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'
WRONG = 'a' + CODE[1:]


def hmac_file(*tests, size=256, announced=None, **changes):
    cases = [{'tcId': n, 'comment': '', 'flags': [], 'key': KEY, 'msg': MESSAGE, 'tag': tag, 'result': result}
             for n, (tag, result) in enumerate(tests, 1)]
    return {'algorithm': 'HMACSHA256', 'schema': 'mac_test_schema_v1.json',
            'numberOfTests': len(cases) if announced is None else announced,
            'testGroups': [{'type': 'MacTest', 'keySize': 32, 'tagSize': size, 'tests': cases}]} | changes


def run(runner, content):
    """The exit status and output for a folder with one file, or with none where `content` is None."""
    with tempfile.TemporaryDirectory() as folder:
        if content is not None:
            text = content if isinstance(content, str) else json.dumps(content)
            (pathlib.Path(folder) / 'sub').mkdir()
            (pathlib.Path(folder) / 'sub' / 'file.json').write_text(text)
        done = subprocess.run([runner, folder], capture_output=True, text=True)
        return done.returncode, done.stdout


def main(runner):
    points = Points()

    def expect(name, content, status, *words):
        got, output = run(runner, content)
        points.ok(got == status and all(w in output for w in words), name, f'exit status {got}', output)

    right, wrong = (CODE, 'valid'), (WRONG, 'invalid')
    expect('right vectors pass', hmac_file(right, wrong), 0,
           'ok 1 - sub/file.json: 2 passed, 0 failed, 0 skipped', '1..1')
    expect('a wrong code called valid fails', hmac_file(right, (WRONG, 'valid')), 1,
           'not ok 1 - sub/file.json: 1 passed, 1 failed', 'failed: test 2', 'refused what is valid')
    expect('a right code called invalid fails', hmac_file((CODE, 'invalid')), 1, 'accepted what is invalid')
    expect('an acceptable one passes either way', hmac_file((CODE, 'acceptable'), (WRONG, 'acceptable')), 0,
           '2 passed')
    expect('an unknown result fails', hmac_file((CODE, 'perhaps')), 1, 'unknown result')
    expect('a missing test fails', hmac_file(right, announced=2), 1, 'announces 2 tests and has 1')
    expect('a code that is cut is skipped', hmac_file((CODE[:32], 'valid'), size=128), 0,
           '# SKIP codes cut to 128 bits not offered')
    expect('an unknown algorithm is skipped', hmac_file(right, algorithm='HMACSHA3-256'), 0,
           '# SKIP HMACSHA3-256 not offered')
    expect('an unknown schema is skipped', hmac_file(right, schema='other_schema.json'), 0,
           '# SKIP HMACSHA256 (other_schema.json) not offered')
    expect('another kind of file is skipped', {'testcases': []}, 0, '# SKIP not a Wycheproof file')
    expect('what is not hexadecimal fails', hmac_file((CODE[:-1] + 'x', 'invalid')), 1, 'not hexadecimal')
    expect('a test without a field fails', hmac_file(right, testGroups=[{'tests': [{'tcId': 1, 'comment': ''}]}]), 1,
           'malformed')
    expect('what is not JSON fails', '{"algorithm": ', 1, 'malformed')
    expect('no file at all is skipped', None, 77, 'skipped: there are no test vectors in')
    return points.done()


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
