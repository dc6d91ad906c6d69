"""Every SQL statement of the program, read out of the program itself: a sql::Statement is two pointers side by side, to its
name ("casework/insert_task") and to its text, put there by relocations. No list that somebody must keep, none forgotten."""

import re
import struct
import subprocess

NAME = re.compile(r"^[a-z][a-z_0-9]*/[a-z][a-z_0-9]*$")
TEXT = re.compile(r"^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|PRAGMA|LOCK|VALUES)\b")
# What an engine is told about itself, with no table in it.
COMMAND = re.compile(r"^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|PRAGMA)\b")
# platform/sql/tokens.cc
POSTGRES = {"int": "BIGINT", "real": "DOUBLE PRECISION", "text": 'TEXT COLLATE "C"', "blob": "BYTEA", "strict": "",
            "for_share": "FOR SHARE", "for_update": "FOR UPDATE"}
SQLITE = {"int": "INTEGER", "real": "REAL", "text": "TEXT", "blob": "BLOB", "strict": "STRICT, WITHOUT ROWID",
          "for_share": "", "for_update": ""}


def readelf(*arguments):
    return subprocess.run(["readelf", "-W", *arguments], capture_output=True, text=True, check=True).stdout


class Binary:
    def __init__(self, path):
        with open(path, "rb") as file:
            self.bytes = file.read()
        self.sections = []  # address, offset, size
        for line in readelf("-S", path).splitlines():
            if found := re.match(r"\s*\[ *\d+\] (\S+)\s+PROGBITS\s+([0-9a-f]+) ([0-9a-f]+) ([0-9a-f]+)", line):
                self.sections.append(tuple(int(number, 16) for number in found.groups()[1:]))
        self.pointers = {}  # where a pointer lies → where it points
        for line in readelf("-r", path).splitlines():
            if found := re.match(r"([0-9a-f]+)\s+[0-9a-f]+ R_\w+_RELATIVE\s+([0-9a-f]+)$", line.strip()):
                self.pointers[int(found[1], 16)] = int(found[2], 16)

    def text_at(self, address):
        for start, offset, size in self.sections:
            if start <= address < start + size:
                begin = offset + address - start
                return self.bytes[begin:self.bytes.index(b"\0", begin)].decode("utf-8", "replace")
        return ""

    def words(self):
        """Whatever text it has, for words that must not be in it at all."""
        return self.bytes.decode("latin-1")


def statements(binary, tokens):
    """Name → text, with the tokens as an engine reads them."""
    found = {}
    for at, to in binary.pointers.items():
        name = binary.text_at(to)
        if not NAME.match(name) or at + struct.calcsize("P") not in binary.pointers:
            continue
        text = binary.text_at(binary.pointers[at + struct.calcsize("P")])
        if TEXT.match(text):
            found[name] = re.sub(r"\{\{(\w+)\}\}", lambda token: tokens[token[1]], text)
    return found
