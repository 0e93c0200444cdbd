# SPDX-License-Identifier: BSL-1.0
"""Much data through two programs' pipes, compared by checksum."""
import base64
import hashlib
import os
import threading

from cases import check

NO_COMMANDS = bytes.maketrans(b'QRBKk', b'qrb01')


def text(size):
    """`size` bytes of random text in lines of 76 characters, without the letters that s_client takes for commands."""
    return base64.encodebytes(os.urandom(size * 3 // 4 + 100)).translate(NO_COMMANDS)[:size - 1] + b'\n'


def feed(process, data, window=None, returned=None):
    """Writes `data` to a program; with a window, never further ahead of what `returned` holds than that.

    Some programs read nothing while they write: with an echo at the other end, both would wait for ever."""
    block = 1 << 16
    for at in range(0, len(data), block):
        if process.code is not None:
            return
        if window is not None and not returned.wait_until(lambda seen, at=at: len(seen) + window >= at, 60):
            return
        process.write(data[at:at + block])


def expect_data(output, data, what, patience):
    """Waits for as many bytes as `data` has and compares the checksums."""
    output.wait_until(lambda seen: len(seen) >= len(data), patience)
    got = output.bytes
    check(len(got) == len(data), f'{what}: {len(got)} bytes came where {len(data)} were sent')
    same = hashlib.sha256(got).digest() == hashlib.sha256(data).digest()
    check(same, f'{what}: the checksum differs')


def across(a, b, to_b, to_a, patience=120):
    """Two programs whose pipes are the ends of one connection: both directions at once."""
    feeders = [threading.Thread(target=feed, args=(a, to_b)), threading.Thread(target=feed, args=(b, to_a))]
    for feeder in feeders:
        feeder.start()
    expect_data(b.out, to_b, f'from {a.arguments[0]} to {b.arguments[0]}', patience)
    expect_data(a.out, to_a, f'from {b.arguments[0]} to {a.arguments[0]}', patience)
    for feeder in feeders:
        feeder.join()


def echoed(client, data, window=1 << 17, patience=120):
    """One program whose peer sends everything back: both directions, but for the window, at once."""
    feeder = threading.Thread(target=feed, args=(client, data, window, client.out))
    feeder.start()
    expect_data(client.out, data, f'from {client.arguments[0]} and back', patience)
    feeder.join()
