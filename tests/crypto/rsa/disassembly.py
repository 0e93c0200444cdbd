#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The machine code of the vector kernel as a compiler really leaves it: no branch, address or division in it depends
on what was loaded from memory or has been in a vector.

    disassembly.py OBJDUMP SOURCE INCLUDE LEVELS COMPILER...     LEVELS like 2,3: with -O2 and with -O3

Each function is walked along all its paths, each register public or secret. Public is what a function is given but for
the index of `select`, constants, what is computed of such, and of memory: PUBLIC_FIELDS, constants, and slots of the
stack that something public was stored to. All else that is loaded, vectors and masks are secret.

What it cannot see: each function is walked by itself, and what one gives to another counts as public (addresses, here);
an array on the stack is taken not to overlap slots that are addressed by themselves; jumps through tables are not
followed; an unknown instruction is taken to compute its first operand, and the flags, from all. Only WALKED is looked
at: what `enter` and `leave` do besides is the same C++ for all kernels, and steps through arrays of addresses, which
look like numbers from here.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tap import Points  # noqa: E402

WALKED = ('product', 'multiply', 'square', 'select', 'to_form')
# How many bytes behind an argument are public: a field's sizes and views, before `n_`; a table's `stride_`; addresses.
PUBLIC_FIELDS = {'rdi': 128, ('select', 'rdx'): 8, ('product', 'rcx'): 16}
ARGUMENTS, SAVED = ('rdi', 'rsi', 'rdx', 'rcx', 'r8', 'r9'), ('rbx', 'rbp', 'r12', 'r13', 'r14', 'r15')
PUBLIC, SECRET = ('public',), ('secret',)  # else ('argument', which, offset), ('stack', region, offset)
KEEPS_FLAGS = re.compile(r'mov|lea|v(?!p?test|u?comi)|k(?!ortest|test)|cmov|set|not|mulx|[sr][hao][lr]x|bswap|xchg|c[dq][qo]')
MEMORY, NUMBER = re.compile(r'\[([^\]]*)\]'), re.compile(r'0x[0-9a-f]+|\d+')


def register(name):
    """The whole that a register is part of: eax, ax and al are rax."""
    name = name.split('{')[0]
    old = re.fullmatch(r'[re]?(?:([abcd])[xlh]|(si|di|bp|sp)l?)', name)
    new = re.fullmatch(r'(r\d+|k[0-7])[dwb]?', name)
    return (f'r{old.group(1)}x' if old.group(1) else f'r{old.group(2)}') if old else new and new.group(1)


def join(values):
    return SECRET if SECRET in values else PUBLIC


