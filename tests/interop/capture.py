# SPDX-License-Identifier: BSL-1.0
"""A capture of our session, read by tshark with our key log.

    capture.py --server tls_server --client tls_client --keys FOLDER
"""
import argparse
import pathlib
import re
import sys
import tempfile

import process
from cases import Cases, check, skip_all
from handfast import Programs
from pki import Pki
from relay import SERVER, Relay

HANDSHAKE = [  # steps 004 to 012, as Wireshark writes their names
    ('client', 'Client Hello'), ('server', 'Server Hello'), ('server', 'Certificate'), ('server', 'Server Hello Done'),
    ('client', 'Client Key Exchange'), ('client', 'Change Cipher Spec'), ('client', 'Finished'),
    ('server', 'Change Cipher Spec'), ('server', 'Finished')]
LINE = 'a line there and back'


def record_session(programs, pki, work):
    """A session between our two programs; its capture and its key log."""
    capture, keys = work / 'session.pcap', work / 'keys.log'
    server, port = programs.server(pki.identity(), '--echo', '--once', env={'SSLKEYLOGFILE': str(keys)})
    with server, Relay(port) as relay:
        with programs.client(relay.port, pki.root) as client:
            client.write(LINE.encode() + b'\n')
            client.expect(LINE.encode() + b'\n')
            client.close_input()
            check(client.wait() == 0, f'tls_client ended with {client.code}')
        check(server.wait() == 0, f'tls_server ended with {server.code}')
        relay.join()
        relay.write_pcap(capture)
    return capture, keys


def dissect(capture, keys, *options):
    decrypt = ['-o', f'tls.keylog_file:{keys}'] if keys else []
    done = process.run('tshark', '-r', capture, *decrypt, '-d', f'tcp.port=={SERVER[1]},tls', *options, patience=120,
                       env={'HOME': str(capture.parent)})
    check(done.code == 0, f'tshark ended with {done.code}')
    return done.out.text


def messages(details, server_port=SERVER[1]):
    """(who, name) of each handshake message and ChangeCipherSpec in tshark's details."""
    found, who = [], ''
    for line in details.splitlines():
        if source := re.match(r'Transmission Control Protocol, Src Port: (\d+)', line):
            who = 'server' if int(source.group(1)) == server_port else 'client'
        elif named := re.match(r'\s+Handshake Protocol: (.+?)(?: \(|$)', line):
            found.append((who, named.group(1)))
        elif re.match(r'\s+Change Cipher Spec Message', line):
            found.append((who, 'Change Cipher Spec'))
    return found


def main():
    arguments = argparse.ArgumentParser()
    for name in ('--server', '--client', '--keys'):
        arguments.add_argument(name, required=True)
    chosen = arguments.parse_args()
    for program in ('openssl', 'tshark'):
        if process.find(program) is None:
            skip_all(f'{program} is not installed')

    cases = Cases()
    with tempfile.TemporaryDirectory(prefix='handfast-') as folder:
        work, seen = pathlib.Path(folder), {}

        def session():
            seen['session'] = record_session(Programs(chosen.server, chosen.client), Pki(chosen.keys, work), work)

        def names():
            seen['details'] = dissect(*seen['session'], '-V')
            found = messages(seen['details'])
            check(found == HANDSHAKE, 'tshark shows other messages:\n' + '\n'.join(map(str, found)))

        def finished():
            count = len(re.findall(r'^\s+Verify Data$', seen['details'], re.MULTILINE))
            check(count == 2, f'{count} Finished are decrypted')

        def data():
            said = dissect(*seen['session'], '-q', '-z', 'follow,tls,ascii,0')
            check(said.count(LINE) == 2, 'the line is not there both ways:\n' + said)

        def without_keys():
            found = messages(dissect(seen['session'][0], None, '-V'))
            check(('client', 'Finished') not in found and ('client', 'Encrypted Handshake Message') in found,
                  'tshark needs no keys:\n' + '\n'.join(map(str, found)))

        cases.case('a session is recorded', session)
        cases.case('tshark names the messages of steps 004 to 012', names)
        cases.case('both Finished are decrypted', finished)
        cases.case('the data is decrypted', data)
        cases.case('without the key log they are not', without_keys)
    return cases.done()


if __name__ == '__main__':
    sys.exit(main())
