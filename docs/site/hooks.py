# SPDX-License-Identifier: BSL-1.0
"""What MkDocs does not do by itself for the site of handfast; mkdocs.yml names this file.

Pages keep the links that they have in the repository, where they can be followed as well: they are turned into those of
the site here. A link to what has no page stops the build.
"""
import pathlib
import posixpath
import re

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.structure.nav import Link

top = pathlib.Path(__file__).resolve().parents[2]

# Where files that stand outside docs/ are in the site.
ELSEWHERE = {
    'README.md': 'overview.md',
    'CHANGELOG.md': 'changelog.md',
    'CONTRIBUTING.md': 'contributing.md',
    'SECURITY.md': 'reporting.md',
    'LICENSE': 'licence.txt',
    **{f'benchmarks/results/{p.name}': f'results/{p.name}' for p in (top / 'benchmarks' / 'results').glob('*.md')},
}
SHOWN = {'.md', '.svg', '.css'}
CODE = re.compile(r'(^```.*?^```$|`[^`\n]*`)', re.MULTILINE | re.DOTALL)
LINK = re.compile(r'\]\((?!\w+:|#)([^)#\s]*)')


def on_config(config):
    """A page that the navigation does not name stands with the guides."""
    named = set(re.findall(r"[\w/]+\.md", str(config['nav'])))
    guides = next(entry['Guides'] for entry in config['nav'] if 'Guides' in entry)
    guides += sorted(p.name for p in (top / 'docs').glob('*.md') if p.name not in named)
    return config


def on_files(files, config):
    for file in list(files):  # the theme's are among them
        place = pathlib.PurePath(file.src_path)
        ours = pathlib.Path(file.abs_src_path).is_relative_to(config['docs_dir'])
        if ours and (place.suffix not in SHOWN or place.parts[0] == 'site' and place.suffix != '.css'):
            files.remove(file)
    for source, place in ELSEWHERE.items():
        file = File(place, str(top), config['site_dir'], config['use_directory_urls'])
        file.abs_src_path = str(top / source)
        files.append(file)
    return files


def on_nav(nav, config, files):
    nav.items.append(Link('Reference', 'reference/index.html'))  # Doxygen's, which docs/site/build.py puts there
    return nav


def on_page_markdown(markdown, page, config, files):
    place = page.file.src_path
    source = next((s for s, p in ELSEWHERE.items() if p == place), f'docs/{place}')
    if '```mermaid' in markdown:
        raise PluginError(f'{source}: nothing draws Mermaid here; docs/images/redraw.sh makes pictures')
    markdown = re.sub(r'^```cpp wrong$', '```cpp', markdown, flags=re.MULTILINE)

    def in_site(link):
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(source), link[1]))
        target = ELSEWHERE.get(wanted) or (wanted[len('docs/'):] if wanted.startswith('docs/') else None)
        if target is None:
            raise PluginError(f'{source}: there is no page for {link[1]}')
        return '](' + posixpath.relpath(target, posixpath.dirname(place) or '.')

    parts = CODE.split(markdown)
    return ''.join(part if n % 2 else LINK.sub(in_site, part) for n, part in enumerate(parts))
