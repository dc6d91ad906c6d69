"""The shims beside this file: small C libraries that LD_PRELOAD puts between a program and the system, compiled when
they are needed, and the numbers a test shares with them."""

import mmap
import os
import struct
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))


def compiled(name, folder):
    """The library made of NAME.c, in a folder anybody may read."""
    library = os.path.join(folder, f"{name}.so")
    subprocess.run(["cc", "-std=gnu11", "-O2", "-Wall", "-Werror", "-shared", "-fPIC", "-pthread",
                    os.path.join(HERE, f"{name}.c"), "-o", library, "-ldl"], check=True)
    os.chmod(library, 0o755)
    return library


class Shared:
    """64-bit numbers in a file that the shim maps as well."""

    def __init__(self, folder, count=2, name="fault"):
        self.path = os.path.join(folder, name)
        with open(self.path, "wb") as numbers:
            numbers.write(bytes(8 * count))
        os.chmod(self.path, 0o666)
        with open(self.path, "r+b") as numbers:
            self.map = mmap.mmap(numbers.fileno(), 8 * count)

    def __getitem__(self, index):
        return struct.unpack_from("<Q", self.map, 8 * index)[0]

    def __setitem__(self, index, value):
        struct.pack_into("<Q", self.map, 8 * index, value)

    def environment(self, library):
        return {"LD_PRELOAD": library, "YICHUANG_FAULT": self.path}
