# SPDX-License-Identifier: BSL-1.0
"""A mail server on aiosmtpd that keeps what it is given, to the byte.

    smtp_sink.py PORT FOLDER

Nobody is the one recipient that it does not know; a mail that says "refuse this mail" is not taken."""
import asyncio
import pathlib
import sys

from aiosmtpd.smtp import SMTP


class Sink:
    def __init__(self, folder):
        self.folder, self.count = pathlib.Path(folder), 0

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        if address.startswith('nobody@'):
            return '550-there is\r\n550 nobody here'
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, _server, _session, envelope):
        if b'refuse this mail' in envelope.original_content:
            return '554 no'
        self.count += 1
        (self.folder / f'{self.count}.eml').write_bytes(envelope.original_content)
        print(f'{self.count}.eml: from <{envelope.mail_from}>', *(f'to <{to}>' for to in envelope.rcpt_tos), flush=True)
        return '250-kept\r\n250 OK'


async def serve(port, folder):
    sink = Sink(folder)
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(sink, hostname='sink.example', decode_data=False), '127.0.0.1', port)
    await server.serve_forever()


asyncio.run(serve(int(sys.argv[1]), sys.argv[2]))
