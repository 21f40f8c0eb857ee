"""Seconds, processor time, peak memory and bytes written of one command: what the drivers of bench share.

SPDX-License-Identifier: MIT
"""
import os
import shutil
import subprocess
import tempfile
import time

import harness

TIME = shutil.which("time") or "/usr/bin/time"


def size_of(folder):
    return sum(os.path.getsize(os.path.join(here, name)) for here, _, names in os.walk(folder) for name in names)


def measure(command, output, runs, allowed=(0,), **more):
    """(seconds, seconds of processor, MiB, bytes written) of the fastest run, or the words of the failure: of a status that is not
    allowed. `output` is removed before each run."""
    best = None
    for _ in range(runs):
        shutil.rmtree(output, ignore_errors=True)
        with tempfile.NamedTemporaryFile("r") as figures:
            begun = time.perf_counter()
            done = subprocess.run([TIME, "-f", "%U %S %M", "-o", figures.name, *command], stdout=subprocess.DEVNULL,
                                  stderr=subprocess.PIPE, check=False, **more)
            seconds = time.perf_counter() - begun
            if done.returncode not in allowed:
                return harness.text_of(done.stderr).strip().split("\n")[-1] or f"status {done.returncode}"
            user, system, kib = figures.read().split()[-3:]
        found = (seconds, float(user) + float(system), int(kib) / 1024, size_of(output))
        best = min(best, found) if best else found
    return best
