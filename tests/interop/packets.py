# SPDX-License-Identifier: BSL-1.0
"""The session over a TCP of ours, as examples/packets prints it and as tshark reads its packets.

    packets.py PACKETS
"""
import os
import pathlib
import sys
import tempfile

import process
from capture import HANDSHAKE, dissect, messages
from cases import Cases, Skip, check
from steps import STEPS, check_session

PORT = '443'
FLAGS = ['tcp.flags.syn', 'tcp.flags.ack', 'tcp.flags.fin', 'tcp.flags.reset']
OPENING = [('1', '0', '0', '0'), ('1', '1', '0', '0'), ('0', '1', '0', '0')]
CHECKSUMS = ['ip.checksum.status', 'tcp.checksum.status']
# What a network that loses nothing gives no cause for. An update of the window is no fault.
FAULTS = ['tcp.analysis.' + fault for fault in (
    'retransmission', 'fast_retransmission', 'spurious_retransmission', 'lost_segment', 'ack_lost_segment',
    'out_of_order', 'duplicate_ack', 'zero_window', 'window_full', 'keep_alive', 'reused_ports')]
FIELDS = ['frame.time_relative', 'ip.src', 'tcp.stream', 'tcp.dstport', *FLAGS, *CHECKSUMS, '_ws.malformed', *FAULTS]
# After how many seconds without an answer a sender sends again, at the earliest: our TCP by its least timeout, and Linux
# by a probe after two round trips and two ticks of its clock (RFC 8985 section 7.2).
OURS, KERNELS = 1, 0.005
# Hides the device from a program in a mount namespace of its own.
WITHOUT_TUN = ['unshare', '--mount', 'sh', '-c', 'mount --bind /dev/null /dev/net/tun && exec "$0" "$@"']


def may_have_tun():
    """Whether this process has the device and the rights that a TUN device in a namespace takes."""
    with open('/proc/self/status', encoding='ascii') as status:
        effective = int(next(line.split()[1] for line in status if line.startswith('CapEff:')), 16)
    net_admin, sys_admin = 12, 21
    try:
        os.close(os.open('/dev/net/tun', os.O_RDWR))
    except OSError:
        return False
    return bool(effective >> net_admin & 1 and effective >> sys_admin & 1)


class Run:
    """The program's run: what it printed, its capture, and tshark's fields of each packet of TCP."""

    def __init__(self, program, options, work, before=()):
        self.capture, self.keys = work / 'session.pcap', work / 'keys.log'
        self.keys.unlink(missing_ok=True)
        done = process.run(*before, program, *options, '--capture', self.capture,
                           env={'SSLKEYLOGFILE': str(self.keys)})
        check(done.code == 0, f'it ended with {done.code}')
        self.lines = done.out.text.splitlines()

    def dissect(self):
        self.packets = []
        lines = dissect(self.capture, None, '-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE',
                        '-T', 'fields', '-E', 'separator=|', *(word for field in FIELDS for word in ('-e', field)))
        for line in lines.splitlines():
            packet = dict(zip(FIELDS, line.split('|')))
            check(not packet['_ws.malformed'], f'malformed: {line}')
            if packet['tcp.stream']:
                self.packets.append(packet)

    def of_stream(self, number):
        return [packet for packet in self.packets if packet['tcp.stream'] == str(number)]

    def faults(self):
        """Of each fault its words, its stream, and the longest pause in that stream before it, in seconds."""
        last, longest = {}, {}
        for number, packet in enumerate(self.packets, 1):
            stream, at = packet['tcp.stream'], float(packet['frame.time_relative'])
            longest[stream] = max(longest.get(stream, 0), at - last.get(stream, at))
            last[stream] = at
            for fault in FAULTS:
                if packet[fault]:
                    yield f'{fault} in packet {number} of TCP', stream, packet['ip.src'], longest[stream]


def split(faults, patience):
    """Those that a pause of the machine accounts for, and those that nothing does. A sender that was kept waiting for
    longer than its `patience` sends again, and rightly, and what follows in that stream may come of it."""
    excused, wrong, late = [], [], set()
    for words, stream, source, pause in faults:
        if pause >= patience[source]:
            late.add(stream)
        (excused if stream in late else wrong).append(words)
    return excused, wrong


def check_sessions(lines, first, ends):
    """Two sessions: a line that says between whom, and the steps."""
    check(lines[0].startswith(first), f'it begins with: {lines[0]}')
    size = 1 + len(STEPS) + 1
    check(len(lines) == 1 + 2 * size + 1, f'it printed {len(lines)} lines')
    for index, words in enumerate(ends):
        part = lines[1 + index * size:1 + (index + 1) * size]
        check(part[0] == words, f'instead of "{words}" it says: {part[0]}')
        check_session(part[1:])


