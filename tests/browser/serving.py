"""Serving: a programme that loads the house once and serves it as often as it is asked to.

What a server loads before it answers is the same for every module of the tests and takes two
seconds of a processor. So one process loads it and forks: each server is a process of its own,
with its own database, its own connections and its own port, and knows nothing of another.

It reads a line at a time: ``serve DATABASE LOG`` is answered ``PID PORT`` once the port is open,
``stop PID`` is answered ``gone``. It ends with its input, and so do the servers left.
"""

import os
import signal
import socket
import sys

import uvicorn
from django.db import connections

from goldenhour.config.asgi import application


def serve(door: socket.socket, database: str, log: str) -> None:
    """Be the server of this database until told to end."""
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for stream, instead in ((0, nothing), (1, said), (2, said)):
        os.dup2(instead, stream)
    os.environ["GOLDENHOUR_DATABASE"] = database
    connections["default"].settings_dict["NAME"] = database
    config = uvicorn.Config(
        application, lifespan="off", log_level="warning", timeout_graceful_shutdown=1
    )
    uvicorn.Server(config).run(sockets=[door])


def begun(database: str, log: str) -> str:
    """Fork a server; its process and its port."""
    door = socket.create_server(("127.0.0.1", 0))
    door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # as the demonstration's does
    child = os.fork()
    if child == 0:
        status = 1
        try:
            serve(door, database, log)
            status = 0
        finally:
            os._exit(status)
    with door:
        return f"{child} {door.getsockname()[1]}"


def stopped(child: int) -> str:
    """End a server in order."""
    os.kill(child, signal.SIGTERM)
    os.waitpid(child, 0)
    return "gone"


def main() -> None:
    """Do what each line says."""
    at_work = set()
    for line in sys.stdin:
        what, about, *log = line.split(maxsplit=2)
        if what == "serve":
            said = begun(about, log[0].rstrip("\n"))
            at_work.add(said.split()[0])
        else:
            at_work.discard(about)
            said = stopped(int(about))
        sys.stdout.write(f"{said}\n")
        sys.stdout.flush()
    for child in at_work:
        stopped(int(child))


if __name__ == "__main__":
    main()
