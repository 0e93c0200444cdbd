# SPDX-License-Identifier: BSL-1.0
"""The mail programs among the examples against other people's: curl, Python's smtplib, aiosmtpd.

    smtp.py --server smtp_server --client smtp_client
"""
import argparse
import contextlib
import pathlib
import re
import smtplib
import socket
import subprocess
import sys
import tempfile
import time

import process
from cases import Cases, Skip, check

SINK = pathlib.Path(__file__).with_name('peers') / 'smtp_sink.py'
# Every way in which a dot may stand, and the longest lines (RFC 5321 §4.5.3.1.6).
MAIL = b'\r\n'.join([b'Subject: dots', b'', b'.', b'..', b'.a', b'...b', b'a.', b'', b'.', b'x' * 998,
                     b'.' + b'y' * 997, b'the end', b''])


def python_with_aiosmtpd():
    """A Python that has it: Debian's, where the one that runs this is another."""
    for python in (sys.executable, '/usr/bin/python3'):
        if pathlib.Path(python).exists() and subprocess.run(
                [python, '-c', 'import aiosmtpd'], stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return python
    raise Skip("aiosmtpd (Debian's python3-aiosmtpd) is not installed")


class Raw:
    """A client that says what it likes."""

    def __init__(self, port):
        self.socket = socket.create_connection(('127.0.0.1', port), timeout=process.PATIENCE)
        self.lines = self.socket.makefile('rb')

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.lines.close()
        self.socket.close()

    def say(self, *lines):
        self.socket.sendall(b''.join(line + b'\r\n' for line in lines))

    def answer(self):
        return self.lines.readline().decode()

    def expect(self, code, *lines):
        """Says `lines`; the one answer to them begins with `code`."""
        self.say(*lines)
        said = self.answer()
        check(said.startswith(f'{code} '), f'{lines}: {said!r} where {code} was expected')
        return said


class Mail:
    def __init__(self, server, client, work):
        self.server_path, self.client_path, self.work = server, client, work
        self.folders = 0

    def folder(self):
        self.folders += 1
        made = self.work / str(self.folders)
        made.mkdir()
        return made

    @contextlib.contextmanager
    def server(self, *options):
        """A started smtp_server, its port, and the folder where the mails go."""
        folder = self.folder()
        with process.Process(self.server_path, '--folder', folder, '--port', '0', *options) as started:
            yield started, int(started.expect(rb'listening on 127\.0\.0\.1:(\d+)\n').group(1)), folder

    def client(self, port, mail, *recipients, sender='a@b.example'):
        return process.run(self.client_path, '127.0.0.1', port, '--from', sender, '--to', ','.join(recipients),
                           input=mail)

    # --- our server

    def curl(self, port, *arguments, input=b''):
        if process.find('curl') is None:
            raise Skip('curl is not installed')
        if 'smtp' not in process.run('curl', '-q', '--version').out.text:
            raise Skip('this curl has no SMTP')
        return process.run('curl', '-q', '-v', '-sS', '--noproxy', '*', '--max-time', f'{process.PATIENCE:g}',
                           f'smtp://127.0.0.1:{port}/client.example', *arguments, input=input)

    def serves_curl(self):
        with self.server() as (server, port, folder):
            for number in (1, 2):
                done = self.curl(port, '--mail-from', 'a@b.example', '--mail-rcpt', 'c@d.example',
                                 '--mail-rcpt', 'e@f.example', '--upload-file', '-', input=MAIL)
                check(done.code == 0, f'curl ended with {done.code}')
                check((folder / f'{number}.eml').read_bytes() == MAIL, 'the mail is not what curl sent')
                server.expect(rb'%d\.eml: from <a@b\.example> to <c@d\.example> to <e@f\.example>, %d bytes\n'
                              % (number, len(MAIL)))

    def verifies_for_curl(self):
        with self.server() as (_, port, _):
            done = self.curl(port, '--mail-rcpt', 'c@d.example')
            check(done.code == 0 and '< 252 ' in done.err.text, f'curl ended with {done.code}')

    def serves_smtplib(self):
        recipients = ['c@d.example', 'e@f.example', 'g@h.example']
        with self.server() as (server, port, folder):
            with smtplib.SMTP('127.0.0.1', port, 'client.example', timeout=process.PATIENCE) as session:
                check(session.noop()[0] == 250 and session.ehlo()[0] == 250, 'NOOP and EHLO')
                check(session.mail('x@y.example')[0] == 250 and session.rcpt('z@w.example')[0] == 250, 'MAIL and RCPT')
                check(session.rset()[0] == 250, 'RSET')
                check(session.sendmail('a@b.example', recipients, MAIL) == {}, 'somebody was refused')
                check(session.verify('c@d.example')[0] == 252 and session.help()[:3] != b'250', 'VRFY and HELP')
                check(session.helo()[0] == 250, 'HELO')
                check(session.sendmail('', recipients[:1], b'second\r\n') == {}, 'somebody was refused')
            check((folder / '1.eml').read_bytes() == MAIL, 'the mail is not what smtplib sent')
            check((folder / '2.eml').read_bytes() == b'second\r\n', 'the second mail is not what smtplib sent')
            server.expect(b'1.eml: from <a@b.example> to <c@d.example> to <e@f.example> to <g@h.example>,')
            server.expect(b'2.eml: from <> to <c@d.example>,')

    def refuses_what_is_out_of_order(self):
        with self.server() as (_, port, folder), Raw(port) as client:
            check(client.answer().startswith('220 '), 'no greeting')
            for early in (b'MAIL FROM:<a@b>', b'RCPT TO:<c@d>', b'DATA'):
                client.expect(503, early)
            client.expect(250, b'EHLO client.example')
            client.expect(503, b'RCPT TO:<c@d>')
            client.expect(250, b'MAIL FROM:<a@b>')
            said = client.expect(503, b'DATA')
            check('may do this: ' in said and 'receive RCPT' in said, f'it does not say what may come: {said!r}')
            client.expect(503, b'MAIL FROM:<e@f>')
            client.expect(250, b'RCPT TO:<c@d>')
            client.expect(354, b'DATA')
            client.expect(250, b'QUIT', b'..', b'.')
            client.expect(221, b'QUIT')
            check(client.answer() == '', 'it goes on after QUIT')
            check((folder / '1.eml').read_bytes() == b'QUIT\r\n.\r\n', 'the mail is not what was sent')

    def refuses_what_is_no_command(self):
        with self.server() as (_, port, _), Raw(port) as client:
            client.answer()
            for line, code in ((b'', 500), (b'\xff\xfe\0', 500), (b'GET / HTTP/1.1', 500), (b'NOOP ' + b'x' * 600, 500),
                               (b'NOOP ' + b'x' * 100000, 500), (b'NOOP\nQUIT', 500), (b'EHLO', 501), (b'HELP', 502),
                               (b'MAIL FROM:a@b', 501), (b'NOOP', 250)):
                client.expect(code, line)
            client.say(b'EHLO a', b'MAIL FROM:<a@b>', b'RCPT TO:<c@d>', b'DATA', b'x' * 5000, b'.', b'NOOP')
            codes = [client.answer()[:3] for _ in range(6)]
            check(codes == ['250', '250', '250', '354', '554', '250'], f'a line that is too long: {codes}')

    def keeps_only_whole_mails(self):
        with self.server() as (server, port, folder):
            with Raw(port) as client:
                client.answer()
                client.say(b'EHLO a', b'MAIL FROM:<a@b>', b'RCPT TO:<c@d>', b'DATA')
                for code in ('250', '250', '250', '354'):
                    check(client.answer().startswith(code), f'not {code}')
                client.say(b'the first half')
                client.socket.shutdown(socket.SHUT_WR)
                check(client.answer() == '', 'it answers half a mail')
            check(self.client(port, b'whole\r\n', 'c@d.example').code == 0, 'the server is gone')
            check([it.name for it in folder.iterdir()] == ['1.eml'], 'half a mail was kept')
            check((folder / '1.eml').read_bytes() == b'whole\r\n', 'the mail is not what was sent')
            check(server.code is None, 'the server has ended')

    def silent_clients_hold_up_nobody(self):
        with self.server('--patience', '1000') as (_, port, _), contextlib.ExitStack() as all_of_them:
            silent = [all_of_them.enter_context(Raw(port)) for _ in range(20)]
            slow = silent[0]
            began = time.monotonic()
            check(self.client(port, MAIL, 'c@d.example').code == 0, 'nobody else is served')
            for _ in range(2):  # a byte now and then is no command
                time.sleep(0.3)
                slow.socket.sendall(b'N')
            for client in silent:
                check(client.answer().startswith('220 '), 'no greeting')
                check(client.answer().startswith('421 '), 'not told that it was too slow')
                check(client.answer() == '', 'not left')
            check(time.monotonic() - began < process.PATIENCE / 2, 'it was patient for too long')

    def waits_for_those_who_do_not_read(self):
        with self.server() as (_, port, _), Raw(port) as client:
            client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.socket.settimeout(1)
            with contextlib.suppress(TimeoutError):
                for _ in range(1000):  # 5 MB of commands, and five times that in answers
                    client.socket.sendall(b'RCPT TO:<x>\r\n' * 400)
                raise AssertionError('the server took it all')
            check(self.client(port, MAIL, 'c@d.example').code == 0, 'nobody else is served')

    # --- our client

    @contextlib.contextmanager
    def sink(self):
        python, folder = python_with_aiosmtpd(), self.folder()
        server, port = process.serve(lambda port: [python, SINK, port, folder])
        with server:
            yield server, port, folder

    def sends_to_aiosmtpd(self):
        with self.sink() as (server, port, folder):
            done = self.client(port, MAIL, 'c@d.example', 'e@f.example')
            check(done.code == 0 and done.err.text == '', f'it ended with {done.code}')
            check((folder / '1.eml').read_bytes() == MAIL, 'the mail is not what was sent')
            server.expect(b'1.eml: from <a@b.example> to <c@d.example> to <e@f.example>\n')
            check(self.client(port, MAIL.replace(b'\r\n', b'\n'), 'c@d.example', sender='x@y.example').code == 0, 'LF')
            check((folder / '2.eml').read_bytes() == MAIL, 'the mail with LF is not what was sent')
            check(self.client(port, b'no end', 'c@d.example').code == 0, 'a last line without an end')
            check((folder / '3.eml').read_bytes() == b'no end\r\n', 'the last line is not what was sent')

    def says_who_was_refused(self):
        with self.sink() as (_, port, folder):
            done = self.client(port, MAIL, 'nobody@d.example', 'e@f.example')
            check(done.code == 1, f'it ended with {done.code}')
            check(done.err.text == 'nobody@d.example: 550-there is\r\n550 nobody here\n', f'it says {done.err.text!r}')
            check((folder / '1.eml').read_bytes() == MAIL, 'the others have not got it')
            check(self.client(port, MAIL, 'nobody@d.example').code == 1, 'nobody was refused')
            done = self.client(port, b'refuse this mail\r\n', 'e@f.example')
            check(done.code == 1 and done.err.text == 'the mail: 554 no\n', f'it says {done.err.text!r}')
            check([it.name for it in folder.iterdir()] == ['1.eml'], 'a mail that was refused was kept')

    def sends_to_our_server(self):
        with self.server() as (server, port, folder):
            check(self.client(port, MAIL, 'c@d.example', 'e@f.example').code == 0, 'it failed')
            check((folder / '1.eml').read_bytes() == MAIL, 'the mail is not what was sent')
            big = b'x' * 98 + b'\r\n'
            check(self.client(port, big * 10000, 'c@d.example').code == 0, 'a mail of a megabyte')
            check((folder / '2.eml').read_bytes() == big * 10000, 'the big mail is not what was sent')
            done = self.client(port, big * 11000, 'c@d.example')
            check(done.code == 1 and 'the mail: 552' in done.err.text, 'a mail that is too big')
            server.expect(rb'2\.eml: from <a@b\.example> to <c@d\.example>, 1000000 bytes\n')

    def says_what_went_wrong(self):
        nobody = self.client(process.free_port(), MAIL, 'c@d.example')
        check(nobody.code == 1 and 'Connection refused' in nobody.err.text, f'it says {nobody.err.text!r}')
        for said, words in ((b'', 'closed the connection'), (b'HTTP/1.1 400 Bad Request\r\n', 'no reply'),
                            (b'421 too busy\r\n', 'received no positive completion reply'), (b'220-' + b'x' * 9000, '')):
            with socket.create_server(('127.0.0.1', 0)) as odd:
                with process.Process(self.client_path, '127.0.0.1', odd.getsockname()[1], '--from', 'a@b', '--to', 'c@d'
                                     ) as client:
                    client.close_input()
                    accepted, _ = odd.accept()
                    accepted.sendall(said)
                    accepted.shutdown(socket.SHUT_WR)
                    check(client.wait() == 1, f'{said}: it ended with {client.code}')
                    check(words in client.err.text, f'{said}: it says {client.err.text!r}')
                    accepted.close()
        for bad in (('--from', 'a@b'), ('--from', 'a@b>', '--to', 'c@d'), ('--from', 'a@b', '--to', 'c@d\r\nDATA')):
            done = process.run(self.client_path, '127.0.0.1', '1', *bad)
            check(done.code == 64 and 'smtp_client HOST PORT' in done.err.text, f'{bad}: it ended with {done.code}')


def main():
    arguments = argparse.ArgumentParser()
    for name in ('--server', '--client'):
        arguments.add_argument(name, required=True)
    arguments.add_argument('--only', default='', help='a regular expression over the names of the cases')
    chosen = arguments.parse_args()

    cases = Cases()
    with tempfile.TemporaryDirectory(prefix='handfast-') as folder:
        mail = Mail(chosen.server, chosen.client, pathlib.Path(folder))
        for name, function in (
                ("smtp_server keeps curl's mails to the byte", mail.serves_curl),
                ('smtp_server answers VRFY of curl', mail.verifies_for_curl),
                ("smtp_server keeps smtplib's mails, after NOOP and RSET", mail.serves_smtplib),
                ('smtp_server: what is out of order gets 503, and the session goes on',
                 mail.refuses_what_is_out_of_order),
                ('smtp_server: what is no command gets 500, and the session goes on', mail.refuses_what_is_no_command),
                ('smtp_server keeps only whole mails', mail.keeps_only_whole_mails),
                ('smtp_server: silent clients hold up nobody', mail.silent_clients_hold_up_nobody),
                ('smtp_server waits for clients that do not read', mail.waits_for_those_who_do_not_read),
                ('smtp_client to aiosmtpd, to the byte', mail.sends_to_aiosmtpd),
                ('smtp_client says whom aiosmtpd refused', mail.says_who_was_refused),
                ('smtp_client to smtp_server, to the byte', mail.sends_to_our_server),
                ('smtp_client says what went wrong', mail.says_what_went_wrong)):
            if re.search(chosen.only, name):
                cases.case(name, function)
    return cases.done()


if __name__ == '__main__':
    sys.exit(main())
