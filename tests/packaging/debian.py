#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""packaging/debian makes a package of a copy of the tree, and lintian finds no error in it. The package is unpacked and
its headers are compiled, but it is not installed.

    debian.py TOP COMPILER
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

top, compiler = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
sys.path.insert(0, str(top / 'tests'))
from tap import Points  # noqa: E402

# What the package is made of; tests, examples and folders of builds would only take time.
PARTS = ('include', 'packaging', 'docs', 'meson.build', 'meson_options.txt', 'LICENSE', 'README.md', 'SECURITY.md',
         'CHANGELOG.md')
SOURCE = '''#include <handfast/wire.hpp>
static_assert(handfast::wire::greatest_size<handfast::wire::u32> == 4);
int main() {}
'''


def run(*command, cwd, text=None):
    done = subprocess.run(command, cwd=cwd, input=text, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors='replace', timeout=900)
    return done.returncode == 0, done.stdout[-4000:]


def main():
    points = Points()
    missing = [it for it in ('dpkg-buildpackage', 'dh', 'lintian') if not shutil.which(it)]
    if missing:
        points.skip('a package for Debian', f'there is no {missing[0]}')
        return points.done()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        tree = folder / 'handfast'
        tree.mkdir()
        for part in PARTS:
            (shutil.copytree if (top / part).is_dir() else shutil.copy)(top / part, tree / part)
        shutil.move(tree / 'packaging' / 'debian', tree / 'debian')
        good, words = run('dpkg-buildpackage', '-us', '-uc', cwd=tree)
        if not points.ok(good, 'dpkg-buildpackage makes source and package', words):
            return points.done()

        made = [str(path) for path in folder.glob('handfast_*.changes')]
        good, words = run('lintian', '--allow-root', '--fail-on', 'error', *made, cwd=folder)
        points.ok(good and len(made) == 1, 'lintian finds no error', words)

        package = next(folder.glob('libhandfast-dev_*_all.deb'))
        run('dpkg-deb', '-x', package, 'unpacked', cwd=folder)
        usr = folder / 'unpacked' / 'usr'
        points.none('the package has what each way of building looks for', [path for path in (
            'include/handfast/handfast.hpp', 'include/handfast.hpp', 'include/handfast_wire.hpp',
            'share/pkgconfig/handfast.pc', 'share/handfast/handfastConfig.cmake') if not (usr / path).exists()])
        good, words = run(compiler, '-std=c++20', '-fsyntax-only', '-isystem', usr / 'include', '-x', 'c++', '-',
                          cwd=folder, text=SOURCE)
        points.ok(good, 'what is in it compiles', words)
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
