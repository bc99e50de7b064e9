# SPDX-License-Identifier: Apache-2.0
"""serve.py WEB_PROGRAM REPOSITORY WORK: what the server of the studio refuses, what it keeps when
it is killed, and what it says when something else writes. Prints FAILED lines."""
import http.client
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse

web, repository, work = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
overlay = work / "north"
parts = work / "parts"
failures = 0
LIST = "overlay.xml"
TITLED = ('<?xml version="1.0" encoding="UTF-8"?>\n<overlay id="north" version="1.0.0" for="low-back-pain">\n'
          "  <title>{}</title>\n  <files>\n  </files>\n</overlay>\n")


def hold(is_so, sentence):
    global failures
    if not is_so:
        failures += 1
        print("FAILED", sentence)


class Studio:
    """A running studio; `ask` sends a request as its own page would, but for what is changed."""

    def __init__(self):
        state = dict(os.environ, XDG_STATE_HOME=str(work / "state"))
        self.process = subprocess.Popen(
            [web, "--pack", repository, "--overlay", str(overlay), "--parts", str(parts), "--no-browser"],
            env=state, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.said = ""
        while "http:" not in self.said:
            line = self.process.stdout.readline()
            if not line:
                break
            self.said += line
        self.address = urllib.parse.urlsplit(self.said[self.said.find("http:"):].split("\n")[0])

    def ask(self, path, wish=None, method=None, body=None, prefix=None, **headers):
        sent = {"Host": self.address.netloc}
        if wish is not None or body is not None:
            sent |= {"Origin": f"http://{self.address.netloc}", "Content-Type": "application/json"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        to = http.client.HTTPConnection(self.address.hostname, self.address.port, timeout=60)
        data = json.dumps(wish) if wish is not None else body
        to.putrequest(method or ("GET" if data is None else "POST"),
                      (self.address.path if prefix is None else prefix) + path,
                      skip_host=True, skip_accept_encoding=True)
        for name, value in sent.items():
            if value is not None:
                to.putheader(name, value)
        if data is not None:
            to.putheader("Content-Length", str(len(data.encode())))
        to.endheaders()
        if data is not None:
            try:
                to.send(data.encode())
            except (BrokenPipeError, ConnectionResetError):
                pass
        reply = to.getresponse()
        text = reply.read().decode()
        self.headers = reply.headers
        to.close()
        try:
            return reply.status, json.loads(text)
        except ValueError:
            return reply.status, text

    def work(self):
        return self.ask("api/work")[1]

    def step(self, title, **more):
        place = self.work()["state"]["place"]
        return self.ask("api/step", {"place": place, "label": title, "files": {LIST: TITLED.format(title)}} | more)

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        return self.process.communicate(timeout=60)


def title_of(files):
    return files.get(LIST, "<title></title>").split("<title>")[1].split("</title>")[0]


def refuse_strangers(studio):
    own = studio.address.netloc
    for name, status, change in (
            ("another host", 403, {"Host": "evil.example"}), ("no host", 403, {"Host": None}),
            ("another origin", 403, {"Origin": "http://evil.example"}), ("a file as origin", 403, {"Origin": "null"}),
            ("https as origin", 403, {"Origin": f"https://{own}"}), ("another site", 403, {"Sec_Fetch_Site": "cross-site"})):
        hold(studio.ask("api/work", **change)[0] == status, f"{name}: not {status}")
    for name, status, change in (("no origin", 403, {"Origin": None}), ("a form", 415, {"Content_Type": "text/plain"}),
                                 ("no type", 415, {"Content_Type": None})):
        hold(studio.ask("api/save", {"place": 0}, **change)[0] == status, f"a POST with {name}: not {status}")
    key = studio.address.path.strip("/")
    for prefix in ("/", "/api/", f"/{key[:-1]}0/x/", f"/{key}", f"//{key}/", f"/{'0' * 32}/", "/%2e%2e/"):
        hold(studio.ask("api/work", prefix=prefix)[0] == 404, f"{prefix}: not 404")
    for path in ("../etc/passwd", "..%2f..%2fetc/passwd", "/etc/passwd", "studio.js/..", "%00", "api/../api/work", "knowledge/pack.xml", "api"):
        hold(studio.ask(path)[0] == 404, f"{path}: not 404")
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE"):
        hold(studio.ask("api/work", method=method)[0] == 405, f"{method}: not 405")
    hold(studio.ask("api/work", method="HEAD")[0] == 200, "HEAD: not 200")
    studio.ask("")
    for name, has in (("Content-Security-Policy", "default-src 'none'"), ("X-Content-Type-Options", "nosniff"),
                      ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Resource-Policy", "same-origin")):
        hold(has in (studio.headers[name] or ""), f"{name}: {studio.headers[name]}")


def send_in_chunks(studio, size):
    """A POST that does not say how long it is; how it is answered."""
    to = http.client.HTTPConnection(studio.address.hostname, studio.address.port, timeout=60)
    own = f"http://{studio.address.netloc}"
    chunks = (b"x" * 1_000_000 for _ in range(size // 1_000_000))
    to.request("POST", studio.address.path + "api/step", chunks, encode_chunked=True,
               headers={"Origin": own, "Content-Type": "application/json", "Transfer-Encoding": "chunked"})
    status = to.getresponse().status
    to.close()
    return status


def refuse_bodies(studio):
    before = studio.work()["state"]["place"]
    begun = time.monotonic()
    hold(studio.ask("api/step", body="x" * 100_000_000)[0] == 413, "100 MB: not 413")
    hold(time.monotonic() - begun < 10, "100 MB: read")
    hold(send_in_chunks(studio, 20_000_000) == 413, "20 MB in chunks: not 413")
    hold(send_in_chunks(studio, 7_000_000) == 400, "7 MB in chunks: not read as the no JSON that they are")
    for body in ("", "[]", "{", "null", '{"place":1,"place":2}', "\x00", "[" * 100_000, '{"place":"1","label":"x","files":{}}',
                 '{"place":1,"files":{}}', json.dumps({"place": before, "label": "x" * 1000, "files": {}})):
        hold(studio.ask("api/step", body=body)[0] == 400, f"{body[:30]}: not 400")
    for path in ("../x.xml", "/etc/x.xml", "knowledge/../../x.xml", "knowledge/a/b/c.xml", "rules/inference/x.clp", "knowledge/x.XML",
                 "knowledge/.xml", "seal.txt", "knowledge//x.xml", "knowledge/a\\b.xml", "", "overlay.xml/", "knowledge/x.xml\u0000y"):
        status, said = studio.ask("api/step", {"place": before, "label": "x", "files": {path: "<a/>"}})
        hold(status == 400, f"a file {path!r}: {status} {said}")
    for what in ({"files": {LIST: 5}}, {"files": {LIST: {}}}, {"files": []}):
        hold(studio.ask("api/step", {"place": before, "label": "x"} | what)[0] == 400, f"{what}: not 400")
    hold(studio.work()["state"]["place"] == before, "something refused was taken")
    hold(sorted(path.name for path in work.iterdir() if path.is_dir()) == ["parts", "state"], f"written: {list(work.iterdir())}")


def refuse_noise(studio):
    """Random bytes instead of requests: the server goes on."""
    draw = random.Random(22)
    whole = f"GET {studio.address.path}api/work HTTP/1.1\r\nHost: {studio.address.netloc}\r\nX: y\r\n\r\n".encode()
    for _ in range(300):
        noise = bytearray(whole)
        for _ in range(draw.randint(1, 12)):
            noise[draw.randrange(len(noise))] = draw.randrange(256)
        with socket.create_connection((studio.address.hostname, studio.address.port), timeout=5) as to:
            to.sendall(bytes(noise[:draw.randint(1, len(noise))]) + b"\r\n\r\n")
            to.shutdown(socket.SHUT_WR)
            try:
                to.recv(100)
            except OSError:
                pass
    hold(studio.ask("api/work")[0] == 200, "after noise the server is gone")


def keep_steps(studio):
    hold(studio.step("One")[0] == 200 and studio.step("Two")[0] == 200, "two steps are not taken")
    place = studio.work()["state"]["place"]
    hold(studio.ask("api/step", {"place": place - 1, "label": "late", "files": {LIST: "<a/>"}})[0] == 409, "a late window: not 409")
    studio.step("Typ", key="t")
    studio.step("Typed", key="t")
    hold(studio.work()["state"]["place"] == place + 1, "typing is more than one step")
    studio.ask("api/move", {"place": place + 1, "forward": False})
    hold(title_of(studio.work()["files"]) == "Two", "undo: not as before")
    studio.ask("api/move", {"place": place, "forward": True})
    hold(title_of(studio.work()["files"]) == "Typed", "redo: not as after")
    hold(not overlay.exists(), "something was written before it was saved")
    other = Studio()
    said = other.process.communicate(timeout=60)[1]
    hold(other.process.returncode == 1 and "another studio" in said, f"a second studio: {said}")
    studio.end(signal.SIGKILL)
    again = Studio()
    hold(title_of(again.work()["files"]) == "Typed", "killed: a step is lost")
    return again


def save_and_meet_others(studio):
    place = studio.work()["state"]["place"]
    hold(studio.ask("api/save", {"place": place})[0] == 200, "not saved")
    hold((overlay / LIST).read_text() == TITLED.format("Typed"), "what was saved is not what was typed")
    hold(not studio.work()["state"]["warning"], "what it saved itself is taken for somebody else's")
    (overlay / LIST).write_text(TITLED.format("Somebody else"))
    hold("changed by something else" in studio.work()["state"]["warning"], "a change on disk is not said before saving")
    studio.step("Mine")
    status, said = studio.ask("api/save", {"place": place + 1})
    hold(status == 409 and "changed by something else" in said["why"], f"changed meanwhile: {status} {said.get('why')}")
    hold(title_of({LIST: (overlay / LIST).read_text()}) == "Somebody else", "somebody's change was written over")
    hold(studio.ask("api/anew", {})[0] == 200 and title_of(studio.work()["files"]) == "Somebody else", "not begun anew")
    hold(list((work / "state").rglob("aside-*/steps/*.json")), "what was done before was not kept")
    place = studio.work()["state"]["place"]
    studio.ask("api/step", {"place": place, "label": "broken", "files": {LIST: "<overlay"}})
    hold(studio.ask("api/save", {"place": place + 1})[0] == 400, "saved with a mistake")
    hold(studio.ask("api/check")[1]["errors"] > 0, "no mistake is told")
    studio.ask("api/move", {"place": place + 1, "forward": False})


def ask_for_all_else(studio):
    """What the jobs in the browser use too, once under the sanitizers."""
    place = studio.work()["state"]["place"]
    status, said = studio.ask("api/digest", {"what": "contact", "id": "emergency"})
    hold(status == 200 and len(said["digest"]) == 12, f"a digest: {said}")
    hold(studio.ask("api/digest", {"what": "contact", "id": "nobody"})[0] == 404, "a digest of nothing")
    hold(studio.ask("api/sign", {"place": place, "ids": ["contact:nobody"], "by": "A. Clinician"})[0] == 400, "nothing is signed")
    status, said = studio.ask("api/sign", {"place": place, "ids": ["contact:emergency"], "by": "A. Clinician"})
    hold(status == 200 and "knowledge/signatures.xml" in said["files"], f"not signed: {said.get('why')}")
    studio.ask("api/move", {"place": place + 1, "forward": False})
    signs = studio.ask("api/signs")[1]
    hold(any(one["id"] == "RF-CES-1" for one in signs["parts"]), "RF-CES-1 is not to be signed")
    hold(studio.ask("api/effect/person", {"person": 0})[0] == 404, "a person before anybody was tried")
    status, said = studio.ask("api/effect", {})
    hold(status == 200 and said["people"] > 0, f"nobody is tried: {said}")
    hold("now" in studio.ask("api/effect/person", {"person": 0})[1], "nobody can be looked at")
    hold(studio.ask("api/effect/person", {"person": 10 ** 9})[0] == 404, "a person who is not there")
    hold(studio.ask("api/effect/stop", {})[1]["state"] == "stopped", "the effect is not stopped")


def kill_while_saving(studio):
    """Old or new, never half: also when it is killed at any time."""
    old = TITLED.format("Somebody else")
    for turn in range(2):
        new = TITLED.format(f"Turn {turn}")
        place = studio.work()["state"]["place"]
        studio.ask("api/step", {"place": place, "label": "new", "files": {LIST: new}})

        def save():
            try:
                studio.ask("api/save", {"place": place + 1})
            except (OSError, http.client.HTTPException):
                pass

        saving = threading.Thread(target=save)
        saving.start()
        time.sleep(0.2 + 1.5 * turn)
        studio.end(signal.SIGKILL)
        saving.join()
        found = (overlay / LIST).read_text()
        hold(found in (old, new), f"killed while saving: {found[:60]}")
        studio = Studio()
        hold(studio.work()["files"][LIST] == new, "killed while saving: the step is lost")
        hold(not studio.work()["state"]["warning"], f"killed while saving: {studio.work()['state']['warning']}")
        old = (overlay / LIST).read_text()
    return studio


def finish_what_was_cut_off():
    """Killed between two files: the next start writes the others too."""
    state = next((work / "state").rglob("saved.json")).parent
    saved = json.loads((state / "saved.json").read_text())
    contacts = (pathlib.Path(repository) / "knowledge/contacts.xml").read_text()
    target = {LIST: TITLED.format("Whole"), "knowledge/contacts.xml": contacts}
    (state / "saving.json").write_text(json.dumps(target))
    (overlay / "knowledge").mkdir()
    (overlay / "knowledge/contacts.xml").write_text(contacts)
    hold((overlay / LIST).read_text() == saved["files"][LIST], "the test itself is wrong")
    studio = Studio()
    hold((overlay / LIST).read_text() == target[LIST], "what was cut off was not finished")
    hold(not studio.work()["state"]["warning"], "what was finished is taken for somebody else's")
    studio.end()


def refuse_options():
    for words, sentence in (("--bogus", "--bogus is no option"), ("--bogus 3", "--bogus is no option"),
                            ("--overlay", "--overlay stands alone"), ("--port 99999", "99999 is no port"),
                            ("--port 8x", "8x is no port"), ("--port -1", "-1 is no port")):
        done = subprocess.run([web, *words.split()], capture_output=True, text=True)
        hold(done.returncode == 64 and sentence in done.stderr, f"{words}: {done.returncode} {done.stderr[:80]}")


def main():
    shutil.rmtree(work, ignore_errors=True)
    parts.mkdir(parents=True)
    for name in ("studio.html", "studio.js", "studio.css"):
        (parts / name).write_text("x")
    refuse_options()
    studio = Studio()
    refuse_strangers(studio)
    refuse_bodies(studio)
    refuse_noise(studio)
    studio = keep_steps(studio)
    save_and_meet_others(studio)
    studio = kill_while_saving(studio)
    ask_for_all_else(studio)
    errors = studio.end()[1]
    hold(studio.process.returncode == 0, f"ended with {studio.process.returncode}: {errors}")
    finish_what_was_cut_off()
    sys.exit(1 if failures else 0)


main()
