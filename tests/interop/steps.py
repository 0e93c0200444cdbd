# SPDX-License-Identifier: BSL-1.0
"""What examples/session and examples/packets print of a session."""
import re

from cases import check
from handfast import SUITE

STEPS = [  # the session's table, 001 to 014
    ('client to server', 'TCP SYN'), ('server to client', 'TCP SYN + ACK'),
    ('client to server', 'TCP ACK; the connection is established'),
    ('client to server', 'ClientHello: the protocols and suites the client knows'),
    ('server to client', "ServerHello: the server's choice among them"),
    ('server to client', "Certificate: the server's public key and identity"),
    ('server to client', 'ServerHelloDone'),
    ('client to server', "ClientKeyExchange: the session secret, encrypted with the server's public key"),
    ('client to server', 'ChangeCipherSpec'), ('client to server', 'Finished: proof that the client'),
    ('server to client', 'ChangeCipherSpec'), ('server to client', 'Finished: proof that the server'),
    ('client to server', 'encrypted data'), ('server to client', 'encrypted data')]


def check_session(lines):
    """The steps in order, and what was agreed on."""
    check(len(lines) == len(STEPS) + 1, f'there are {len(lines)} lines')
    for number, (line, (who, what)) in enumerate(zip(lines, STEPS), 1):
        check(line.startswith(f'{number:03}  {who}  {what}'), f'instead of "{who}  {what}" it says: {line}')
    check(re.fullmatch(rf'{SUITE}, key ([0-9a-f]{{2}}:){{31}}[0-9a-f]{{2}} \(SHA-256\)', lines[-1]), lines[-1])