def add_cases(cases, name, run_it, first, ends, patience):
    """`run_it()` gives a new Run or raises Skip; `first` and `ends` are what it prints at the beginning, and before
    each of its sessions; `patience` is as `split` has it, by address."""
    seen = {}

    def having(key):
        if isinstance(seen.get(key), Skip):
            raise seen[key]
        check(key in seen, 'there is none')
        return seen[key]

    def steps():
        try:
            seen['run'] = seen['dissected'] = run_it()
        except Skip as reason:
            seen['run'] = seen['dissected'] = reason
            raise
        check_sessions(seen['run'].lines, first, ends)

    def tshark():
        run = having('run')
        if process.find('tshark') is None:
            seen['dissected'] = Skip('tshark is not installed')
            raise seen['dissected']
        run.dissect()
        # A machine that stops a program for long enough is no fault of anyone, so it is tried anew.
        for _ in range(2):
            excused, wrong = split(run.faults(), patience)
            if excused and not wrong:
                print('# once more: ' + ', '.join(excused), flush=True)
                run = run_it()
                run.dissect()
        seen['dissected'] = run
        excused, wrong = split(run.faults(), patience)
        check(not excused and not wrong, '\n'.join(wrong + excused))

    def flags():
        for stream in range(2):
            packets = having('dissected').of_stream(stream)
            said = [tuple(packet[flag] for flag in FLAGS) for packet in packets]
            check(said[:3] == OPENING, f'connection {stream} begins with {said[:3]}')
            check([packet['tcp.dstport'] == PORT for packet in packets[:3]] == [True, False, True],
                  f'the opening of connection {stream} goes the wrong way')
            check(not any(syn == '1' for syn, _, _, _ in said[3:]), 'there is a SYN more')
            closed = [packet['tcp.dstport'] == PORT for packet in packets if packet['tcp.flags.fin'] == '1']
            check(sorted(closed) == [False, True], f'connection {stream} has not one FIN each way')
            check(not any(reset == '1' for _, _, _, reset in said), f'connection {stream} is reset')
        check(not having('dissected').of_stream(2), 'there is a third connection')

    def checksums():
        good = [packet[field] for packet in having('dissected').packets for field in CHECKSUMS]
        check(good and set(good) == {'1'}, f'not all of these are 1, for good: {good}')

    def names():
        run = having('dissected')
        follow = [word for stream in range(2) for word in ('-z', f'follow,tls,ascii,{stream}')]
        details = dissect(run.capture, run.keys, '-V', *follow)
        found = messages(details, int(PORT))
        check(found == 2 * HANDSHAKE, 'tshark shows other messages:\n' + '\n'.join(map(str, found)))
        check(details.count('Verify Data') == 4, 'not every Finished is decrypted')
        for line in ('good day, server', 'good day, client'):
            check(details.count(line) == 2, f'"{line}" is there {details.count(line)} times')

    cases.case(f'{name}: fourteen steps, twice', steps)
    cases.case(f'{name}: no packet is malformed, nothing is sent again or out of order', tshark)
    cases.case(f'{name}: SYN, SYN + ACK, ACK; and FIN both ways', flags)
    cases.case(f'{name}: every checksum is right', checksums)
    cases.case(f'{name}: the messages of TLS are there', names)


def excuses():
    patience = {'a': 1, 'b': 0.01}
    faults = [('at once', '0', 'a', 0.5), ('kept waiting', '0', 'b', 0.5), ('what comes of it', '0', 'a', 0.5),
              ('in another stream', '1', 'a', 0.9), ('after long', '1', 'a', 1.5)]
    found = split(faults, patience)
    check(found == (['kept waiting', 'what comes of it', 'after long'], ['at once', 'in another stream']), f'{found}')


def main():
    program = sys.argv[1]
    cases = Cases()
    left, right = 'our TCP at 10.9.0.1', 'our TCP at 10.9.0.2'
    kernel = "the kernel's TCP at 10.9.0.1"
    in_memory = [f'client: {right}; server: {left}', f'client: {left}; server: {right}']
    with tempfile.TemporaryDirectory(prefix='handfast-') as folder:
        work = pathlib.Path(folder)

        def over_tun():
            run = Run(program, [], work)
            if run.lines[0].startswith('no TUN device here') and not may_have_tun():
                raise Skip(run.lines[0])
            return run

        def without_tun():
            if process.run(*WITHOUT_TUN, 'true').code != 0:
                raise Skip('the device cannot be hidden from a program here')
            run = Run(program, [], work, before=WITHOUT_TUN)
            check(run.lines[0].startswith('no TUN device here: could not '), f'it begins with: {run.lines[0]}')
            check_sessions(run.lines[1:], 'over a link in memory', in_memory)

        def fails():
            done = process.run(program, '--memory', '--capture', work)
            check(done.code == 1, f'it ended with {done.code}')
            check(done.err.text == f'packets: could not write {work}\n', f'it says: {done.err.text}')

        add_cases(cases, 'TUN', over_tun, 'over the TUN device ',
                  [f'client: {right}; server: {kernel}', f'client: {kernel}; server: {right}'],
                  {'10.9.0.1': KERNELS, '10.9.0.2': OURS})
        add_cases(cases, 'memory', lambda: Run(program, ['--memory'], work), 'over a link in memory', in_memory,
                  {'10.9.0.1': OURS, '10.9.0.2': OURS})
        cases.case('a fault is excused by a pause before it, and by nothing else', excuses)
        cases.case('without a TUN device it says so and takes the link in memory', without_tun)
        cases.case('a capture that cannot be written is a failure', fails)
    return cases.done()


if __name__ == '__main__':
    sys.exit(main())
