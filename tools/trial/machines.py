"""Machines that are network namespaces on one bridge, apart from this machine's own network."""

import os
import shutil
import signal
import subprocess
import threading
import time

NETWORK = "10.77.0."


class Missing(Exception):
    """Something that this machine cannot do or does not have."""


def run(*words, check=True):
    done = subprocess.run(words, capture_output=True, text=True)
    if check and done.returncode != 0:
        raise Missing(f"`{' '.join(words)}` failed: {done.stderr.strip()}")
    return done.stdout


def require():
    """Ends where the trial cannot be made."""
    if os.geteuid() != 0:
        raise Missing("Network namespaces need root.")
    for program, package in (("ip", "iproute2"), ("tc", "iproute2"), ("xapian-tcpsrv", "xapian-tools"),
                             ("xapian-replicate", "xapian-tools")):
        if not shutil.which(program):
            raise Missing(f"{program} is not installed (Debian: {package}). Run: tools/setup shard")


class Machine:
    """One namespace with one address; programs run in it."""

    def __init__(self, name, number):
        self.name, self.address, self.device = name, f"{NETWORK}{number}", "eth0"
        self.running = []

    def start(self, *words, **options):
        process = subprocess.Popen(["ip", "netns", "exec", self.name, *words], stdin=subprocess.DEVNULL,
                                   start_new_session=True, **options)
        self.running.append(process)
        return process

    def tell(self, process, number):
        """A signal for a program and its children."""
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            pass

    def end(self, process):
        self.tell(process, signal.SIGCONT)
        self.tell(process, signal.SIGKILL)
        process.wait()
        self.running.remove(process)

    def delay(self, milliseconds):
        """Every packet that leaves is late by so much; 0 for none."""
        run("ip", "netns", "exec", self.name, "tc", "qdisc", "del", "dev", self.device, "root", check=False)
        if milliseconds:
            run("ip", "netns", "exec", self.name, "tc", "qdisc", "add", "dev", self.device, "root", "netem", "delay",
                f"{milliseconds}ms")

    def can_delay(self):
        """Whether this kernel has the queue that delays packets (sch_netem)."""
        try:
            self.delay(1)
            self.delay(0)
            return True
        except Missing:
            return False

    def halting(self, process):
        """Stops a program and its children for moments, again and again; call the result to end that."""
        over = threading.Event()

        def halt():
            while not over.is_set():
                self.tell(process, signal.SIGSTOP)
                over.wait(0.04)
                self.tell(process, signal.SIGCONT)
                over.wait(0.01)
        thread = threading.Thread(target=halt)
        thread.start()

        def end():
            over.set()
            thread.join()
        return end

    def connect(self, is_up):
        run("ip", "-n", self.name, "link", "set", self.device, "up" if is_up else "down")


class Network:
    """The namespaces, and a switch between them in one of its own."""

    def __init__(self, names):
        self.mark = f"exemplar-{os.getpid()}"
        self.switch = f"{self.mark}-switch"
        self.machines = {}
        self.made = []
        try:
            self.make(names)
        except BaseException:
            self.remove()
            raise

    def make(self, names):
        self.add(self.switch)
        run("ip", "-n", self.switch, "link", "add", "bridge", "type", "bridge")
        run("ip", "-n", self.switch, "link", "set", "bridge", "up")
        for number, name in enumerate(names, start=1):
            space = f"{self.mark}-{name}"
            self.add(space)
            machine = self.machines[name] = Machine(space, number)
            run("ip", "link", "add", f"v{number}", "netns", self.switch, "type", "veth", "peer", "name",
                machine.device, "netns", space)
            run("ip", "-n", self.switch, "link", "set", f"v{number}", "master", "bridge", "up")
            run("ip", "-n", space, "addr", "add", f"{machine.address}/24", "dev", machine.device)
            for device in ("lo", machine.device):
                run("ip", "-n", space, "link", "set", device, "up")

    def add(self, name):
        run("ip", "netns", "add", name)
        self.made.append(name)

    def remove(self):
        for machine in self.machines.values():
            for process in list(machine.running):
                machine.end(process)
        for name in reversed(self.made):
            run("ip", "netns", "del", name, check=False)


def until(truth, seconds, what):
    """Waits for something to become true."""
    end = time.monotonic() + seconds
    while not truth():
        if time.monotonic() > end:
            raise TimeoutError(f"after {seconds} s still not: {what}")
        time.sleep(0.05)
