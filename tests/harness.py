"""What every test driver shares: where things are, counting, running many commands at once.

A driver makes a Suite, reports each check to it and ends with `sys.exit(suite.end())`, which prints the
line "NAME: N passed, N failed, N skipped" that tests/check adds up. A suite in which nothing passed has
failed. A missing tool is a failure under CI and a spoken skip elsewhere, never a silent one.

SPDX-License-Identifier: MIT
"""
import concurrent.futures
import functools
import os
import shutil
import signal
import subprocess
import sys
import threading

# A shell that starts a job in the background makes it deaf to Ctrl-C, and its children with it; some test that.
for deaf in (signal.SIGINT, signal.SIGQUIT):
    if signal.getsignal(deaf) == signal.SIG_IGN:
        signal.signal(deaf, signal.default_int_handler if deaf == signal.SIGINT else signal.SIG_DFL)

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.abspath(os.environ.get("STEPBOOK_BUILD", os.path.join(ROOT, "build")))
PROGRAM = os.path.join(BUILD, "stepbook")
CORPUS = os.path.normpath(os.path.join(ROOT, "..", "shared", "corpus"))
IN_CI = os.environ.get("CI", "") not in ("", "0", "false")
def scratch(least=512 * 2**20):
    """A folder in memory where there is room: on a disk each of hundreds of builds would wait for the flush."""
    try:
        room = os.statvfs("/dev/shm")
        if os.access("/dev/shm", os.W_OK) and room.f_bavail * room.f_frsize > least:
            return "/dev/shm"
    except OSError:
        pass
    return None


EPOCH = "1767225600"  # 2026-01-01, the clock of every golden output


class Suite:
    """Counts checks. Safe to use from several threads."""

    def __init__(self, name, quiet=True):
        self.name, self.quiet = name, quiet
        self.counts = {"passed": 0, "failed": 0, "skipped": 0}
        self.lock = threading.Lock()

    def _add(self, kind, line):
        with self.lock:
            self.counts[kind] += 1
            if line:
                print(line, flush=True)

    def passed(self, what):
        self._add("passed", None if self.quiet else f"ok {self.name}: {what}")

    def failed(self, what, text=""):
        text = text.rstrip()
        self._add("failed", f"FAILED {self.name}: {what}" + (f"\n{text}" if text else ""))

    def skipped(self, what, why):
        self._add("skipped", f"skipped {self.name}: {what}: {why}")

    def check(self, good, what, text=""):
        if good:
            self.passed(what)
        else:
            self.failed(what, text)
        return good

    def missing(self, what, tool):
        """A tool that this machine lacks: tests/check installs it, so CI must have it."""
        if IN_CI:
            self.failed(what, f"{tool} is missing; `make check` installs it")
        else:
            self.skipped(what, f"{tool} is missing; `make check` installs it")

    def end(self):
        if not any(self.counts.values()):
            self.failed("nothing was tested")
        print("%s: %d passed, %d failed, %d skipped" % (
            self.name, self.counts["passed"], self.counts["failed"], self.counts["skipped"]), flush=True)
        return 1 if self.counts["failed"] else 0


def environment(**more):
    """A plain environment in which the same input gives the same bytes, everywhere."""
    env = {key: value for key, value in os.environ.items()
           if not key.startswith(("LC_", "LANG", "STEPBOOK", "MAKE", "GREP", "GIT_"))}
    env.update(LC_ALL="C.UTF-8", TZ="UTC", SOURCE_DATE_EPOCH=EPOCH, STEPBOOK_SOURCE=ROOT,
               PATH=BUILD + os.pathsep + os.environ.get("PATH", ""))
    env.pop("NO_COLOR", None)
    env["LSAN_OPTIONS"] = f"suppressions={os.path.join(ROOT, 'tests', 'leaks.supp')}:print_suppressions=0"
    env.update(more)
    return env


def run(command, limit=120, **more):
    """Runs a command to its end. Returns (status, stdout, stderr) as bytes; status is None after the limit."""
    data = more.pop("input", None)
    more.setdefault("env", environment())
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL if data is None else subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, **more)
    try:
        out, err = process.communicate(data, timeout=limit)
        return process.returncode, out, err
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)  # with everything that it started
        out, err = process.communicate()
        return None, out, err + b"\nended by the time limit\n"


def in_parallel(function, items):
    """Calls function(item) for each item on all cores; the results are in the order of the items."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        return list(pool.map(function, items))


def need_program(suite):
    """Ends the run when there is no program to test."""
    if not os.access(PROGRAM, os.X_OK):
        suite.failed("the program", f"{PROGRAM} is not built; run `make` first")
        sys.exit(suite.end())


def have(tool):
    return shutil.which(tool) is not None


@functools.lru_cache(None)
def python_with(module):
    """A Python that has the module (Debian's packages belong to Debian's Python, whichever comes first on the path), or None."""
    for python in (sys.executable, "python3", "/usr/bin/python3"):
        if have(python) and run([python, "-c", f"import {module}"])[0] == 0:
            return python
    return None


def text_of(data):
    return data.decode("utf-8", "replace") if isinstance(data, bytes) else data
