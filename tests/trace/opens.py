# SPDX-License-Identifier: Apache-2.0
"""opens.py PROGRAM REPOSITORY WORK: what the program touches, seen by strace: no sockets, no
other programs, and no files but the pack, the answers, the output, what it saves, and what
the C library and the loader read."""
import os
import pathlib
import re
import shutil
import subprocess
import sys

PROGRAM, REPOSITORY, WORK = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
DESK = REPOSITORY / "examples/desk-worker.json"
counts = {"passed": 0, "failed": 0}

# Read by the loader, the C library, and jansson (which seeds its hash tables).
SYSTEM = (r"/etc/ld\.so\.(cache|preload|nohwcap)", r"(/usr)?/lib(64)?/[^ ]*\.so[.0-9]*",
          r"/usr/lib/locale/.*", r"/usr/share/locale/.*", r"/usr/share/zoneinfo/.*", r"/etc/localtime",
          r"/usr/lib/x86_64-linux-gnu/gconv/.*", r"/dev/u?random")
# The sanitizers of the debug build look at themselves.
SANITIZERS = (r"/proc/self/.*", r"/proc/\d+/.*", r"/proc/sys/.*", r"/proc/cpuinfo")

# socket, connect ...; another program; and whatever else would reach out.
REFUSED = re.compile(r"\b(socket|socketpair|connect|bind|listen|accept4?|sendto|sendmsg|execveat|"
                     r"fork|vfork|ptrace|io_uring_setup|mount|chroot|kexec_load)\(")
OPENED = re.compile(r'\b(?:open|openat|openat2|creat|rename|renameat2?|unlink|unlinkat|mkdir|mkdirat|'
                    r'link|linkat|symlink|symlinkat|truncate|chmod|chown)\((.*)$')


def check(name, holds, more=""):
    counts["passed" if holds else "failed"] += 1
    if not holds:
        print(f"FAILED {name} {more}")


def trace(arguments, given="", env=None):
    """Runs it under strace; the exit code, and the lines of the trace."""
    log = WORK / "trace"
    command = ["strace", "-f", "-qq", "-s", "4096", "-e", "trace=file,network,process,desc",
               "-o", str(log), PROGRAM, "--pack", str(REPOSITORY), *arguments]
    environment = dict(os.environ, LC_ALL="C", HOME=str(WORK / "home"),
                       XDG_CACHE_HOME=str(WORK / "cache"), ASAN_OPTIONS="detect_leaks=0")
    environment.pop("STEADYBACK_PACK", None)
    environment.update(env or {})
    done = subprocess.run(command, input=given.encode(), env=environment, capture_output=True,
                          cwd=WORK, timeout=120)
    return done.returncode, log.read_text(errors="replace").splitlines()


def may_open(path, own):
    allowed = [re.escape(str(REPOSITORY / part)) + r"(/.*)?" for part in ("knowledge", "rules")]
    allowed += [re.escape(str(WORK / "cache")) + r"(/steadyback(/checked(\.[A-Za-z0-9]{6})?)?)?"]
    allowed += [re.escape(str(REPOSITORY)) + r"/seal\.[a-z0-9]+", *SYSTEM, *SANITIZERS, *own]
    return any(re.fullmatch(pattern, path) for pattern in allowed)


def look(name, arguments, own, given="", code=0):
    found, lines = trace(arguments, given)
    check(f"{name}: exit code", found == code, found)
    check(f"{name}: there is a trace", len(lines) > 50, len(lines))
    programs = [line for line in lines if re.search(r"\bexecve\(", line)]
    check(f"{name}: it starts no other program", len(programs) == 1, programs)
    refused = [line for line in lines if REFUSED.search(line)]
    check(f"{name}: no sockets, nothing that reaches out", not refused, refused[:3])
    paths = {path for line in lines if OPENED.search(line)
             for path in re.findall(r'"([^"]*)"', OPENED.search(line)[1])}
    strange = sorted(path for path in paths if path and not may_open(path, own))
    check(f"{name}: no other files", not strange, strange[:5])
    check(f"{name}: it reads the pack", any(path.startswith(str(REPOSITORY)) for path in paths))
    writes = {path for line in lines if re.search(r"O_WRONLY|O_RDWR|O_CREAT|rename|unlink|mkdir", line)
              for path in re.findall(r'"([^"]*)"', line)}
    pack = tuple(str(REPOSITORY / part) for part in ("knowledge", "rules"))
    changed = sorted(path for path in writes if path.startswith(pack))
    check(f"{name}: nothing in the pack is written", not changed, changed[:5])


def the_trace_bites():
    """A program that opens a socket and another file is seen."""
    log = WORK / "trace"
    subprocess.run(["strace", "-f", "-qq", "-e", "trace=file,network,process,desc", "-o", str(log),
                    sys.executable, "-c", "import socket; socket.socket(); open('/etc/hostname')"],
                   capture_output=True, timeout=120)
    lines = log.read_text(errors="replace").splitlines()
    check("a socket would be seen", any(REFUSED.search(line) for line in lines))
    check("another file would be seen", not may_open("/etc/hostname", []) and
          any("/etc/hostname" in line for line in lines if OPENED.search(line)))


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    (WORK / "home").mkdir(parents=True)
    if not shutil.which("strace"):
        print("FAILED strace is not installed")
        sys.exit(1)
    desk, work = re.escape(str(DESK)), re.escape(str(WORK))
    the_trace_bites()
    above = [re.escape(str(folder)) for folder in (WORK / "home").parents]  # made if missing
    look("plan", ["plan", str(DESK)], [desk, *above])  # the first makes the cache
    look("plan into a file", ["plan", str(DESK), "-o", str(WORK / "plan.txt")],
         [desk, work + r"/plan\.txt(\.[A-Za-z0-9]{6})?"])
    look("check", ["check"], [])
    look("batch", ["batch", "-j", "2"], [], given=" ".join(DESK.read_text().split()) + "\n")
    look("interview", ["interview", "--save", str(WORK / "saved.json")],
         [work + r"/saved\.json(\.([A-Za-z0-9]{6}|lock))?"], given="35\n", code=130)
    look("interview with its usual place", ["interview"],
         [work + r"/home(/\.local(/state(/steadyback(/answers\.json(\.([A-Za-z0-9]{6}|lock))?)?)?)?)?",
          *above], given="35\n", code=130)
    print(f"{counts['passed']} passed, {counts['failed']} failed")
    sys.exit(counts["failed"] > 0 or counts["passed"] == 0)


main()
