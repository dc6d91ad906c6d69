"""Empty databases in the throw-away PostgreSQL of tests/contract/with_postgres.sh."""

import os
import subprocess


def fresh_database(name):
    """The address of a new, empty database; None when there is no PostgreSQL: then SQLite is meant."""
    server = os.environ.get("YICHUANG_TEST_POSTGRES")
    if not server:
        return None
    subprocess.run(["psql", "-X", "-q", server, "-c", f'DROP DATABASE IF EXISTS "{name}"',
                    "-c", f"CREATE DATABASE \"{name}\" ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0"],
                   check=True, capture_output=True)
    address, mark, query = server.partition("?")
    return address[:address.rindex("/") + 1] + name + mark + query
