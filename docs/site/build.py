#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Builds the site: the pages by MkDocs, the reference by Doxygen into its folder `reference`.

    build.py SITE VERSION

What either complains of stops it. Nothing is fetched.
"""
import os
import pathlib
import subprocess
import sys

top = pathlib.Path(__file__).resolve().parents[2]


def reference(output, version, *settings):
    """Runs Doxygen, whose pages then are in `output`/html, and gives what it warned of."""
    output.mkdir(parents=True, exist_ok=True)
    own = [f'OUTPUT_DIRECTORY={output}', f'PROJECT_NUMBER={version}', *settings]
    doxyfile = (top / 'docs' / 'site' / 'Doxyfile').read_text() + '\n'.join(own) + '\n'
    done = subprocess.run(['doxygen', '-'], cwd=top, input=doxyfile, text=True, capture_output=True, check=True)
    return done.stderr


def pages(site):
    done = subprocess.run(['mkdocs', 'build', '--strict', '--clean', '--config-file', top / 'mkdocs.yml',
                           '--site-dir', site], cwd=top, text=True, capture_output=True,
                          env={**os.environ, 'PYTHONDONTWRITEBYTECODE': '1'})
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def build(site, version):
    pages(site)
    warnings = reference(site, version, 'HTML_OUTPUT=reference')
    if warnings:
        sys.exit(warnings)


if __name__ == '__main__':
    build(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2])
