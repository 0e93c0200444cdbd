#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Who may include whom: core; then wire, choreography and asn1, which never include one another;
crypto on asn1; x509 on asn1 and crypto; tcp; tls on all but tcp; net last."""
import sys

import sources
from tap import Points

BELOW = {
    'core': set(),
    'wire': {'core'},
    'choreography': {'core'},
    'asn1': {'core'},
    'crypto': {'core', 'asn1'},
    'x509': {'core', 'asn1', 'crypto'},
    'tcp': {'core', 'wire', 'choreography', 'crypto'},
    'tls': {'core', 'wire', 'choreography', 'asn1', 'crypto', 'x509'},
    'net': {'core', 'wire', 'choreography', 'asn1', 'crypto', 'x509', 'tcp', 'tls'},
}
# Headers directly below handfast/: what each may reach. A layer includes none of them but its own and the version.
FRONTS = {
    'version.hpp': set(),
    'rsa.hpp': {'core', 'asn1', 'crypto'},
    'wire.hpp': {'core', 'wire'},
    'choreography.hpp': {'core', 'choreography'},
    'handfast.hpp': set(BELOW) - {'net'},
    'source.hpp': set(BELOW) - {'net', 'tcp'},
}


def layer_of(path):
    """'include/handfast/wire/cursor.hpp' -> 'wire'; '' for a header directly below handfast/."""
    return path.parts[2] if len(path.parts) > 3 else ''


def ours(path):
    return [(n, name) for n, name, _ in sources.includes(path) if name.startswith('handfast/')]


def reached(path):
    """Every header of ours that `path` includes, at whatever depth. That a header of declarations includes its impl/,
    and that its impl/ includes it, is no detour for these two (see core/separate_compilation.hpp)."""
    seen, left = set(), [path]
    while left:
        including = left.pop()
        for _, name in ours(including):
            target = sources.top / 'include' / name
            relative = target.relative_to(sources.top)
            if relative == including.parent / 'impl' / including.name and path in (including, relative):
                continue
            if relative not in seen and target.exists():
                seen.add(relative)
                left.append(relative)
    return seen


def main():
    points = Points()
    headers = sources.headers()

    strangers = sorted({layer_of(h) for h in headers} - set(BELOW) - {''})
    points.none('every folder is a layer', strangers)
    points.none('every header directly below handfast/ is a known front',
                [h for h in headers if not layer_of(h) and h.name not in FRONTS])

    for layer, below in BELOW.items():
        wrong = []
        for header in (h for h in headers if layer_of(h) == layer):
            for number, name in ours(header):
                parts = name.split('/')
                target = parts[1] if len(parts) > 2 else ''
                fine = target in below | {layer} if target else parts[1] in ('version.hpp', f'{layer}.hpp')
                if not fine:
                    wrong.append(f'{header}:{number} includes <{name}>')
        points.none(f'{layer} includes {", ".join(sorted(below)) or "nothing of ours"} and itself', wrong)

    for front, below in FRONTS.items():
        wrong = [f'{h} reaches {r}' for h in headers if not layer_of(h) and h.name == front
                 for r in reached(h) if layer_of(r) and layer_of(r) not in below]
        points.none(f'{front} reaches {", ".join(sorted(below)) or "nothing of ours"}', wrong)

    points.none('detail belongs to its layer', [
        f'{h}:{n} includes <{name}>' for h in headers for n, name in ours(h)
        if 'detail' in name.split('/') and name.split('/')[1] != layer_of(h)])

    points.none('impl/ is included by what declares it and by source.hpp alone', [
        f'{h}:{n} includes <{name}>' for h in headers for n, name in ours(h) if 'impl' in name.split('/')
        and name != f'{h.parent.relative_to("include")}/impl/{h.name}' and h.name != 'source.hpp'])
    compiled = {name for n, name in ours(sources.top / 'include/handfast/source.hpp')}
    points.none('source.hpp has all of impl/', [
        h for h in headers if h.parent.name == 'impl' and h.relative_to('include').as_posix() not in compiled])

    points.none('what is included of ours exists', [
        f'{f}:{n} includes <{name}>' for f in sources.files('.hpp', '.cpp') for n, name in ours(f)
        if not (sources.top / 'include' / name).exists()])

    points.none('ours are included in angle brackets', [
        f'{h}:{n}' for h in headers for n, _, bracket in sources.includes(h) if bracket != '<'])

    points.none('no header includes itself by a detour', [h for h in headers if h in reached(h)])

    points.none('wire and choreography need no libsodium', [
        f'{h} reaches {r}' for h in headers if layer_of(h) in ('wire', 'choreography')
        for r in reached(h) | {h} if any(name.startswith('sodium') for _, name, _ in sources.includes(r))])

    # secret.hpp wipes and compares with it, pem.hpp decodes private keys with its constant-time base64.
    sodium = {('core', 'secret.hpp'), ('asn1', 'pem.hpp')}
    points.none('libsodium is included by crypto, core/secret.hpp and asn1/pem.hpp alone', [
        f'{h}:{n}' for h in headers for n, name, _ in sources.includes(h)
        if name.startswith('sodium') and layer_of(h) != 'crypto' and h.parts[2:] not in sodium])

    system = ('sys/', 'netinet/', 'arpa/', 'netdb.h', 'poll.h', 'unistd.h', 'fcntl.h', 'boost/asio')
    points.none('sockets and files of the system are included by net alone', [
        f'{h}:{n} includes <{name}>' for h in headers for n, name, _ in sources.includes(h)
        if name.startswith(system) and layer_of(h) != 'net'])

    points.none('Hana is included by the piece', [
        f'{f}:{n}' for f in headers for n, name, _ in sources.includes(f) if name == 'boost/hana.hpp'])

    return points.done()


if __name__ == '__main__':
    sys.exit(main())
