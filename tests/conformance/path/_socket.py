# SPDX-License-Identifier: MIT
"""As much of module _socket as CPython's socket and asyncio need to be imported and to run a loop without a network.

A pair of sockets is a pair of pipes: enough for an event loop to be woken up.
"""

import os

AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = 0, 1, 2, 10
SOCK_STREAM, SOCK_DGRAM = 1, 2
SOL_SOCKET, SO_REUSEADDR, SO_ERROR = 1, 2, 4
IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6 = 6, 17, 41
AI_PASSIVE, AI_ADDRCONFIG = 1, 32
MSG_PEEK = 2
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
has_ipv6 = False

error = OSError


class herror(OSError):
    pass


class gaierror(OSError):
    pass


timeout = TimeoutError


class socket:
    __slots__ = ("_kind", "_read", "_write")

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is None:
            raise OSError("no network")
        self._kind = family, type, proto
        self._read, self._write = fileno

    family = property(lambda self: self._kind[0])
    type = property(lambda self: self._kind[1])
    proto = property(lambda self: self._kind[2])
    timeout = property(lambda self: self.gettimeout())

    def fileno(self):
        return self._read

    def setblocking(self, flag):
        os.set_blocking(self._read, flag)
        os.set_blocking(self._write, flag)

    def settimeout(self, value):
        self.setblocking(value != 0)

    def gettimeout(self):
        return None if os.get_blocking(self._read) else 0.0

    def recv(self, size, flags=0):
        return os.read(self._read, size)

    def send(self, data, flags=0):
        return os.write(self._write, data)

    sendall = send

    def detach(self):
        fds, self._read, self._write = (self._read, self._write), -1, -1
        return fds

    def close(self):
        for fd in self.detach():
            if fd >= 0:
                os.close(fd)


SocketType = socket


def socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0):
    first, second = os.pipe(), os.pipe()
    return tuple(socket(family, type, proto, fds) for fds in ((first[0], second[1]), (second[0], first[1])))


def getdefaulttimeout():
    return None
