#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Every public name has a docstring: what Doxygen finds in handfast and its namespaces, but for `detail`.

    reference.py TOP [VERSION]

Of several functions of one name one is enough; specialisations, what a class keeps for itself, and the usual form of a
template (`segment` of `basic_segment`) are no names of their own. Members of classes are not asked for one each.
"""
import pathlib
import re
import shutil
import sys
import tempfile
import xml.etree.ElementTree as xml

top = pathlib.Path(sys.argv[1]).resolve()
sys.path[:0] = [str(top / 'tests'), str(top / 'docs' / 'site')]
import build  # noqa: E402
from tap import Points  # noqa: E402

TYPES = {'class', 'struct', 'union', 'concept'}


def says(element):
    """Whether there is a docstring."""
    return any(''.join(part.itertext()).strip() for name in ('briefdescription', 'detaileddescription')
               if (part := element.find(name)) is not None)


def stands_for(name, kind, found):
    """Whether a name is only the usual form of a template with a docstring: `segment` of `basic_segment`."""
    space, _, last = name.rpartition('::')
    return kind == 'typedef' and found.get(f'{space}::basic_{last}', (kind, False))[1]


def public_names(folder):
    """{name: (kind, whether it has a docstring, where it is)}"""
    found = {}

    def add(name, kind, element):
        place = element.find('location')
        where = f"{place.get('file')}:{place.get('line') or ''}" if place is not None else ''
        found[name] = (kind, says(element) or found.get(name, (kind, False))[1], where)

    for file in sorted(folder.glob('*.xml')):
        for compound in xml.parse(file).getroot().findall('compounddef'):
            kind, name = compound.get('kind'), compound.findtext('compoundname')
            if not name.startswith('handfast') or 'detail' in name.split('::') or '@' in name:
                continue
            if kind in TYPES and '<' not in name and compound.get('prot', 'public') == 'public':
                add(name, kind, compound)
            elif kind == 'namespace':
                add(name, kind, compound)
                for member in compound.iter('memberdef'):
                    if '<' not in member.findtext('name'):
                        add(f"{name}::{member.findtext('name')}", member.get('kind'), member)
    return {name: it for name, it in found.items() if it[1] or not stands_for(name, it[0], found)}


def main():
    points = Points()
    if not shutil.which('doxygen'):
        points.skip('every public name has a docstring', 'doxygen is not installed')
        return points.done()
    with tempfile.TemporaryDirectory() as folder:
        version = sys.argv[2] if len(sys.argv) > 2 else ''
        warnings = build.reference(pathlib.Path(folder), version, 'GENERATE_HTML=NO', 'GENERATE_XML=YES')
        points.ok(not warnings, 'Doxygen warns of nothing', warnings)
        names = public_names(pathlib.Path(folder) / 'xml')
    for face in ('handfast::tls::client', 'handfast::wire::decode', 'handfast::choreography::connection',
                 'handfast::net::connect', 'handfast::rsa::wrap', 'handfast::crypto::aead'):
        points.ok(face in names, f'{face} is in the reference')
    points.none('the namespaces of the layers are described in docs/site/reference.dox alone', [
        header for header in (top / 'include').rglob('*.hpp')
        if re.search(r'^///[^\n]*\nnamespace handfast::', header.read_text(), re.MULTILINE)])
    points.none('every public name has a docstring', [
        f'{kind} {name} ({where})' for name, (kind, said, where) in sorted(names.items()) if not said])
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
