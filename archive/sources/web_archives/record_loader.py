"""How warcio reads a record: what it would fail on, or pass over in silence, is read or said."""

import re
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParser

from archive.sources.web_archives.digests import can_be_judged, canonical

_OPENING = re.compile(rb"WARC/\d")
_OF_BLOCK = "WARC-Block-Digest"
_DIGESTS = (_OF_BLOCK, "WARC-Payload-Digest")


def records_of(stream: IO[bytes], **options: bool) -> Any:
    """Those from where the stream stands, by our own loader, which knows what others write."""
    records = ArchiveIterator(stream, **options)
    records.loader = RecordLoader()
    return records


class RecordLoader(ArcWarcRecordLoader):  # type: ignore[misc] # warcio publishes no types
    """Reads a record without a target address, too, instead of failing on it."""

    def __init__(self) -> None:
        super().__init__(verify_http=False, arc2warc=False)
        self.warc_parser = _HeadParser(self.WARC_TYPES)

    def load_http_headers(self, rec_type: str, uri: str | None, stream: Any, length: Any) -> Any:
        try:
            return super().load_http_headers(rec_type, uri or "http:", stream, length)
        except EOFError as error:
            # warcio takes it for the end of the file, and goes on in silence.
            raise ArchiveLoadFailed("the HTTP head is missing") from error

    def _ensure_target_uri_format(self, rec_headers: Any) -> Any:
        """An address with blanks is mended as warcio does, which would print it as it stands, with
        whatever a terminal obeys."""
        address = rec_headers.get_header("WARC-Target-URI")
        if address is not None:
            bare = address[1:-1] if address[:1] == "<" and address[-1:] == ">" else address
            rec_headers.replace_header("WARC-Target-URI", bare.replace(" ", "%20"))
        return super()._ensure_target_uri_format(rec_headers)


class _HeadParser(StatusAndHeadersParser):  # type: ignore[misc] # as above
    """Ends a head that no blank line ends where the next record opens: else each of many such heads
    would be read to the end of the file. Digests are spelled as warcio compares them."""

    def parse(self, stream: Any, full_statusline: Any = None) -> Any:
        opening = stream.readline() if full_statusline is None else full_statusline
        head = super().parse(_LinesOfHead(stream), opening)
        for name in _DIGESTS:
            if printed := head.get_header(name):
                head.replace_header(name, canonical(printed))
        # Of a block warcio takes a digest by an unknown algorithm for a false one.
        if not can_be_judged(head.get_header(_OF_BLOCK) or ""):
            head.remove_header(_OF_BLOCK)
        return head


class _LinesOfHead:
    """The lines of a stream up to one that opens a record."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def readline(self) -> bytes:
        line: bytes = self._stream.readline()
        return b"" if _OPENING.match(line) else line
