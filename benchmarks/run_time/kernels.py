#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""RSA beside OpenSSL with each kernel that can run here.

    kernels.py PROGRAM [ARGUMENTS OF GOOGLE BENCHMARK]

Each kernel is a run of its own, since a program chooses one for all that it does. Beside all kernels but `ifma` OpenSSL
is told that the processor has no AVX-512 IFMA (bit 21 of EBX of leaf 7), so that both have the same instructions.
"""
import os
import subprocess
import sys

WITHOUT_IFMA = {'OPENSSL_ia32cap': ':~0x200000'}


def main():
    program, *arguments = sys.argv[1:]
    kernels = subprocess.run([program, '--kernels'], check=True, capture_output=True, text=True).stdout.split()
    for kernel in kernels:
        environment = os.environ | {'HANDFAST_RSA_KERNEL': kernel} | ({} if kernel == 'ifma' else WITHOUT_IFMA)
        print(f'\nkernel {kernel}', flush=True)
        # Keys are made with the same kernels, and are as noisy as they are slow: the main run has them.
        subprocess.run([program, '--benchmark_filter=^RSA.*(crypt|sign|verify)', *arguments], check=True, env=environment)


if __name__ == '__main__':
    main()
