# SPDX-License-Identifier: BSL-1.0
"""The files of the repository, for the tests over their text."""
import functools
import pathlib
import re
import sys

top = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(top / 'tests'))

FOLDERS = ('include', 'tests', 'examples', 'benchmarks', 'docs', 'packaging')
TEXT = {'.hpp', '.cpp', '.py', '.sh', '.md', '.build', '.txt', '.cmake', '.in', '.yml', '.toml', ''}


@functools.cache
def files(*suffixes):
    """Paths below the top, sorted: of the folders above, and of the top itself."""
    found = [p for p in top.iterdir() if p.is_file()] + [p for p in (top / '.ci').glob('*') if p.is_file()]
    for folder in FOLDERS:
        found += [p for p in (top / folder).rglob('*') if p.is_file() and '__pycache__' not in p.parts]
    return sorted(p.relative_to(top) for p in found if p.suffix in (suffixes or TEXT))


def headers():
    return [p for p in files('.hpp') if p.parts[0] == 'include']


@functools.cache
def lines(path):
    return (top / path).read_text(errors='replace').splitlines()


@functools.cache
def code(path):
    """The text without comments, with as many lines as before."""
    text = '\n'.join(lines(path))
    text = re.sub(r'/\*.*?\*/', lambda m: '\n' * m.group().count('\n'), text, flags=re.DOTALL)
    return re.sub(r'//[^\n]*', '', text).splitlines()


@functools.cache
def includes(path):
    """(line number, what stands between the brackets or quotes, '<' or '"') of each #include."""
    found = []
    for number, line in enumerate(lines(path), 1):
        match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if match:
            found.append((number, match.group(2), match.group(1)))
    return found
