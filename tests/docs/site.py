#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The site that ./dev docs builds: it builds without a complaint, its links lead somewhere, it loads nothing from
outside; and each page, in Chromium, shows its text and its pictures.

    site.py TOP VERSION [SCREENSHOTS]

SCREENSHOTS is a folder in which the pictures of the pages are kept.
"""
import functools
import html.parser
import http.server
import pathlib
import posixpath
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.parse

top = pathlib.Path(sys.argv[1]).resolve()
sys.path[:0] = [str(top / 'tests'), str(top / 'docs' / 'site')]
import build  # noqa: E402
import png  # noqa: E402
from browser.chromium import Chromium  # noqa: E402
from tap import Points  # noqa: E402

# What Doxygen leads to and does not write.
FORGOTTEN = {'#nested-classes', '#concepts'}
REFERENCE = ('index', 'namespaces', 'annotated', 'concepts', 'namespacehandfast_1_1wire',
             'classhandfast_1_1tls_1_1client', 'classhandfast_1_1choreography_1_1session')
LOOK = '''
    const main = document.querySelector('[role=main], .contents');
    return {
        title: document.title,
        headings: document.querySelectorAll('h1, .title').length,
        text: main ? main.innerText.length : 0,
        blind: [...document.images].filter(i => !i.complete || i.naturalWidth == 0).map(i => i.src),
        small: [...document.querySelectorAll('[role=main] img')].filter(i => i.width < 300).map(i => i.src),
        pictures: document.querySelectorAll('[role=main] img').length,
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };'''


# --- what stands in the files

class Page(html.parser.HTMLParser):
    """The names that can be led to, the links, and what is loaded."""

    LOADED = {('img', 'src'), ('script', 'src'), ('link', 'href'), ('iframe', 'src'), ('source', 'src')}

    def __init__(self, text):
        super().__init__()
        self.names, self.links, self.loads = set(), set(), set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name == 'id' or tag == 'a' and name == 'name':
                self.names.add(value)
            elif tag == 'a' and name == 'href':
                self.links.add(value)
            elif (tag, name) in self.LOADED:
                self.loads.add(value)


def outside(address):
    return urllib.parse.urlsplit(address).netloc != ''


def read_all(site):
    return {str(p.relative_to(site)): Page(p.read_text(errors='replace')) for p in sorted(site.rglob('*.html'))}


def broken(site, pages):
    """Each link and each thing loaded, in the site, that is not there."""
    for place, page in pages.items():
        for address in page.links | page.loads:
            parts = urllib.parse.urlsplit(address)
            if parts.scheme or parts.netloc or address in FORGOTTEN:
                continue
            path = urllib.parse.unquote(parts.path)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(place), path)) if path else place
            if path.startswith('/') or not (site / target).exists():
                # The page for what is not found is shown at any address, and MkDocs gives it links from the top.
                if not (place == '404.html' and (site / path.lstrip('/')).exists()):
                    yield f'{place}: {address}'
            elif parts.fragment and target in pages and urllib.parse.unquote(parts.fragment) not in pages[target].names:
                yield f'{place}: {address}'


def check_files(points, site, pages):
    points.none('every link of the pages leads somewhere', list(broken(site, pages)))
    points.none('nothing is loaded from outside', [
        f'{place}: {address}' for place, page in pages.items() for address in page.loads if outside(address)])
    points.none('no page shows the source of a diagram', [
        place for place in pages if '/' not in place and 'sequenceDiagram' in (site / place).read_text()])
    written = {p.stem for p in (top / 'docs').glob('*.md')}
    points.none('every page of docs/ is in the site', sorted(written - {pathlib.Path(place).stem for place in pages}))
    linked = {posixpath.normpath(link) for link in pages['index.html'].links}
    points.none('every page is in the navigation', [
        place for place in pages if not place.startswith('reference/') and place != '404.html' and place not in linked
        and not (place == 'index.html' and '.' in linked)])
    points.ok('reference/index.html' in linked, 'so is the reference')


# --- what a browser shows

class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def check_page(points, browser, address, place, kept):
    browser.open(f'{address}/{place}')
    seen, shot = browser.run(LOOK), browser.screenshot()
    if kept:
        (kept / (place.replace('/', '-')[:-5] + '.png')).write_bytes(shot)
    ink = png.ink(shot)
    # Doxygen's pages name no icon, and then browsers ask for this one.
    wrong = [f'it complains: {words}' for words in browser.complaints() if '/favicon.ico' not in words]
    wrong += [f'it asks for {url}' for url in browser.requests() if not url.startswith((address, 'data:'))]
    wrong += [f'not shown: {source}' for source in seen['blind']] + [f'tiny: {source}' for source in seen['small']]
    wrong += [words for bad, words in (
        (not seen['title'], 'it has no title'), (not seen['headings'], 'it has no heading'),
        (seen['text'] < 80, 'it has no text'), (seen['wide'] > 0, f'it is {seen["wide"]} pixels too wide'),
        (ink < 0.1, f'its picture is blank: {ink:.2f}')) if bad]
    return points.ok(not wrong, f'{place} in Chromium', *wrong) and seen['pictures']


def check_shown(points, site, pages, kept):
    places = [place for place in pages if not place.startswith('reference/') and place != '404.html']
    places += [f'reference/{name}.html' for name in REFERENCE]
    if Chromium.missing():
        for place in places:
            points.skip(f'{place} in Chromium', f'{Chromium.missing()} is not installed')
        return
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), functools.partial(Handler, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with Chromium() as browser:
            address = f'http://127.0.0.1:{server.server_port}'
            pictures = sum(check_page(points, browser, address, place, kept) for place in places)
        points.ok(pictures >= 10, 'the pages have pictures', pictures)
    finally:
        server.shutdown()


def main():
    points = Points()
    if not shutil.which('mkdocs') or not shutil.which('doxygen'):
        points.skip('the site', 'mkdocs and doxygen are not both installed')
        return points.done()
    kept = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    with tempfile.TemporaryDirectory() as name:
        site = pathlib.Path(name) / 'site'
        done = subprocess.run([sys.executable, '-B', build.__file__, site, sys.argv[2]], text=True, capture_output=True)
        said = done.stdout + done.stderr
        if points.ok(done.returncode == 0 and not said, 'it builds without a complaint', said):
            pages = read_all(site)
            check_files(points, site, pages)
            check_shown(points, site, pages, kept)
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
