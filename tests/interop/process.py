# SPDX-License-Identifier: BSL-1.0
"""Programs under test: started, fed, listened to, and ended by their own process id."""
import os
import re
import shutil
import socket
import subprocess
import threading
import time

# Sanitizers and a busy machine take their time; nothing that works comes near this.
PATIENCE = float(os.environ.get('HANDFAST_INTEROP_PATIENCE', '30'))

class Trouble(Exception):
    """A program that did not do what was waited for."""


started = []  # in the present case: the evidence, should it fail


def find(program):
    """Where a program is, also where only root has the folder in the path; None if it is not installed."""
    return shutil.which(program) or shutil.which(program, path='/usr/sbin:/sbin:/usr/local/sbin')


def has_sanitizer(program):
    """Whether it was built with one, which cannot work where files or memory run out."""
    with open(program, 'rb') as binary:
        return re.search(rb'__(asan|ubsan|tsan)_', binary.read()) is not None


class Output:
    """What a program writes to one pipe, gathered by a thread."""

    def __init__(self, pipe):
        self._pipe, self._bytes, self._changed, self._ended = pipe, bytearray(), threading.Condition(), False
        self._thread = threading.Thread(target=self._gather, daemon=True)
        self._thread.start()

    def _gather(self):
        while True:
            try:
                block = os.read(self._pipe.fileno(), 1 << 16)
            except (OSError, ValueError):
                block = b''
            with self._changed:
                self._bytes += block
                self._ended = not block
                self._changed.notify_all()
            if not block:
                return

    def __len__(self):
        return len(self._bytes)

    @property
    def bytes(self):
        with self._changed:
            return bytes(self._bytes)

    @property
    def text(self):
        return self.bytes.decode('utf-8', 'replace')

    def wait_until(self, there, patience):
        """Whether `there(bytes)` came to hold before the end of the output and of patience."""
        until = time.monotonic() + patience
        with self._changed:
            while not there(self._bytes):
                left = until - time.monotonic()
                if self._ended or left <= 0:
                    return False
                self._changed.wait(left)
            return True

    def drop_through(self, mark):
        """Forgets what was written up to and with `mark`, which is there."""
        with self._changed:
            del self._bytes[:self._bytes.index(mark) + len(mark)]

    def join(self, patience):
        self._thread.join(patience)


class Process:
    def __init__(self, *arguments, env=None, cwd=None):
        self.arguments = [str(a) for a in arguments]
        self._process = subprocess.Popen(
            self.arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, **(env or {})}, cwd=cwd)
        self.out, self.err = Output(self._process.stdout), Output(self._process.stderr)
        started.append(self)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    @property
    def pid(self):
        return self._process.pid

    @property
    def code(self):
        return self._process.poll()

    def write(self, data):
        """Hands `data` to the program's input; a program that has ended takes none."""
        try:
            self._process.stdin.write(data)
            self._process.stdin.flush()
        except (BrokenPipeError, ValueError, OSError):
            pass

    def close_input(self):
        try:
            self._process.stdin.close()
        except OSError:
            pass

    def wait(self, patience=None):
        """The exit code, once the program has ended by itself."""
        patience = PATIENCE if patience is None else patience
        try:
            code = self._process.wait(patience)
        except subprocess.TimeoutExpired:
            raise Trouble(f'{self.arguments[0]} did not end within {patience:g} s') from None
        self.out.join(5)
        self.err.join(5)
        return code

    def signal(self, number):
        self._process.send_signal(number)

    def stop(self):
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(2)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self.close_input()
        self.out.join(2)
        self.err.join(2)
        for pipe in (self._process.stdout, self._process.stderr):
            pipe.close()

    def expect(self, pattern, where=None, patience=None):
        """Waits until `pattern` (a regular expression over bytes) is in the output, and gives the match."""
        where = self.out if where is None else where
        if not where.wait_until(lambda seen: re.search(pattern, seen), PATIENCE if patience is None else patience):
            raise Trouble(f'{os.path.basename(self.arguments[0])} did not say {pattern.decode()!r}')
        return re.search(pattern, where.bytes)

    def evidence(self):
        lines = ['$ ' + ' '.join(self.arguments) + f'   -> {self.code}']
        for name, output in (('out', self.out), ('err', self.err)):
            said = output.text
            if len(said) > 4000:
                said = said[:400] + f'\n... {len(said)} characters ...\n' + said[-1600:]
            lines += [f'{name}| {line}' for line in said.splitlines()]
        return lines


def run(*arguments, input=b'', patience=None, **options):
    """Runs a program to its end with `input`; gives the ended process."""
    with Process(*arguments, **options) as process:
        process.write(input)
        process.close_input()
        process.wait(patience)
        return process


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def is_listening(port):
    """Whether some socket listens on `port`, without connecting to it (a server may serve but one connection)."""
    for table in ('/proc/net/tcp', '/proc/net/tcp6'):
        try:
            with open(table, encoding='ascii') as lines:
                for line in lines:
                    fields = line.split()
                    if fields[3] == '0A' and fields[1].endswith(f':{port:04X}'):
                        return True
        except OSError:
            pass
    return False


def wait_for_port(port, process):
    until = time.monotonic() + PATIENCE
    while not is_listening(port):
        if process.code is not None:
            raise Trouble(f'{process.arguments[0]} ended before it listened')
        if time.monotonic() > until:
            raise Trouble(f'{process.arguments[0]} does not listen on port {port}')
        time.sleep(0.02)


def serve(command, **options):
    """Starts `command(port)`, a server, on a free port and waits until it listens: (process, port).

    Between finding a port and using it another program may take it: then another port is tried."""
    for attempt in range(3):
        port = free_port()
        process = Process(*command(port), **options)
        try:
            wait_for_port(port, process)
            return process, port
        except Trouble:
            taken = process.code is not None
            process.stop()
            if not taken or attempt == 2:
                raise
    raise AssertionError('unreachable')
