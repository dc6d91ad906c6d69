"""Files of the wrong kind, mislabelled, empty, too large, cut off: said so, and nothing half-stored."""

import io
import socket
import time
import zipfile

from driver import samples

MEGABYTE = 1 << 20
PDF = "application/pdf"


def ofd_without_its_root():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("hello.txt", "no OFD")
    return packed.getvalue()


def refusable():
    """(what, bytes, declared type, declared name, statuses)"""
    return [
        ("nothing at all", b"", PDF, "a.pdf", (400, 415)),
        ("text as PDF", b"hello, world\n" * 10, PDF, "a.pdf", (400, 415)),
        ("a web page as PDF", b"<html><script>alert(1)</script></html>", PDF, "a.pdf", (400, 415)),
        ("a PDF whose end is missing", samples.pdf()[:80], PDF, "a.pdf", (400, 415)),
        ("the first bytes of a PNG", samples.png()[:20], "image/png", "a.png", (400, 415)),
        ("a PNG whose end is missing", samples.png()[:-8], "image/png", "a.png", (400, 415)),
        ("a JPEG of three bytes", b"\xff\xd8\xff", "image/jpeg", "a.jpg", (400, 415)),
        ("an archive as OFD", ofd_without_its_root(), "application/ofd", "a.ofd", (400, 415)),
        ("a program as PDF", b"\x7fELF" + bytes(200), PDF, "a.pdf", (400, 415)),
        ("a program called PDF", b"MZ" + bytes(200), PDF, "a.pdf.exe", (400, 415)),
        ("a type nobody takes", samples.pdf(), "application/msword", "a.doc", (415,)),
        ("no type", samples.pdf(), "", "a.pdf", (415,)),
        ("text, said so", b"hello", "text/plain", "a.txt", (415,)),
        ("an SVG", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", "a.svg", (415,)),
        ("21 MB", samples.pdf() + b"\0" * (21 * MEGABYTE), PDF, "a.pdf", (413,)),
        ("a name of the wrong encoding", samples.pdf("n1"), PDF, "%ff%fe.pdf", (400,)),
        ("a name with a NUL", samples.pdf("n2"), PDF, "a%00.pdf", (400,)),
        ("a name with half an escape", samples.pdf("n3"), PDF, "a%4.pdf", (400,)),
        ("a name too long", samples.pdf("n4"), PDF, "a" * 700, (400,)),
    ]


def try_uploads(hall, evidence, tally):
    hall.file_of("jian")
    client = hall.person("jian")
    png = client.send("POST", "/files", raw=samples.png(), content_type=PDF)
    tally.check(png.status == 201 and png.json["type"] == "image/png", f"a PNG called PDF: {png}, though a file is what it is")
    stood, rows = evidence.settled_files(), evidence.rows()
    for what, content, media, name, statuses in refusable():
        try:
            answer = client.send("POST", "/files", raw=content, content_type=None,
                                 headers={"Content-Type": media or None, "X-File-Name": name})
            tally.check(answer.status in statuses and answer.is_problem, f"upload of {what}: answered {answer}, not {statuses}")
        except OSError as error:
            time.sleep(0.2)
            ended = evidence.program.has_ended()
            tally.fail(f"upload of {what}: no answer ({error!r}){'; the server has ended' if ended else ''}")
            if ended:
                evidence.program.start()
        stood, rows = unchanged(evidence, tally, stood, rows, what)
    for what, request, statuses in broken(client):
        answer = raw_status(client.port, request)
        tally.check(answer in statuses, f"upload {what}: answered {answer}, not {statuses}")
        stood, rows = unchanged(evidence, tally, stood, rows, what)
    well = client.send("POST", "/files", raw=samples.pdf("well"), headers={"Content-Type": PDF, "X-File-Name": "..%2F..%2Fetc%2Fpasswd"})
    tally.check(well.status == 201, f"a good upload after the bad ones: {well}")
    new = set(evidence.settled_files()) - set(stood)
    tally.check(len(new) == 1 and well.json["file"] in next(iter(new)), f"a good upload left {new}")


def unchanged(evidence, tally, stood, rows, what):
    files, now = evidence.settled_files(), evidence.rows()
    left = {path: size for path, size in files.items() if stood.get(path) != size}
    tally.check(not left and set(stood) <= set(files), f"upload of {what}: left behind {left}")
    tally.check(now == rows, f"upload of {what}: something was stored")
    return files, now


def head(client, *more):
    return ("\r\n".join(["POST /api/v1/files HTTP/1.1", f"Host: localhost:{client.port}", f"Origin: {client.origin}",
                         f"Cookie: {client.cookie}", f"Content-Type: {PDF}", *more]) + "\r\n\r\n").encode()


def broken(client):
    """(what, the bytes on the wire, what may be answered; None: the connection ends without an answer)"""
    pdf = samples.pdf("broken")
    half, chunk = pdf[:len(pdf) // 2], f"{len(pdf):x}\r\n".encode() + pdf
    chunked = "Transfer-Encoding: chunked"
    return [
        ("cut off in the middle", head(client, f"Content-Length: {len(pdf)}") + half, (None, 400, 408)),
        ("cut off after the headers", head(client, f"Content-Length: {len(pdf)}"), (None, 400, 408)),
        ("cut off in a chunk", head(client, chunked) + chunk[:60], (None, 400)),
        ("cut off before the last chunk", head(client, chunked) + chunk + b"\r\n", (None, 400)),
        ("with a chunk size that is none", head(client, chunked) + b"zz\r\nabc\r\n0\r\n\r\n", (None, 400)),
        ("with a chunk size that wraps round", head(client, chunked) + b"ffffffffffffffffff\r\nabc\r\n0\r\n\r\n", (None, 400, 413)),
        ("with a chunk longer than its size", head(client, chunked) + b"3\r\nabcdef\r\n0\r\n\r\n", (None, 400)),
        ("chunked and counted at once", head(client, chunked, f"Content-Length: {len(pdf)}") + chunk + b"\r\n0\r\n\r\n", (None, 400)),
        ("counted twice", head(client, "Content-Length: 5", f"Content-Length: {len(pdf)}") + pdf, (None, 400)),
        ("of a negative length", head(client, "Content-Length: -5") + pdf, (None, 400)),
        ("announced with 21 MB", head(client, f"Content-Length: {21 * MEGABYTE}"), (413,)),
        ("of an endless length", head(client, "Content-Length: 99999999999999999999999"), (None, 400, 413)),
        ("chunked up to 21 MB", head(client, chunked) + (b"100000\r\n" + b"%" * MEGABYTE + b"\r\n") * 21 + b"0\r\n\r\n", (None, 413)),
    ]


def raw_status(port, request):
    """Sends the bytes, says no more, and reads the status of the answer; None if the connection just ends."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        try:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # answered and closed before it had read everything
        try:
            answer = connection.recv(65536)
        except OSError:
            return None
    return int(answer.split()[1]) if answer.startswith(b"HTTP/") else None
