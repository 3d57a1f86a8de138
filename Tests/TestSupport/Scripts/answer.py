"""answer.py LOG: a loopback server with one answer for each path.

Prints its port, writes a line for each request (method, path, how many at once, user agent), and ends when its standard
input does.
"""

import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

log = open(sys.argv[1], "w", encoding="utf-8", buffering=1)
lock = threading.Lock()
at_once = 0


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        global at_once
        with lock:
            at_once += 1
            log.write(f"{self.command} {self.path} {at_once} {self.headers['User-Agent']}\n")
        status, target = {
            "/well": (200, None),
            "/gone": (404, None),
            "/moved": (301, "/well"),
            "/now": (302, "/well"),
            "/busy": (503, None),
            "/nohead": (405 if self.command == "HEAD" else 200, None),
        }.get(self.path, (500, None))
        self.send_response(status)
        if target:
            self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()
        with lock:
            at_once -= 1

    do_HEAD = do_GET

    def log_message(self, *words):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
sys.stdin.read()
