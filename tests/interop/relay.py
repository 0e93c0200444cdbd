# SPDX-License-Identifier: BSL-1.0
"""A connection overheard: a TCP relay that keeps what passes, as bytes, as TLS records, and as a capture file.

It needs no rights, unlike a capture of the interface; what it writes are the segments as TCP might have cut them.
"""
import socket
import struct
import threading
import time

TO_SERVER, TO_CLIENT = 'to server', 'to client'
CLIENT, SERVER = ('10.0.0.1', 40000), ('10.0.0.2', 4433)
FIN, SYN, PSH, ACK = 0x01, 0x02, 0x08, 0x10
SEGMENT = 1400


class Relay:
    """Listens on `port` and passes one connection on to `target`, a port on this machine."""

    def __init__(self, target):
        self.target, self.passed = target, []  # (time, direction, bytes); no bytes: that side's end
        self._listening = socket.create_server(('127.0.0.1', 0))
        self.port = self._listening.getsockname()[1]
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._listening.close()

    def _run(self):
        client, _ = self._listening.accept()
        server = socket.create_connection(('127.0.0.1', self.target))
        threads = [threading.Thread(target=self._pass, args=(client, server, TO_SERVER), daemon=True),
                   threading.Thread(target=self._pass, args=(server, client, TO_CLIENT), daemon=True)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        client.close()
        server.close()

    def _pass(self, source, sink, direction):
        while True:
            try:
                block = source.recv(1 << 16)
            except OSError:
                block = b''
            with self._lock:
                self.passed.append((time.time(), direction, block))
            try:
                if block:
                    sink.sendall(block)
                else:
                    sink.shutdown(socket.SHUT_WR)
            except OSError:
                pass
            if not block:
                return

    def join(self, patience=30):
        """Waits until both sides have ended."""
        self._thread.join(patience)

    def records(self, direction):
        """(content type, bytes of fragment) of each TLS record (RFC 5246 §6.2.1) that went that way."""
        stream = b''.join(block for _, way, block in self.passed if way == direction)
        found = []
        while len(stream) >= 5:
            content, _, _, length = struct.unpack('!BBBH', stream[:5])
            found.append((content, stream[5:5 + length]))
            stream = stream[5 + length:]
        return found

    def write_pcap(self, path):
        with open(path, 'wb') as capture:
            # Little-endian, microseconds, link type 101: packets begin with their IP header.
            capture.write(struct.pack('<IHHiIII', 0xa1b2c3d4, 2, 4, 0, 0, 1 << 16, 101))
            for at, packet in self._packets():
                seconds = int(at)
                capture.write(struct.pack('<IIII', seconds, int((at - seconds) * 1e6), len(packet), len(packet)))
                capture.write(packet)

    def _packets(self):
        ends = {TO_SERVER: (CLIENT, SERVER), TO_CLIENT: (SERVER, CLIENT)}
        number = {TO_SERVER: 1000, TO_CLIENT: 5000}  # the next sequence number of each direction
        other = {TO_SERVER: TO_CLIENT, TO_CLIENT: TO_SERVER}

        def segment(direction, flags, data=b''):
            source, sink = ends[direction]
            acknowledged = number[other[direction]] if flags & ACK else 0
            packet = ip_packet(source, sink, number[direction], acknowledged, flags, data)
            number[direction] += len(data) + bool(flags & (SYN | FIN))
            return packet

        began = self.passed[0][0] if self.passed else time.time()
        yield began, segment(TO_SERVER, SYN)
        yield began, segment(TO_CLIENT, SYN | ACK)
        yield began, segment(TO_SERVER, ACK)
        for at, direction, block in self.passed:
            if not block:
                yield at, segment(direction, FIN | ACK)
            for start in range(0, len(block), SEGMENT):
                yield at, segment(direction, PSH | ACK, block[start:start + SEGMENT])


def checksum(data):
    """RFC 1071."""
    if len(data) % 2:
        data += b'\0'
    total = sum(struct.unpack(f'!{len(data) // 2}H', data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


def ip_packet(source, sink, sequence, acknowledged, flags, data):
    """An IPv4 packet (RFC 791) with a TCP segment (RFC 9293 §3.1)."""
    addresses = socket.inet_aton(source[0]) + socket.inet_aton(sink[0])

    def tcp(check):
        return struct.pack('!HHIIBBHHH', source[1], sink[1], sequence, acknowledged, 5 << 4, flags, 65535, check, 0)

    pseudo_header = addresses + struct.pack('!BBH', 0, socket.IPPROTO_TCP, 20 + len(data))
    segment = tcp(checksum(pseudo_header + tcp(0) + data)) + data

    def ip(check):
        return struct.pack('!BBHHHBBH', 0x45, 0, 20 + len(segment), 0, 0, 64, socket.IPPROTO_TCP, check) + addresses

    return ip(checksum(ip(0))) + segment
