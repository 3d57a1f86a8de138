"""serve.py FOLDER: serves a built site to a browser under test, and says what else the browser asked for.

Listens on free ports of 127.0.0.1, plain and encrypted (FOLDER/key.pem, FOLDER/certificate.pem), prints both ports on
one line, then one line of JSON for each request that is not for a page of site.test. The plain port is also a proxy.
FOLDER/steps.txt lists addresses, one a line: after each recorded visit to another host, or with "?turn" after each page,
the browser is sent to the next. "?click" follows the first link of a page that leads elsewhere, as a reader would.
Ends with its standard input, or after an hour.
"""
import http.server, json, os, ssl, sys, threading, urllib.parse

folder = sys.argv[1]
step = 0
lock = threading.Lock()


def say(**what):
    with lock:
        print(json.dumps(what), flush=True)


def next_step():
    global step
    with open(os.path.join(folder, "steps.txt")) as steps:
        addresses = steps.read().split()
    with lock:
        step += 1
        return addresses[step] if step < len(addresses) else None


def turn(address):
    if address is None:
        say(done=True)
        return "<p>done</p>"
    return f"<script>addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(() => location.replace({json.dumps(address)}))))</script>"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def do_CONNECT(self):
        say(asked=self.path)
        self.answer(403, "text/plain", b"no")

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        host = (url.hostname or self.headers.get("Host", "").split(":")[0]).lower()
        if host != "site.test":
            if url.path == "/favicon.ico":
                return self.answer(404, "text/plain", b"")
            if url.hostname and not url.path.startswith("/visit"):
                say(asked=self.path)
                return self.answer(403, "text/plain", b"no")
            say(visited=url.path, host=host, referer=self.headers.get("Referer"))
            return self.answer(200, "text/html", ("<!doctype html><title>x</title>" + turn(next_step())).encode())
        path = os.path.join(folder, urllib.parse.unquote(url.path).lstrip("/"))
        if os.path.isdir(path):
            path = os.path.join(path, "index.html")
        if not os.path.isfile(path):
            return self.answer(404, "text/plain", b"")
        with open(path, "rb") as file:
            body = file.read()
        kinds = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
        if url.query == "click":
            body += b"<script>addEventListener('load', () => document.querySelector('main a[data-linkout]').click())</script>"
        if url.query == "turn":
            body += turn(next_step()).encode()
        self.answer(200, kinds.get(os.path.splitext(path)[1], "application/octet-stream"), body)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client):
        pass


plain = Server(("127.0.0.1", 0), Handler)
secure = Server(("127.0.0.1", 0), Handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(os.path.join(folder, "certificate.pem"), os.path.join(folder, "key.pem"))
secure.socket = context.wrap_socket(secure.socket, server_side=True, do_handshake_on_connect=False)
for server in (plain, secure):
    threading.Thread(target=server.serve_forever, daemon=True).start()
print(plain.server_port, secure.server_port, flush=True)
threading.Timer(3600, lambda: os._exit(1)).start()
sys.stdin.read()
os._exit(0)
