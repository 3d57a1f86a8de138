"""hold.py FOLDER: a loopback server of a built site that keeps its scripts waiting.

Prints its port. Each line of standard input is answered with "done": after "hold" every request for a script waits, and
"release" lets all of them go on. Ends with its standard input.
"""

import http.server
import os
import sys
import threading

may_go_on = threading.Event()


class Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments):
        super().__init__(*arguments, directory=sys.argv[1])

    def do_GET(self):
        if self.path.endswith(".js"):
            may_go_on.wait()
        super().do_GET()

    def end_headers(self):
        # Every page asks again.
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *words):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client):
        pass


server = Server(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
for line in sys.stdin:
    may_go_on.clear() if line.strip() == "hold" else may_go_on.set()
    print("done", flush=True)
os._exit(0)
