# SPDX-License-Identifier: BSL-1.0
"""Screenshots, read with the standard library alone: PNGs of 8 bits, in colour, not interlaced."""
import struct
import zlib


def rows(data):
    """The lines of a picture, each as its bytes, and how many bytes a pixel has."""
    assert data[:8] == b'\x89PNG\r\n\x1a\n'
    at, packed = 8, b''
    while at < len(data):
        size, kind = struct.unpack('>I4s', data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if kind == b'IHDR':
            width, height, depth, colour, _, _, interlaced = struct.unpack('>IIBBBBB', body)
            assert depth == 8 and colour in (2, 6) and not interlaced
        elif kind == b'IDAT':
            packed += body
        at += size + 12
    pixel = 3 if colour == 2 else 4
    raw, stride = zlib.decompress(packed), width * pixel
    lines, above = [], bytes(stride)
    for y in range(height):
        start = y * (stride + 1)
        above = unfiltered(raw[start], bytearray(raw[start + 1:start + 1 + stride]), above, pixel)
        lines.append(bytes(above))
    return lines, pixel


def unfiltered(kind, line, above, pixel):
    """PNG (third edition) §9.2; `line` is changed in its place."""
    if kind == 1:
        for i in range(pixel, len(line)):
            line[i] = (line[i] + line[i - pixel]) & 255
    elif kind == 2:
        for i, up in enumerate(above):
            line[i] = (line[i] + up) & 255
    elif kind == 3:
        for i, up in enumerate(above):
            line[i] = (line[i] + (((line[i - pixel] if i >= pixel else 0) + up) >> 1)) & 255
    elif kind == 4:
        for i, up in enumerate(above):
            left, corner = (line[i - pixel], above[i - pixel]) if i >= pixel else (0, 0)
            to_left, to_up, to_corner = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
            nearest = left if to_left <= to_up and to_left <= to_corner else up if to_up <= to_corner else corner
            line[i] = (line[i] + nearest) & 255
    return line


def ink(data):
    """The part of the lines that are not of one colour from left to right."""
    lines, pixel = rows(data)
    return sum(line != line[:pixel] * (len(line) // pixel) for line in lines) / len(lines)
