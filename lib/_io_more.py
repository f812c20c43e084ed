# SPDX-License-Identifier: MIT
"""The parts of module io that are seldom used."""
from _io import BufferedReader, BufferedWriter, _BufferedIOBase, DEFAULT_BUFFER_SIZE


class BufferedRWPair(_BufferedIOBase):
    """Reading from one raw stream and writing to another."""

    __module__ = '_io'

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        if not reader.readable():
            raise OSError('File or stream is not readable.')
        if not writer.writable():
            raise OSError('File or stream is not writable.')
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1, /):
        """Read size bytes, or all."""
        return self.reader.read(size)

    def read1(self, size=-1, /):
        """Read up to size bytes by at most one call."""
        return self.reader.read1(size)

    def readinto(self, buffer, /):
        """Read into a buffer."""
        return self.reader.readinto(buffer)

    def readinto1(self, buffer, /):
        """Read into a buffer by at most one call."""
        return self.reader.readinto1(buffer)

    def peek(self, size=0, /):
        """Bytes that stay unread."""
        return self.reader.peek(size)

    def write(self, data, /):
        """Write bytes."""
        return self.writer.write(data)

    def flush(self):
        """Write out what is buffered."""
        return self.writer.flush()

    def readable(self):
        """Can it be read from?"""
        return self.reader.readable()

    def writable(self):
        """Can it be written to?"""
        return self.writer.writable()

    def isatty(self):
        """Is one of them a terminal?"""
        return self.writer.isatty() or self.reader.isatty()

    def close(self):
        """Close both."""
        try:
            self.writer.close()
        finally:
            self.reader.close()

    @property
    def closed(self):
        """Is it closed?"""
        return self.writer.closed


class IncrementalNewlineDecoder:
    """Makes '\\n' of all kinds of line ends, piece by piece, and remembers which there were."""

    __module__ = '_io'

    def __init__(self, decoder, translate, errors='strict'):
        self.decoder = decoder
        self.translate = translate
        self.errors = errors
        self._seen = set()
        self._held = False

    def decode(self, input, final=False):
        """The text of one more piece."""
        text = input if self.decoder is None else self.decoder.decode(input, final)
        if not isinstance(text, str):
            raise TypeError(f"decoder should return a string result, not '{type(text).__name__}'")
        if self._held and (text or final):
            text = '\r' + text
            self._held = False
        if text.endswith('\r') and not final:
            text = text[:-1]
            self._held = True
        if '\r' in text:
            both = text.count('\r\n')
            if both:
                self._seen.add('\r\n')
            if text.count('\r') > both:
                self._seen.add('\r')
            if text.count('\n') > both:
                self._seen.add('\n')
            if self.translate:
                text = text.replace('\r\n', '\n').replace('\r', '\n')
        elif '\n' in text:
            self._seen.add('\n')
        return text

    def getstate(self):
        """What a decoder would have to know to go on."""
        data, flag = (b'', 0) if self.decoder is None else self.decoder.getstate()
        return data, flag << 1 | self._held

    def setstate(self, state):
        """Go on from there."""
        data, flag = state
        self._held = bool(flag & 1)
        if self.decoder is not None:
            self.decoder.setstate((data, flag >> 1))

    def reset(self):
        """Begin anew."""
        self._seen.clear()
        self._held = False
        if self.decoder is not None:
            self.decoder.reset()

    @property
    def newlines(self):
        """The line ends seen so far."""
        found = tuple(c for c in ('\r', '\n', '\r\n') if c in self._seen)
        return None if not found else found[0] if len(found) == 1 else found
