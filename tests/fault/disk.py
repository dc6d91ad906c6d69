"""A disk that may lose its power at any point of what recorder.c wrote down: what was synced stands, of the rest a random
part does, sector by sector and in no order, one of them torn; names are certain when their folder was synced."""

import os
import struct

SECTOR = 512
HEAD = struct.Struct("<QQQQ")
OPENED, WRITTEN, CUT, SYNC_BEGAN, SYNC_ENDED, RENAMED, REMOVED, SAID = (ord(one) for one in "owtberus")


def records(path):
    """(kind, inode, offset, bytes) in order; a last one that was cut off is left out."""
    with open(path, "rb") as log:
        while len(head := log.read(HEAD.size)) == HEAD.size:
            kind, inode, offset, length = HEAD.unpack(head)
            content = log.read(length)
            if len(content) < length:
                return
            yield kind, inode, offset, content


class File:
    def __init__(self, content=b""):
        self.durable = bytearray(content)
        self.pending = []  # (offset, bytes), or (size, None)
        self.promised = 0  # so many of the pending ones a sync under way will have made durable

    def sync(self):
        for offset, content in self.pending[:self.promised]:
            apply(self.durable, offset, content)
        del self.pending[:self.promised]
        self.promised = 0


def apply(image, offset, content):
    if content is None:
        del image[offset:]
        image.extend(bytes(offset - len(image)))
        return
    if len(image) < offset:
        image.extend(bytes(offset - len(image)))
    image[offset:offset + len(content)] = content


class Disk:
    """Begins with the folder as it is, all of it durable, and is fed record after record."""

    def __init__(self, folder):
        self.folder = folder
        self.files = {}  # inode → File
        self.names = {}  # path → inode, as the program sees them
        self.durable_names = {}
        self.folders = {}  # inode of a folder → its path
        for top, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(top, name)
                inode = os.stat(path).st_ino
                with open(path, "rb") as content:
                    self.files[inode] = File(content.read())
                self.names[path] = self.durable_names[path] = inode

    def feed(self, kind, inode, offset, content):
        if kind == OPENED:
            path = content.decode().rstrip("/") or "/"
            if offset:
                self.folders[inode] = path
            elif self.names.get(path) != inode:
                self.names[path] = inode
                self.files[inode] = File()
        elif kind == WRITTEN:
            self.files[inode].pending.append((offset, content))
        elif kind == CUT:
            self.files[inode].pending.append((offset, None))
        elif kind == SYNC_BEGAN:
            if inode in self.files:
                self.files[inode].promised = len(self.files[inode].pending)
        elif kind == SYNC_ENDED:
            self.sync(inode)
        elif kind == RENAMED:
            before, after = content.decode().split("\0")
            self.names[after] = self.names.pop(before)
        elif kind == REMOVED:
            self.names.pop(content.decode(), None)

    def sync(self, inode):
        if inode in self.files:
            self.files[inode].sync()
            return
        folder = self.folders[inode]
        for path in set(self.names) | set(self.durable_names):
            if os.path.dirname(path) == folder:
                if path in self.names:
                    self.durable_names[path] = self.names[path]
                else:
                    self.durable_names.pop(path, None)

    def after_cut(self, chance, target):
        """Writes into `target` what may be found; how many sectors were lost, kept and torn."""
        names = {}
        for path in sorted(set(self.names) | set(self.durable_names)):
            inode = chance.choice((self.names.get(path), self.durable_names.get(path)))
            if inode:
                names[path] = inode
        told = [0, 0, 0]
        for path, inode in names.items():
            place = os.path.join(target, os.path.relpath(path, self.folder))
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "wb") as file:
                file.write(self.found(self.files[inode], chance, told))
        return told

    def found(self, file, chance, told):
        if not file.pending:
            return file.durable
        image = bytearray(file.durable)
        kept = chance.choice((0.0, 1.0, chance.random(), chance.random()))
        torn = chance.randrange(len(file.pending)) if chance.random() < 0.7 else -1
        for number, (offset, content) in enumerate(file.pending):
            if content is None:
                if chance.random() < kept:
                    apply(image, offset, None)
                continue
            tear = chance.randrange(max(1, (len(content) + SECTOR - 1) // SECTOR)) if number == torn else -1
            for place in range(0, len(content), SECTOR):
                part = content[place:place + SECTOR]
                if place // SECTOR == tear:
                    part = part[:chance.randrange(len(part) + 1)]
                    told[2] += 1
                elif chance.random() >= kept:
                    told[0] += 1
                    continue
                told[1] += 1
                apply(image, offset + place, part)
        return image
