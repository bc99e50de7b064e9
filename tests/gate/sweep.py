# SPDX-License-Identifier: Apache-2.0
"""What the sweeps over damaged packs share: a copy of the pack, a share of the trials (1/20: a
seeded twentieth), two workers."""
import pathlib
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from list_files import files_that_decide  # noqa: E402,F401
from share import Share  # noqa: E402

PROGRAM, REPOSITORY, WORK = [pathlib.Path(name).resolve() for name in sys.argv[1:4]]
SHARE = Share(sys.argv[4] if len(sys.argv) > 4 else "1/1")
SECONDS = 300
here = threading.local()
numbers = iter(range(1000))
lock = threading.Lock()


def own_pack():
    """The copy of the pack that this worker damages, one file at a time."""
    if not hasattr(here, "pack"):
        with lock:
            here.pack = WORK / f"pack-{next(numbers)}"
        shutil.rmtree(here.pack, ignore_errors=True)
        shutil.copytree(REPOSITORY / "knowledge", here.pack / "knowledge")
        shutil.copytree(REPOSITORY / "rules/clinical", here.pack / "rules/clinical")
    return here.pack


def run(*arguments):
    """The exit code (below 0: a signal), what was printed, what was said."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, timeout=SECONDS,
                          stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout, done.stderr


def sweep(trials, attempt, what):
    """attempt(trial) gives None, or what is wrong. The last line is the figure."""
    chosen = SHARE.of(trials)
    WORK.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(2) as crew:
        wrong = [(trial, said) for trial, said in zip(chosen, crew.map(attempt, chosen)) if said]
    for trial, said in wrong:
        print("FAILED", *trial, said)
    print(f"{len(chosen)} of {len(trials)} {what}, {len(wrong)} failed")
    sys.exit(1 if wrong or not chosen else 0)
