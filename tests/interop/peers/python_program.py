# SPDX-License-Identifier: BSL-1.0
"""An echo server, and a client between its pipes and the server, on Python's ssl module.

    python_program.py serve PORT SUITE ems|no-ems CHAIN KEY
    python_program.py connect PORT SUITE ems|no-ems CA NAME
"""
import os
import select
import socket
import ssl
import sys


NO_EXTENDED_MASTER_SECRET = 1  # SSL_OP_NO_EXTENDED_MASTER_SECRET of OpenSSL 3, which the module has no name for


def context(purpose, suite, ems):
    made = ssl.SSLContext(purpose)
    made.minimum_version = made.maximum_version = ssl.TLSVersion.TLSv1_2
    made.set_ciphers(suite)
    if ems == 'no-ems':
        made.options |= NO_EXTENDED_MASTER_SECRET
    return made


def serve_one(listening, tls):
    plain, _ = listening.accept()
    try:
        with tls.wrap_socket(plain, server_side=True) as connection:
            while block := connection.recv(1 << 14):
                connection.sendall(block)
            connection.unwrap().close()
    except OSError as error:
        print(error, file=sys.stderr, flush=True)


def serve(port, suite, ems, chain, key):
    tls = context(ssl.PROTOCOL_TLS_SERVER, suite, ems)
    tls.load_cert_chain(chain, key)
    with socket.create_server(('127.0.0.1', int(port))) as listening:
        while True:
            serve_one(listening, tls)


def connect(port, suite, ems, ca, name):
    tls = context(ssl.PROTOCOL_TLS_CLIENT, suite, ems)
    tls.load_verify_locations(ca)
    plain = socket.create_connection(('127.0.0.1', int(port)))
    with tls.wrap_socket(plain, server_hostname=name) as connection:
        # One thread for both directions: an SSLSocket is not for two.
        while True:
            if connection.pending():
                ready = [connection]
            else:
                ready, _, _ = select.select([connection, sys.stdin], [], [])
            if connection in ready:
                block = connection.recv(1 << 14)
                if not block:
                    break
                sys.stdout.buffer.write(block)
                sys.stdout.buffer.flush()
            if sys.stdin in ready:
                block = os.read(sys.stdin.fileno(), 1 << 14)
                if not block:
                    break
                connection.sendall(block)
        connection.unwrap()  # close_notify both ways


if __name__ == '__main__':
    try:
        {'serve': serve, 'connect': connect}[sys.argv[1]](*sys.argv[2:])
    except OSError as problem:
        sys.exit(str(problem))
