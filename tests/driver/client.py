"""An HTTP client that acts for one signed-in person of the demonstration, over one kept-alive connection."""

import http.client
import json
import uuid
from urllib.parse import urlencode

PASSWORD = "yichuang2026"
API = "/api/v1"


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def type(self):
        return self.headers.get("Content-Type", "").split(";")[0].strip()

    @property
    def json(self):
        return json.loads(self.body) if self.body else None

    @property
    def is_problem(self):
        return self.type == "application/problem+json"

    def __str__(self):
        return f"{self.status} {self.type} {self.body[:600].decode('utf-8', 'replace')}"


class Unexpected(Exception):
    """An answer the driver did not ask for: the journey cannot go on."""


class Client:
    def __init__(self, port, account=None, timeout=60):
        self.port = port
        self.account = account
        self.timeout = timeout
        self.cookie = None
        self.connection = None
        if account:
            self.sign_in(account)

    @property
    def origin(self):
        return f"http://localhost:{self.port}"

    def sign_in(self, account, password=PASSWORD):
        answer = self.send("POST", "/session", {"account": account, "password": password})
        self._expect(answer, 200)
        self.cookie = answer.headers["Set-Cookie"].split(";")[0]
        return answer.json

    def headers(self, method, version=None, key=None, extra=None):
        headers = {"Host": f"localhost:{self.port}"}
        if method not in ("GET", "HEAD"):
            headers["Origin"] = self.origin
        if self.cookie:
            headers["Cookie"] = self.cookie
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        if key is not None:
            headers["Idempotency-Key"] = key
        headers.update(extra or {})
        return {name: value for name, value in headers.items() if value is not None}

    def send(self, method, path, body=None, *, version=None, key=None, raw=None, content_type="application/json",
             headers=None, query=None):
        """One request as it is, answered as it is. A lost connection is the caller's: its outcome is unknown."""
        data = raw if raw is not None else json.dumps(body, ensure_ascii=False).encode() if body is not None else None
        all_headers = self.headers(method, version, key, headers)
        if data is not None and content_type and "Content-Type" not in all_headers:
            all_headers["Content-Type"] = content_type
        target = (path if path.startswith("/api/") or path.startswith("http") or path in
                  ("/healthz", "/readyz", "/metrics") else API + path) + ("?" + urlencode(query) if query else "")
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        try:
            self._request(method, target, data, all_headers)
            response = self.connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        if response.will_close:
            self.close()
        return answer

    def _request(self, method, target, data, headers):
        try:
            self.connection.request(method, target, body=data, headers=headers)
        except (BrokenPipeError, ConnectionResetError):
            if not data or len(data) < 65536:
                raise
            # A body may be refused before all of it was sent; the answer is there to be read.

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def _expect(self, answer, *statuses):
        if answer.status not in statuses:
            raise Unexpected(f"{self.account}: {answer}")
        return answer

    def get(self, path, **options):
        return self._expect(self.send("GET", path, **options), 200).json

    def post(self, path, body=None, *, key=None, **options):
        answer = self.send("POST", path, body, key=key or str(uuid.uuid4()), **options)
        try:
            return self._expect(answer, 200, 201).json
        except Unexpected as unexpected:
            raise Unexpected(f"POST {path} {unexpected}") from None

    def act(self, case, action, body):
        """An action on a case at the version it has now."""
        version = self.get(f"/cases/{case}")["version"]
        return self.post(f"/cases/{case}/{action}", body, version=version)
