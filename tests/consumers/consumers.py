#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Projects of strangers, which find the library in every way that there is: each folder here that has a build.sh.

    consumers.py TOP COMPILER [--thorough]

The library is installed by install.sh into a temporary folder. A project is copied to another, with the programs that they share, and
its build.sh, which configures, builds and runs, is run there with

    CXX      the compiler
    PREFIX   where the library is installed
    SOURCE   the library's sources
    VERSION  the library's version

The plain run takes the two that tell most, with one compiler; --thorough takes all, with each compiler that is here.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

top, compiler = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
thorough = '--thorough' in sys.argv
sys.path.insert(0, str(top / 'tests'))
from tap import Points  # noqa: E402

here = pathlib.Path(__file__).resolve().parent
ALL = sorted(path.parent.name for path in here.glob('*/build.sh'))
PLAIN = ['cmake_installed', 'pkg_config']
COMPILERS = ['g++', 'clang++-16', 'clang++-19']
# Programs without which a project cannot be built, where not all have them.
NEEDS = {name: ['cmake'] for name in ALL if (here / name / 'CMakeLists.txt').exists()}


def run(*command, cwd, **environment):
    """(whether it succeeded, the end of what it said)."""
    try:
        done = subprocess.run(command, cwd=cwd, env=os.environ | environment, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, errors='replace', timeout=900)
    except subprocess.TimeoutExpired as late:
        return False, f'took longer than {late.timeout} s'
    return done.returncode == 0, done.stdout[-4000:]


def has_libcxx(cxx, folder):
    (folder / 'libcxx.cpp').write_text('#include <version>\nint main() {}\n')  # says which compilers are too old for it
    return run(*cxx.split(), '-stdlib=libc++', '-Werror', 'libcxx.cpp', '-o', 'libcxx.out', cwd=folder)[0]


def reason_to_skip(name, cxx, folder):
    missing = [program for program in NEEDS.get(name, []) + cxx.split()[:1] if not shutil.which(program)]
    if missing:
        return f'there is no {missing[0]}'
    if name == 'libcxx' and not has_libcxx(cxx, folder):
        return f'there is no libc++ that goes with {cxx}'
    return ''


def main():
    points = Points()
    version = re.search(r"^  version: '(.*?)'", (top / 'meson.build').read_text(), re.MULTILINE).group(1)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        given = {'PREFIX': str(folder / 'prefix'), 'SOURCE': str(top), 'VERSION': version}
        good, words = run('sh', '-eux', here / 'install.sh', cwd=top, BUILD=str(folder / 'build'), **given)
        points.ok(good, 'meson install', words)
        for cxx in (COMPILERS if thorough else [compiler]):
            for project in ALL if thorough else PLAIN:
                if project == 'libcxx' and 'clang' not in cxx:
                    continue
                reason = reason_to_skip(project, cxx, folder)
                if reason:
                    points.skip(f'{project} with {cxx}', reason)
                    continue
                copy = folder / cxx / project
                shutil.copytree(here / project, copy)
                for program in (here / 'programs').iterdir():
                    shutil.copy(program, copy)
                good, words = run('sh', '-eux', 'build.sh', cwd=copy, CXX=cxx, **given)
                points.ok(good, f'{project} with {cxx}', words)
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
