"""Bytes of which each is a part of a term: a memory, or the registers of a processor."""

from terms import concat, extract


class ByteStore:
    def __init__(self):
        self._bytes = {}

    def write(self, offset, term):
        """Little-endian: the lowest byte first."""
        for i in range(term.width // 8):
            self._bytes[offset + i] = (term, i)

    def read(self, offset, count):
        """The bytes as one term, or nothing where a byte was never written."""
        parts = [self._bytes.get(offset + i) for i in range(count)]
        if None in parts:
            return None
        term = parts[0][0]
        if term.width == 8 * count and all(part == (term, i) for i, part in enumerate(parts)):
            return term
        return concat(*(extract(term, 8 * i + 7, 8 * i) for term, i in reversed(parts)))

    def offsets(self):
        return self._bytes.keys()

    def forget_all(self):
        self._bytes.clear()

    def forget_below(self, limit):
        for offset in [offset for offset in self._bytes if offset < limit]:
            del self._bytes[offset]

    def copy(self):
        other = ByteStore()
        other._bytes = dict(self._bytes)
        return other
