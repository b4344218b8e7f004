"""Which letters of a typeface stand closer together or further apart than their widths say.

The tables are those of OpenType: `cmap` (formats 4 and 12) and `GPOS` (adjustment of pairs, lookups of type 2, bare or
as extensions), https://learn.microsoft.com/typography/opentype/spec/gpos.
"""

import struct
from collections.abc import Iterator, Mapping

from msgspec import Struct

_ADVANCE = 4
"""The bit of a value's format that says that it has a change of the advance."""


class KernedPairs(Struct, frozen=True):
    """Changes of some pairs of letters, which are told by number."""

    by_pair: Mapping[tuple[int, int], int]
    """In the typeface's units, by the two letters or by their classes."""
    covered: frozenset[int]
    """First letters that it speaks of."""
    first: Mapping[int, int]
    """Classes of first letters; 0 for those that are not named."""
    second: Mapping[int, int]
    by_class: bool

    def change(self, one: int, other: int) -> int | None:
        """That of a pair; None where it says nothing of it."""
        if one not in self.covered:
            return None
        if not self.by_class:
            return self.by_pair.get((one, other))
        return self.by_pair.get((self.first.get(one, 0), self.second.get(other, 0)), 0)


class Kerning(Struct, frozen=True, dict=True):
    """What a typeface says of pairs of letters."""

    numbers: Mapping[int, int]
    """Of letters, by code point."""
    lookups: tuple[tuple[KernedPairs, ...], ...]

    def between(self, one: str, other: str) -> int:
        """By how much the second of two letters moves away from the first, in the typeface's units."""
        pair = self.numbers.get(ord(one), 0), self.numbers.get(ord(other), 0)
        said = (next((c for part in lookup if (c := part.change(*pair)) is not None), 0) for lookup in self.lookups)
        return sum(said)


NO_KERNING = Kerning({}, ())


def kerning(face: bytes) -> Kerning:
    """Reads the content of a font file; one that says nothing of pairs, or is damaged, leaves letters as they are."""
    try:
        tables = face_tables(face)
        if b"GPOS" not in tables or b"cmap" not in tables:
            return NO_KERNING
        return Kerning(dict(_numbers(tables[b"cmap"])), _lookups(tables[b"GPOS"]))
    except (struct.error, IndexError):
        return NO_KERNING


def face_tables(face: bytes) -> dict[bytes, bytes]:
    """The tables of a font file by name. Raises `struct.error` where it ends too soon."""
    (count,) = struct.unpack_from(">H", face, 4)
    records = (struct.unpack_from(">4s4xLL", face, 12 + 16 * number) for number in range(count))
    return {name: face[start : start + length] for name, start, length in records}


def _words(data: bytes, at: int, count: int) -> tuple[int, ...]:
    return struct.unpack_from(f">{count}H", data, at)


def _numbers(cmap: bytes) -> Iterator[tuple[int, int]]:
    (count,) = _words(cmap, 2, 1)
    starts = {struct.unpack_from(">L", cmap, 8 + 8 * number)[0] for number in range(count)}
    by_format = {_words(cmap, start, 1)[0]: start for start in sorted(starts)}
    if 12 in by_format:
        at = by_format[12]
        for number in range(struct.unpack_from(">L", cmap, at + 12)[0]):
            first, last, glyph = struct.unpack_from(">3L", cmap, at + 16 + 12 * number)
            yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)
    elif 4 in by_format:
        at = by_format[4]
        segments = _words(cmap, at + 6, 1)[0] // 2
        ends = _words(cmap, at + 14, segments)
        firsts, deltas, offsets = (_words(cmap, at + 16 + 2 * segments * part, segments) for part in (1, 2, 3))
        for segment, (first, last) in enumerate(zip(firsts, ends, strict=True)):
            for code in range(first, min(last, 0xFFFE) + 1):
                glyph = code
                if offsets[segment]:
                    here = at + 16 + 2 * (3 * segments + segment) + offsets[segment] + 2 * (code - first)
                    (glyph,) = _words(cmap, here, 1)
                yield code, (glyph + deltas[segment]) & 0xFFFF


def _lookups(gpos: bytes) -> tuple[tuple[KernedPairs, ...], ...]:
    features, lookups = _words(gpos, 6, 2)
    wanted: set[int] = set()
    for number in range(_words(gpos, features, 1)[0]):
        name, offset = struct.unpack_from(">4sH", gpos, features + 2 + 6 * number)
        if name == b"kern":
            (count,) = _words(gpos, features + offset + 2, 1)
            wanted.update(_words(gpos, features + offset + 4, count))
    starts = [lookups + offset for offset in _words(gpos, lookups + 2, _words(gpos, lookups, 1)[0])]
    return tuple(tuple(_parts(gpos, starts[number])) for number in sorted(wanted))


def _parts(gpos: bytes, lookup: int) -> Iterator[KernedPairs]:
    kind, _, count = _words(gpos, lookup, 3)
    for offset in _words(gpos, lookup + 6, count):
        at, of = lookup + offset, kind
        if of == 9:  # an extension, which only says where the table is
            of, further = struct.unpack_from(">HL", gpos, at + 2)
            at += further
        if of == 2:
            yield _pairs(gpos, at)


def _pairs(gpos: bytes, at: int) -> KernedPairs:
    form, coverage, one, other = _words(gpos, at, 4)
    size, place = one.bit_count() + other.bit_count(), (one & (_ADVANCE - 1)).bit_count()
    covered = _covered(gpos, at + coverage)

    def change(values: tuple[int, ...]) -> int:
        found = values[place] if one & _ADVANCE else 0
        return found - 0x10000 if found > 0x7FFF else found

    found: dict[tuple[int, int], int] = {}
    if form == 1:
        for glyph, start in zip(covered, _words(gpos, at + 10, _words(gpos, at + 8, 1)[0]), strict=False):
            for number in range(_words(gpos, at + start, 1)[0]):
                second, *values = _words(gpos, at + start + 2 + 2 * number * (1 + size), 1 + size)
                found[glyph, second] = change(tuple(values))
        return KernedPairs(found, frozenset(covered), {}, {}, by_class=False)
    first, second, firsts, seconds = _words(gpos, at + 8, 4)
    for number in range(firsts * seconds):
        if changed := change(_words(gpos, at + 16 + 2 * number * size, size)):
            found[divmod(number, seconds)] = changed
    return KernedPairs(
        found, frozenset(covered), _classes(gpos, at + first), _classes(gpos, at + second), by_class=True
    )


def _covered(gpos: bytes, at: int) -> list[int]:
    """Letters in the order that tables beside have them in."""
    form, count = _words(gpos, at, 2)
    if form == 1:
        return list(_words(gpos, at + 4, count))
    ranges = (_words(gpos, at + 4 + 6 * number, 3) for number in range(count))
    return [glyph for first, last, _ in ranges for glyph in range(first, last + 1)]


def _classes(gpos: bytes, at: int) -> dict[int, int]:
    form, first, *_ = _words(gpos, at, 2)
    if form == 1:
        return dict(enumerate(_words(gpos, at + 6, _words(gpos, at + 4, 1)[0]), start=first))
    ranges = (_words(gpos, at + 4 + 6 * number, 3) for number in range(first))
    return {glyph: kind for start, last, kind in ranges for glyph in range(start, last + 1)}
