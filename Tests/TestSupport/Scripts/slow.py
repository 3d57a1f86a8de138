"""slow.py FOLDER: a loopback server of a built site that is as slow as a test wants it to be.

Prints its port. Then it reads lines and answers each: "page PATH PIECES" with how many blocks (paragraphs, items, rows and
so on) have been sent after each piece that the page is to be sent in; "more" sends the next piece, "scripts" lets every
request for a script go on. Ends with its standard input.
"""

import http.server
import os
import re
import sys
import threading

folder = sys.argv[1]
BLOCK = re.compile(
    rb"<(?:article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|h[1-6]|header|li|main|nav|ol|p|section|table|tr|ul)[ >]"
)
scripts_may_come = threading.Event()
pieces_asked_for = threading.Semaphore(0)
page, pieces = "", []


def cut(path, count):
    """A page in pieces that end before blocks, and how many blocks there are up to each end."""
    with open(os.path.join(folder, path), "rb") as file:
        text = file.read()
    starts = [match.start() for match in BLOCK.finditer(text, text.index(b"<body"))]
    counts = sorted({len(starts) * number // count for number in range(1, count)} - {0}) + [len(starts)]
    ends = [starts[number] for number in counts[:-1]] + [len(text)]
    return [text[start:end] for start, end in zip([0] + ends, ends)], counts


class Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments):
        super().__init__(*arguments, directory=folder)

    def do_GET(self):
        if self.path.endswith(".js"):
            scripts_may_come.wait()
        if self.path != "/" + page:
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        for number, piece in enumerate(pieces):
            if number:
                pieces_asked_for.acquire()
            self.wfile.write(piece)
            self.wfile.flush()
        self.close_connection = True

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
    words, answer = line.split(), []
    if words[0] == "page":
        page = words[1]
        pieces, answer = cut(page, int(words[2]))
        scripts_may_come.clear()
    elif words[0] == "more":
        pieces_asked_for.release()
    else:
        scripts_may_come.set()
    print("done", *answer, flush=True)
os._exit(0)
