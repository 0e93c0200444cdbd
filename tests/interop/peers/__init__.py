# SPDX-License-Identifier: BSL-1.0
"""The TLS programs that nobody here wrote: one module each, a `Peer` with its command lines."""
import process

# Of the peer's configured suites, the only one, or, where a refusal is wanted, the only one not ours.
OPENSSL_SUITE, OPENSSL_OTHER = 'AES256-GCM-SHA384', 'AES128-GCM-SHA256'


class Peer:
    """What a case may ask of a peer; a peer overrides what it can do."""
    title = ''
    programs = ()            # that must be installed
    serves = connects = False
    # What its server does with data: 'pipe' (its standard input and output are the application),
    # 'echo' (sends it back), 'http' (answers a GET).
    data = 'pipe'
    # What its client is: 'pipe' (its standard input and output are the application), or 'http'.
    client_data = 'pipe'
    # The faults of a certificate for which its server does not start.
    will_not_serve = ()
    bulk_of_server = bulk_of_client = 4 << 20  # bytes each way: with its server, and with its client
    server_without_ems = client_without_ems = False
    heeds_end = True         # ends the connection with close_notify, as RFC 5246 §7.2.1 wants
    # The words with which its server, or client, tells that we sent an alert.
    alert_words = {}
    # The alerts it sends as a client, by what is wrong with our certificate (regular expressions; None: none).
    unknown_issuer = expired = wrong_name = None
    # The alert that its server sends when no suite is common.
    no_common_suite = 'handshake_failure'

    def missing(self):
        """The programs that are not installed."""
        return [program for program in self.programs if process.find(program) is None]

    def serve(self, identity, work, ems=True, other_suite=False):
        """A server: (process, port)."""
        raise NotImplementedError

    def connect(self, port, ca, work, name='localhost', ems=True, other_suite=False):
        """A client, connected to localhost: its pipes are the application."""
        raise NotImplementedError
