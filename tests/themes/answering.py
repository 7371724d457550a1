"""A server on this computer that answers like a language model, or as badly as one may."""

import json
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def said(applies, quote=""):
    """Give what a model says."""
    return json.dumps({"applies": applies, "quote": quote}, ensure_ascii=False)


@contextmanager
def serving(say, how=""):
    """Serve `say(statement, prompt)`; `how` it goes wrong (a number: with that status). Gives the address and the questions that came."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append(question | {"key": self.headers.get("Authorization", "")})
            prompt, user = (message["content"] for message in question["messages"])
            statement = user.removeprefix("---\n").removesuffix("\n---")
            body = {"choices": [{"message": {"content": say(statement, prompt)}}]}
            self.wrong(how, json.dumps(body, ensure_ascii=False).encode())

        def wrong(self, how, body):
            if how == "stalls":
                time.sleep(1.5)
            if how == "elsewhere":
                self.send_response(307)
                self.send_header("Location", "http://192.0.2.1/v1/chat/completions")
                self.end_headers()
                return
            self.send_response(how if isinstance(how, int) else 200)
            body = {"no JSON": b"<html>", "no choices": b"{}", "endless": b" " * 300_000}.get(how, body)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if how == "drips":
                for sign in body:
                    self.wfile.write(bytes([sign]))
                    self.wfile.flush()
                    time.sleep(0.05)
                return
            self.wfile.write(body[: len(body) // 2] if how == "closes" else body)

        def handle(self):
            with suppress(OSError):  # who asked went away
                super().handle()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", asked
    finally:
        server.shutdown()
        server.server_close()
