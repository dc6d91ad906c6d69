"""The checks at the end of every page of a SQLite file, reckoned beside the program and sharing no code with it (the format
stands in src/platform/sql/checked_pages.h): the page's number and the CRC-32 of all before, four bytes each."""

import zlib

MARK = 0x59694368  # PRAGMA application_id
LOCKS_AT = 0x40000000


def end_of(page, number):
    told = number.to_bytes(4, "big")
    return told + zlib.crc32(page[:-8] + told).to_bytes(4, "big")


def page_size(content):
    told = int.from_bytes(content[16:18], "big")
    return 65536 if told == 1 else told


def is_checked(content):
    return content[20] == 8 or int.from_bytes(content[68:72], "big") == MARK


def wrong_pages(content):
    """Their numbers; of a file whose header is damaged, all of it."""
    size = page_size(content)
    if not is_checked(content) or size < 512 or size & (size - 1):
        return [1]
    return [at // size + 1 for at in range(0, len(content) - size + 1, size) if at != LOCKS_AT // size * size
            and content[at + size - 8:at + size] != end_of(content[at:at + size], at // size + 1)]


def accept_pages(path):
    """After the test has written with SQLite as Python has it: as `yichuang migrate --accept-pages` does it."""
    with open(path, "r+b") as file:
        content = file.read()
        size = page_size(content)
        for number in wrong_pages(content):
            file.seek(number * size - 8)
            file.write(end_of(content[(number - 1) * size:number * size], number))
