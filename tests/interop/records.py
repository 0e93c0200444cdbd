# SPDX-License-Identifier: BSL-1.0
"""Records of TLS as bytes, for peers that misbehave on purpose."""
import os
import socket
import struct

ALERT, HANDSHAKE, DATA = 21, 22, 23  # content types


def record(content, fragment, version=0x0303):
    return struct.pack('!BHH', content, version, len(fragment)) + fragment


def read_records(connection, patience=10):
    """The records that come, to the end of the stream; a reset raises."""
    connection.settimeout(patience)
    stream = b''
    while block := connection.recv(1 << 16):
        stream += block
        while len(stream) >= 5 and len(stream) >= 5 + int.from_bytes(stream[3:5], 'big'):
            size = 5 + int.from_bytes(stream[3:5], 'big')
            yield stream[0], stream[5:size]
            stream = stream[size:]


def out_of_order(behind=40):
    """A message that no handshake begins with, and that much behind it, of which a server will not have read all."""
    return record(HANDSHAKE, b'\x10\0\0\x02\0\0') + record(HANDSHAKE, bytes(16000)) * behind


def answer_to_a_forged_record(client):
    """The kinds of the records that come back, up to the end, where `client`, of Python's ssl, sends what no key has
    made, and much behind it."""
    with socket.socket(fileno=os.dup(client.fileno())) as below:
        below.sendall(record(DATA, bytes(16000)) * 40)
        return [kind for kind, _ in read_records(below)]
