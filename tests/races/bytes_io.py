# SPDX-License-Identifier: MIT
# index: io.BytesIO
import io

from _race import race
from string_io import StringStream


class ByteStream(StringStream):
    "lines that threads write to one stream of bytes are whole, and all there"

    make, line = io.BytesIO, b"thread %d writes line %d, a longer one\n"


race(ByteStream)