class Walk:
    """One function. A state says of registers, flags and slots of the stack what they are; the rest is secret."""

    def __init__(self, member, lines):
        self.member, self.code, self.reports = member, dict(lines), {}
        addresses = list(self.code)
        self.after = dict(zip(addresses, addresses[1:]))
        state = {name: ('argument', name, 0) for name in ARGUMENTS} | {name: PUBLIC for name in SAVED}
        if member == 'select':
            state['rcx'] = state['r8'] = SECRET
        self.seen, left = {}, [(addresses[0], state | {'rsp': ('stack', 0, 0)})]
        while left:
            at, state = left.pop()
            if at in self.seen:
                old = self.seen[at]
                state = {key: state[key] if state[key] == old[key] else join((state[key], old[key]))
                         for key in state.keys() & old.keys()}
                if state == old:
                    continue
            self.seen[at], self.state, self.at = state, dict(state), at
            left += [(to, self.state) for to in self.step(self.code[at]) if to in self.code]

    def report(self, why, *values):
        if SECRET in values:
            self.reports[self.at] = f'{self.at:#x}: {self.code[self.at]}: {why} depends on a secret'

    def of(self, key):
        return self.state.get(key, SECRET)

    def address(self, text):
        parts = re.findall(r'([+-]?)([^+-]+)', MEMORY.search(text).group(1))
        offset = sum(int(sign + part, 0) for sign, part in parts if NUMBER.fullmatch(part))
        names = [part.split('*')[0] for _, part in parts if not NUMBER.fullmatch(part)]
        values = [PUBLIC if name == 'rip' else self.of(register(name)) for name in names]
        if len(values) == 1 and len(values[0]) == 3 and '*' not in text:
            return (*values[0][:2], values[0][2] + offset)
        return ('constant',) if 'rip' in names else join(values)

    def read(self, text):
        if not MEMORY.search(text):
            return SECRET if re.match(r'[xyz]mm', text) else self.of(register(text)) if register(text) else PUBLIC
        where = self.address(text)
        self.report('the address', where)
        if where[0] == 'stack':
            return self.of(where)
        if where[0] == 'argument':
            size = PUBLIC_FIELDS.get((self.member, where[1]), PUBLIC_FIELDS.get(where[1] if self.member else '', 0))
            return PUBLIC if 0 <= where[2] < size else SECRET
        return PUBLIC if where[0] == 'constant' else SECRET

    def write(self, text, value):
        if not MEMORY.search(text):
            # Of eight or sixteen bits: the others stay.
            part = re.fullmatch(r'[abcd][xlh]|(si|di|bp|sp)l?|r\d+[wb]', text)
            self.state[register(text)] = join((value, self.of(register(text)))) if part else value
            return
        where = self.address(text)
        self.report('the address', where)
        for more in range(0, {'X': 16, 'Y': 32, 'Z': 64}.get(text[0], 8), 8) if where[0] == 'stack' else ():
            self.state[(*where[:2], where[2] + more)] = value

    def flags(self, condition):
        used = {'b': ['cf'], 'ae': ['cf'], 'a': ['cf', 'zf'], 'be': ['cf', 'zf']}.get(condition, ['zf'])
        return join([self.of(flag) for flag in used])

    def step(self, text):
        """Changes the state as the instruction does; where it goes on."""
        name, _, rest = re.sub(r'\b(notrack|bnd|lock) |\s*[#<].*', '', text).partition(' ')
        operands = rest.split(',') if rest else []
        following = [self.after.get(self.at)] if name != 'ret' else []
        if name in ('call', 'jmp'):
            direct = re.fullmatch(r'[0-9a-f]+', rest)
            self.report('where it goes', PUBLIC if direct else self.address(rest) if '[' in rest else self.read(rest))
            following = following if name == 'call' else [int(rest, 16)] if direct else []
            for gone in (*ARGUMENTS, 'rax', 'r10', 'r11', 'cf', 'zf') if name == 'call' else ():
                self.state.pop(gone, None)
        elif name.startswith('j'):
            self.report('the branch', self.flags(name[1:]))
            following.append(int(rest, 16))
        elif name in ('push', 'pop'):
            *base, offset = self.of('rsp')
            if name == 'push':
                self.state[(*base, offset - 8)] = self.read(rest)
            else:
                self.write(rest, self.of((*base, offset)))
            self.state['rsp'] = (*base, offset + (8 if name == 'pop' else -8))
        elif name.startswith('rep'):
            self.report('the length', self.of('rcx'), self.of('rdi'))
        elif name == 'lea':
            value = self.address(operands[1])
            self.write(operands[0], PUBLIC if value == ('constant',) else value)
        elif operands and not name.startswith(('nop', 'data16', 'prefetch')):
            self.compute(name, operands, [self.read(operand) for operand in operands])
        return following

    def compute(self, name, operands, values):
        first = values[0]
        if name in ('add', 'sub') and len(first) == 3 and NUMBER.fullmatch(operands[1]):
            number = int(operands[1], 0) - (1 << 64 if int(operands[1], 0) >> 63 else 0)
            result = (*first[:2], first[2] + (number if name == 'add' else -number))
        elif name == 'and' and first[0] == 'stack':
            result = ('stack', self.at, 0)  # aligned: from here on a region of its own
        elif name.startswith('mov') or (name in ('xor', 'sub') and operands[0] == operands[1]):
            result = values[1] if name.startswith('mov') else PUBLIC
        elif name.startswith('v'):
            result = SECRET
        else:
            result = join(values[1:] if name.startswith(('set', 'kmov')) else values)
        if name.startswith(('adc', 'sbb', 'rc', 'set', 'cmov')):
            condition = re.sub('set|cmov', '', name)
            result = join((result, self.of('cf') if condition == name else self.flags(condition)))
        if 'div' in name or name == 'mulx' or (name in ('mul', 'imul') and len(operands) == 1):
            result = join((result, self.of('rax'), self.of('rdx')))
            self.report('the time', result if 'div' in name else PUBLIC)
            for changed in operands[:2] if name == 'mulx' else ('rax', 'rdx'):
                self.write(changed, result)
        elif name == 'xchg':
            for changed in operands:
                self.write(changed, result)
        elif not re.match(r'cmp|bt$|v?p?k?(or)?test', name):
            self.write(operands[0], result)
        for flag in () if KEEPS_FLAGS.match(name) else ('zf',) if name in ('inc', 'dec') else ('zf', 'cf'):
            self.state[flag] = join((result,))


def main(objdump, source, include, levels, *compiler):
    points = Points()
    for level in levels.split(','):
        with tempfile.TemporaryDirectory() as folder:
            thing = pathlib.Path(folder) / 'kernel.o'
            flags = ['-std=c++20', f'-O{level}', '-fno-stack-protector', '-I', include, '-c', source, '-o', thing]
            subprocess.run([*compiler, *flags], check=True)
            said = subprocess.check_output([objdump, '-dw', '-Mintel', '--no-show-raw-insn', thing], text=True)
        found = {member: [] for member in WALKED}
        for block in re.split(r'\n(?=[0-9a-f]+ <)', said)[1:]:
            lines = [(int(address, 16), ' '.join(text.split())) for address, text in
                     re.findall(r'^ *([0-9a-f]+):\t(.+)$', block, re.MULTILINE)]
            field = re.search(r'12vector_fieldILm(\d+)ELm(\d+)EE\d+(' + '|'.join(WALKED) + r')E.*>:', block)
            leak = re.match(r'[0-9a-f]+ <_ZN7planted\d+([a-z_]+)E', block)
            if field:
                size, ways, member = field.groups()
                found[member].append((size, ways))
                points.none(f'-O{level}: nothing in {member} of {ways} x {size} limbs depends on secrets '
                            f'({len(lines)} instructions)', Walk(member, lines).reports.values())
            elif leak:
                points.ok(Walk('', lines).reports, f'-O{level}: {leak.group(1)}, made on purpose, is reported')
                found[leak.group(1)] = None
        points.ok(sum(seen is None for seen in found.values()) == 6, f'-O{level}: every leak was seen')
        for member in ('multiply', 'square', 'select'):
            points.ok(len(set(found[member])) == 6, f'-O{level}: {member} was seen for every size', found[member])
    return points.done()


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
