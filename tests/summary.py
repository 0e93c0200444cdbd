#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Counts what the runners reported and says it in one last line.

    summary.py BUILD_FOLDER...

Of each Boost.Test program every case counts (from its own JUnit log), of each TAP script every
point, of any other test its exit status; a source that holds nothing but static_asserts counts as
passed when its object is there and no older than itself. Each step that failed in build.log counts
as failed too. What failed and what was skipped is listed. Exits 1 when anything failed, or when
nothing was counted.
"""
import json
import os
import pathlib
import re
import sys
import xml.etree.ElementTree as xml


class Count:
    def __init__(self):
        self.passed, self.failed, self.skipped = 0, [], []

    def add(self, name, outcome, words=''):
        if outcome == 'passed':
            self.passed += 1
        elif outcome == 'skipped':
            self.skipped.append(f'{name}: {words}' if words else name)
        else:
            self.failed.append(f'{name}: {words}' if words else name)


def boost_cases(log):
    """(name, outcome, words) of each case in a Boost.Test JUnit log."""
    for case in xml.parse(log).getroot().iter('testcase'):
        name = f"{case.get('classname', '')}.{case.get('name', '')}"
        if case.find('failure') is not None or case.find('error') is not None:
            yield name, 'failed', ''
        elif case.find('skipped') is not None:
            said = case.findtext('system-out') or ''
            reason = re.search(r'reason: (.*)', said)
            yield name, 'skipped', reason.group(1).strip("'") if reason else ''
        else:
            yield name, 'passed', ''


TAP_POINT = re.compile(r'^(not )?ok\b\s*(\d+)?\s*-?\s*(.*?)(?:\s*#\s*(skip|todo)\S*\s*(.*))?$',
                       re.IGNORECASE)


def tap_points(output):
    """(name, outcome, words) of each point of a TAP stream, and the number it announced."""
    points, planned, skip_all = [], None, None
    for line in output.splitlines():
        plan = re.match(r'^1\.\.(\d+)\s*(?:#\s*skip\S*\s*(.*))?$', line, re.IGNORECASE)
        if plan:
            planned, skip_all = int(plan.group(1)), plan.group(2)
            continue
        if line.startswith('Bail out!'):
            points.append(('bail out', 'failed', line[9:].strip()))
        point = TAP_POINT.match(line)
        if not point:
            continue
        bad, number, name, directive, words = point.groups()
        if directive and directive.lower() == 'skip':
            points.append((name or number, 'skipped', words))
        else:
            points.append((name or number, 'failed' if bad else 'passed', ''))
    if planned == 0:
        return [('', 'skipped', skip_all or '')], 1
    return points, planned


def count_test(test, folder, count):
    name, result = test['name'].split(' / ')[-1], test['result']  # meson puts the suite before it
    output = test.get('stdout') or ''
    if result == 'SKIP' and test.get('returncode') == 77:
        count.add(name, 'skipped', ''.join(output.strip().splitlines()[-1:]).removeprefix('skipped: '))
        return
    before = len(count.failed)
    junit = folder / 'tests' / f'{name}.junit.xml'
    if any('JUNIT' in argument and argument.endswith(f'/{junit.name}') for argument in test['command']):
        try:
            if junit.stat().st_mtime < test['starttime'] - 1:
                raise OSError
            for case, outcome, words in boost_cases(junit):
                count.add(case, outcome, words)
        except (OSError, xml.ParseError):
            if result == 'OK':
                count.add(name, 'failed', 'left no log of its cases')
    elif re.search(r'^(1\.\.\d+|(not )?ok\b)', output, re.MULTILINE):
        points, planned = tap_points(output)
        for point, outcome, words in points:
            count.add(f'{name}: {point}' if point else name, outcome, words)
        if planned is None or planned != len(points):
            count.add(name, 'failed', f'announced {planned} points and gave {len(points)}')
    elif result == 'OK':
        count.add(name, 'passed')
        return
    if result not in ('OK', 'SKIP') and len(count.failed) == before:
        count.add(name, 'failed', f"{result.lower()} (exit status {test.get('returncode')})")


def broken(folder):
    """The steps of the build that failed, by what they should have made."""
    log = folder / 'build.log'
    return [line[len('FAILED: '):].strip() for line in
            (log.read_text(errors='replace').splitlines() if log.exists() else []) if line.startswith('FAILED: ')]


def count_static(folder, count):
    """The sources of the libraries called static_*; what did not compile is in build.log."""
    for target in json.loads((folder / 'meson-info' / 'intro-targets.json').read_text()):
        if not target['name'].startswith('static_'):
            continue
        archive = pathlib.Path(target['filename'][0])
        for source in (pathlib.Path(s) for group in target['target_sources'] for s in group['sources']):
            objects = [o for o in archive.with_name(archive.name + '.p').glob('*.o')
                       if o.name.endswith(source.name + '.o')]
            if any(o.stat().st_mtime >= source.stat().st_mtime for o in objects):
                count.add('', 'passed')
            elif not any(source.name in step for step in broken(folder)):
                count.add(f"{target['name']}: {source.name}", 'failed', 'was not compiled')


def main(folders):
    total = Count()
    for folder in map(pathlib.Path, folders):
        count = Count()
        log = folder / 'meson-logs' / 'testlog.json'
        try:
            tests = [json.loads(line) for line in log.read_text().splitlines() if line.strip()]
            for test in tests:
                count_test(test, folder, count)
            count_static(folder, count)
        except OSError as error:
            count.add(str(folder), 'failed', f'no test ran ({os.path.basename(str(error.filename))} is missing)')
        for step in broken(folder):
            count.add(step, 'failed', 'did not build')
        where = f' in {folder}' if len(folders) > 1 else ''
        for name in count.skipped:
            print(f'skipped{where}: {name}')
        for name in count.failed:
            print(f'FAILED{where}: {name}')
        total.passed += count.passed
        total.failed += count.failed
        total.skipped += count.skipped
    print(f'{total.passed} passed, {len(total.failed)} failed, {len(total.skipped)} skipped')
    return 1 if total.failed or total.passed == 0 else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
