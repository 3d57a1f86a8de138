#!/usr/bin/env python3
"""bench-serve.py PROGRAM [RUNS]: how long it takes from saving a file to the page that shows it, in a real browser.

Serves a copy of the example site with `codicil serve`, opens a draft in Chromium, and saves the draft RUNS times (20). Each
time it measures until the browser says that the reloaded page, with the new words in it, is loaded. Prints milliseconds.
"""
import json, os, pathlib, re, shutil, statistics, subprocess, sys, tempfile, time

program, runs = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20
project = pathlib.Path(__file__).resolve().parent.parent


class Browser:
    """Chromium, asked through its debugging pipe (Chrome DevTools Protocol, messages that end with a zero byte)."""

    def __init__(self, profile):
        chromium = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
        if not chromium:
            sys.exit("there is no chromium on the PATH")
        to_browser, self.requests = os.pipe()
        self.answers, from_browser = os.pipe()
        shell = f"exec {chromium} --headless --no-sandbox --disable-gpu --remote-debugging-pipe --user-data-dir={profile} " \
                f"3<&{to_browser} 4>&{from_browser}"
        self.process = subprocess.Popen(["bash", "-c", shell], pass_fds=[to_browser, from_browser],
                                        stderr=subprocess.DEVNULL)
        self.received, self.count, self.events = b"", 0, []

    def next(self):
        while b"\0" not in self.received:
            self.received += os.read(self.answers, 1 << 20)
        message, self.received = self.received.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **parameters):
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.requests, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.next()
            if answer.get("id") == self.count:
                return answer["result"]
            self.events.append(answer.get("method"))

    def wait(self, event):
        while event not in self.events:
            self.events.append(self.next().get("method"))
        self.events.clear()


# Chromium's own processes may still write into the profile while it is removed.
with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
    shutil.copytree(project / "content", folder + "/content")
    server = subprocess.Popen([program, "serve", "--port", "0", "--quiet"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              text=True)
    browser = Browser(folder + "/profile")
    try:
        origin = re.search(r"http://\S+", server.stdout.readline()).group().rstrip("/")
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        page = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        browser.call("Page.enable", page)
        draft = pathlib.Path(folder, "content/policies/privacy/draft.md")
        text = draft.read_text()
        for name, path in [("draft", "/privacy/draft/"), ("redline of the draft", "/privacy/changes/2026-01-15-to-draft/")]:
            browser.call("Page.navigate", page, url=origin + path)
            browser.wait("Page.loadEventFired")
            time.sleep(1)
            times = []
            for run in range(runs):
                browser.events.clear()
                words = f"We count {name.replace(' ', '-')} {run}."
                start = time.monotonic()
                draft.write_text(f"{text}\n{words}\n")
                browser.wait("Page.loadEventFired")
                times.append((time.monotonic() - start) * 1000)
                shown = browser.call("Runtime.evaluate", page, expression="document.body.textContent")["result"]["value"]
                assert re.sub(r"\s+", " ", words) in re.sub(r"\s+", " ", shown), f"run {run}: a page without the new words"
                time.sleep(0.3)
            print(f"{name}: median {statistics.median(times):.0f} ms of {runs} "
                  f"(fastest {min(times):.0f}, slowest {max(times):.0f})", flush=True)
    finally:
        browser.process.terminate()
        server.terminate()
        browser.process.wait()
        server.wait()
