# SPDX-License-Identifier: BSL-1.0
"""How this build compiles a file of ours: read from compile_commands.json, where tests/headers/probe.cpp stands."""
import json
import pathlib
import shlex
import subprocess


class Compiler:
    def __init__(self, build):
        self.build = pathlib.Path(build)
        self.command = self._command()

    def _command(self):
        """The command for probe.cpp without its source, its output and its dependency file."""
        for entry in json.loads((self.build / 'compile_commands.json').read_text()):
            if entry['file'].endswith('tests/headers/probe.cpp'):
                words, kept = iter(shlex.split(entry['command'])), []
                for word in words:
                    if word in ('-o', '-MF', '-MQ'):
                        next(words)
                    elif word not in ('-c', '-MD', entry['file']):
                        kept.append(word)
                return kept
        raise SystemExit('Bail out! compile_commands.json does not know probe.cpp')

    def run(self, *arguments, text=None):
        """(whether it succeeded, what it said); relative paths are those of the build folder."""
        done = subprocess.run(self.command + [str(a) for a in arguments], cwd=self.build, input=text, text=True,
                              capture_output=True)
        return done.returncode == 0, done.stderr[-4000:]
