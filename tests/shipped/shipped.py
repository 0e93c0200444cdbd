# SPDX-License-Identifier: BSL-1.0
"""The protocols that are shipped, as protocols.txt lists them, and where their words stand."""
import functools
import pathlib
import re
import typing

TOP = pathlib.Path(__file__).resolve().parents[2]
LIST = 'tests/shipped/protocols.txt'


class Protocol(typing.NamedTuple):
    name: str
    header: str  # from the top
    type: str


def listed():
    lines = [line.split() for line in (TOP / LIST).read_text().splitlines() if line and not line.startswith('#')]
    return [Protocol(*words[:3]) for words in lines]


def code(path):
    return re.sub(r'//[^\n]*', '', (TOP / path).read_text())


@functools.cache
def included(path):
    """The files of this repository that `path` includes itself, from the top."""
    all_files = set()
    for name in re.findall(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', code(path), re.MULTILINE):
        for folder in (TOP / path).parent, TOP / 'include', TOP / 'tests':
            found = (folder / name).resolve()
            if found.is_file() and found.is_relative_to(TOP):
                all_files.add(str(found.relative_to(TOP)))
                break
    return all_files


def reached(path):
    """`path`, and all that it includes at whatever depth."""
    seen, left = {path}, [path]
    while left:
        new = included(left.pop()) - seen
        seen |= new
        left += new
    return seen


def texts():
    """The headers in which the words of these protocols stand, in the order of the list: their own, and the parts that
    lie beside them."""
    found = {}
    for protocol in listed():
        folder = str(pathlib.Path(protocol.header).parent)
        for path in [protocol.header] + sorted(reached(protocol.header)):
            if str(pathlib.Path(path).parent) == folder and re.search(r'\b(message|anytime|evidence)<', code(path)):
                found[path] = None
    return list(found)
