# SPDX-License-Identifier: Apache-2.0
"""attack.py PROGRAM REPOSITORY WORK [NAME ...]: every [[attack]] of the .toml files beside
this one, against the tiny pack of tests/bad-input (or, with pack = "whole", against the pack
of the repository).

  edits    changes to the pack, or with overlay = true to an overlay beside it:
             file, text            the file holds this
             file, old, new        `old`, which stands there, becomes `new`
             file, link            a symbolic link to this
             file, special         "fifo", "null", "zero" or "folder": no plain file
             file, count           so many files, # in the name being the number
  answers  what stands in the file of answers; input: what stands at standard input
  run      the commands, each a list of arguments. WORK, ANSWERS, PACK stand for paths
  code     the exit code of the last one (2)
  says     texts that have to be in what it prints; hides: texts that must not

In texts, @{1000|<a id="x#"/>} stands for a thousand pieces, # being the number; in names and
texts \\u{9b} is U+009B, and in names \\x{9b} one byte. Of every attack: no command takes
more than 60 s or 1 GiB, no sanitizer complains, and what is printed is UTF-8 in which a
terminal finds nothing to act on but line breaks."""
import os
import pathlib
import re
import resource
import shutil
import stat
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from list_files import list_files  # noqa: E402

SECONDS, LARGEST_KIB = 60, 1024 * 1024
program, repository, work = [pathlib.Path(name).resolve() for name in sys.argv[1:4]]
here = pathlib.Path(__file__).parent
tiny = repository / "tests/bad-input/tiny"


class Failed(Exception):
    pass


def repeated(match):
    return "".join(match[2].replace("#", str(i)) for i in range(int(match[1])))


def expand(text):
    text = re.sub(r"@\{(\d+)\|(.*?)\}@", repeated, text, flags=re.S)
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda m: chr(int(m[1], 16)), text)


def name_bytes(text):
    return re.sub(rb"\\x\{([0-9a-f]{2})\}", lambda m: bytes([int(m[1], 16)]),
                  expand(text).encode())


def make_special(path, kind):
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        os.mkdir(path)
    else:  # without the right to make devices, a link to one
        try:
            os.mknod(path, 0o666 | stat.S_IFCHR, os.makedev(1, {"null": 3, "zero": 5}[kind]))
        except PermissionError:
            os.symlink(f"/dev/{kind}", path)


def edit(folder, one):
    root = folder / ("overlay" if one.get("overlay") else "pack")
    path = os.path.join(os.fsencode(root), name_bytes(one["file"]))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if "count" in one:
        for i in range(one["count"]):
            pathlib.Path(os.fsdecode(path).replace("#", str(i))).write_text(expand(one["text"]))
        return
    if "old" in one:
        text = pathlib.Path(os.fsdecode(path)).read_text()
        if one["old"] not in text:
            raise Failed(f"{one['file']}: does not hold {one['old']}")
        with open(path, "w") as file:
            file.write(text.replace(one["old"], expand(one["new"])))
        return
    if os.path.lexists(path):
        os.unlink(path)
    if "link" in one:
        os.symlink(one["link"], path)
    elif "special" in one:
        make_special(path, one["special"])
    else:
        with open(path, "wb") as file:
            file.write(expand(one["text"]).encode())


def prepare(folder, attack):
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    if attack.get("pack") == "whole":
        shutil.copytree(repository / "knowledge", folder / "pack/knowledge")
        shutil.copytree(repository / "rules", folder / "pack/rules")
    else:
        shutil.copytree(tiny, folder / "pack")
        shutil.copy(repository / "knowledge/phrases.xml", folder / "pack/knowledge/")
        if attack.get("style"):
            shutil.copytree(repository / "knowledge/style", folder / "pack/knowledge/style")
    for one in attack.get("edits", []):
        edit(folder, one)
    for name in ("pack", "overlay"):
        list_files(folder / name)
    (folder / "answers.json").write_bytes(expand(attack.get("answers", '{"answers": {}}')).encode())
    (folder / "state").mkdir()


def limits():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(folder, attack, arguments):
    places = {"WORK": folder, "ANSWERS": folder / "answers.json", "PACK": folder / "pack"}
    command = [os.fsencode(program)]
    if "--pack" not in arguments:
        command += [b"--pack", os.fsencode(folder / "pack")]
    if (folder / "overlay").exists():
        command += [b"--overlay", os.fsencode(folder / "overlay")]
    for argument in arguments:
        for name, place in places.items():
            argument = re.sub(rf"\b{name}\b", str(place), argument)
        command.append(name_bytes(argument))
    env = dict(os.environ, HOME=str(folder / "state"), XDG_STATE_HOME=str(folder / "state"),
               LC_ALL="C.UTF-8", COLUMNS="80")
    env["ASAN_OPTIONS"] = "exitcode=99:allocator_may_return_null=1"
    env["UBSAN_OPTIONS"] = "halt_on_error=1:exitcode=99"
    said, complained = folder / "said", folder / "complained"
    with open(said, "wb") as out, open(complained, "wb") as err:
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=out, stderr=err,
                                 env=env, cwd=folder, preexec_fn=limits)
        try:
            child.communicate(expand(attack.get("input", "")).encode(), timeout=SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            raise Failed(f"hangs: {' '.join(arguments)}")
        except BrokenPipeError:
            child.wait()
    return child.returncode, said.read_bytes() + complained.read_bytes()


def hold_harmless(printed):
    try:
        text = printed.decode()
    except UnicodeDecodeError as why:
        raise Failed(f"prints what is no UTF-8: {printed[max(0, why.start - 60):why.end + 20]!r}")
    bad = re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)", text)
    if bad:
        raise Failed(f"prints U+{ord(bad[0]):04X}: {text[max(0, bad.start() - 60):bad.end() + 20]!r}")
    return text


def attack_with(attack):
    folder = work / re.sub("[^a-z0-9]+", "-", attack["name"].lower())
    prepare(folder, attack)
    for arguments in attack["run"]:
        code, printed = run(folder, attack, arguments)
        if code < 0 or code == 99 or b"Sanitizer" in printed or b"runtime error" in printed:
            raise Failed(f"code {code}: {printed[-1500:].decode(errors='replace')}")
        text = hold_harmless(printed)
    if code != attack.get("code", 2):
        raise Failed(f"exit code {code}, not {attack.get('code', 2)}:\n{text[:1500]}")
    for wanted in attack.get("says", []):
        if expand(wanted) not in text.replace(str(folder) + "/", ""):
            raise Failed(f"did not say: {wanted}\nbut\n{text[:1500]}")
    for hidden in attack.get("hides", []):
        if hidden in text:
            raise Failed(f"prints {hidden}")
    shutil.rmtree(folder)


def tried(attack):
    try:
        attack_with(attack)
        return None
    except Failed as why:
        return str(why)


attacks = [one for path in sorted(here.glob("*.toml"))
           for one in tomllib.loads(path.read_text())["attack"]]
names = sys.argv[4:]
attacks = [one for one in attacks if not names or any(name in one["name"] for name in names)]
if len({one["name"] for one in attacks}) != len(attacks):
    sys.exit("two attacks have the same name")
failed = 0
with ThreadPoolExecutor(2) as pool:
    for attack, why in zip(attacks, pool.map(tried, attacks)):
        if why:
            failed += 1
            print(f"FAILED {attack['name']}: {why}")
largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
if largest > LARGEST_KIB:
    failed += 1
    print(f"FAILED memory: one took {largest} KiB")
print(f"{len(attacks)} attacks, {failed} succeeded; the largest process had {largest // 1024} MiB")
sys.exit(1 if failed or not attacks else 0)
