# SPDX-License-Identifier: Apache-2.0
"""check.py REPOSITORY BUILD SHARE: clang-tidy, cppcheck and gcc -fanalyzer over engine/ and cli/,
with the options each file is compiled with in BUILD. Whatever they say has to stand in
accepted.txt with a reason: "FILE CHECK reason". A line there that nothing needs any more is a
mistake too. clang-tidy follows the ways through a share of the files as far as it can, which
takes most of the time, and through the others as far as it gets quickly; gcc looks at ten times
that share. A line may be needed by the longer looks only."""
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

repository, build = [pathlib.Path(name).resolve() for name in sys.argv[1:3]]
sys.path.insert(0, str(repository / "tests/support"))
from share import Share  # noqa: E402: it lies there

share = Share(sys.argv[3])
of_gcc = Share(f"1/{max(1, share.parts // 10)}")
QUICKLY = [f"--extra-arg={word}" for word in ("-Xclang", "-analyzer-config", "-Xclang", "mode=shallow")]
here = repository / "tests/static"
commands = {}
for entry in json.loads((build / "compile_commands.json").read_text()):
    path = pathlib.Path(entry["file"])
    if path.is_relative_to(repository) and re.match("(engine/src|cli)/", str(path.relative_to(repository))):
        commands.setdefault(path, entry)


def run(arguments, folder):
    done = subprocess.run([str(one) for one in arguments], capture_output=True, text=True, cwd=folder)
    return done.returncode, done.stdout + done.stderr


def found_in(text, pattern, path=None):
    """(file, check, line) of every complaint; those of headers count for the header."""
    for line in text.splitlines():
        match = re.match(pattern, line)
        if match:
            file = pathlib.Path(match[1])
            inside = file if not file.is_absolute() else (
                file.relative_to(repository) if file.is_relative_to(repository) else None)
            yield str(inside or path.relative_to(repository)), match[3].split(",")[0], match[2]


def is_followed(file):
    """Whether clang-tidy looks at all of this file; a header counts as looked at quickly."""
    return share.takes(str(file))


def is_analyzed(file):
    return of_gcc.takes(str(file))


def is_tried(file, check):
    """Whether what needs the line of this check was looked for in this file."""
    if check.startswith("clang-analyzer-"):
        return is_followed(file)
    return is_analyzed(file) if check.startswith("-W") else True


def tidy(path):
    depth = [] if is_followed(path.relative_to(repository)) else QUICKLY
    code, text = run(["clang-tidy", "--quiet", f"--config-file={here}/.clang-tidy", "-p", build,
                      "--extra-arg=-Wno-unknown-warning-option", *depth, path], repository)
    found = list(found_in(text, r"(.*?):(\d+):\d+: (?:warning|error): .* \[([^\]]+)\]$", path))
    return found or ([(str(path), f"clang-tidy ended with code {code}: {text[-500:]}", "0")] if code else [])


def analyze(path):
    """gcc follows the calls inside one file; the sanitizers' own code would only confuse it."""
    kept, skip = [], False
    for word in shlex.split(commands[path]["command"]):
        if skip or word.startswith("-fsanitize") or word in ("-Werror", "--coverage"):
            skip = False
        elif word == "-o":
            skip = True
        else:
            kept.append(word)
    code, text = run(kept + ["-O1", "-fanalyzer", "-o", "/dev/null"], commands[path]["directory"])
    text = re.sub(r"(?m)^cc1: warning:", f"{path}:0:0: warning:", text)
    found = list(found_in(text, r"(.*?):(\d+):\d+: warning: .* \[(-W[^\]]+)\]$", path))
    return found or ([(str(path), f"gcc ended with code {code}: {text[-500:]}", "0")] if code else [])


def cppcheck(_):
    code, text = run(["cppcheck", "--quiet", "--enable=warning,performance,portability", "--std=c11",
                      "--language=c", "--inline-suppr", "-I", "engine/include", "-I", "engine/src",
                      "--template={file}:{line}:0: warning: {message} [{id}]", "engine/src", "cli"], repository)
    found = list(found_in(text, r"(.*?):(\d+):0: warning: .* \[([^\]]+)\]$"))
    return found or ([("cppcheck", f"ended with code {code}: {text[-500:]}", "0")] if code else [])


accepted = {}
for line in (here / "accepted.txt").read_text().splitlines():
    if line.strip() and not line.startswith("#"):
        file, check, reason = line.split(maxsplit=2)
        accepted[file, check] = reason
jobs = [(cppcheck, None)] + [(tidy, one) for one in sorted(commands)] + [
    (analyze, one) for one in sorted(commands) if is_analyzed(one.relative_to(repository))]
with ThreadPoolExecutor(os.cpu_count()) as pool:
    found = {one for several in pool.map(lambda job: job[0](job[1]), jobs) for one in several}
new = sorted(one for one in found if one[:2] not in accepted)
stale = sorted((file, check) for file, check in set(accepted) - {one[:2] for one in found}
               if is_tried(file, check))
followed = sum(is_followed(one.relative_to(repository)) for one in commands)
analyzed = sum(is_analyzed(one.relative_to(repository)) for one in commands)
for file, check, line in new:
    print(f"{file}:{line}: {check}")
for file, check in stale:
    print(f"accepted.txt: {file} {check}: nothing complains of this any more")
print(f"{len(commands)} files, {followed} of them to the end, {analyzed} by gcc, 3 tools: {len(new)} complaints; {len(accepted)} accepted with a reason, {len(stale)} of them stale")
sys.exit(1 if new or stale or len(commands) < 100 else 0)
