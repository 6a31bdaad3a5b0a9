"""Opens the zip file that a DOCX or ODT document is, within limits: no bombs, no entities, no network."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from lxml import etree  # type: ignore[import-untyped]

from assistant.errors import DocumentError

MAX_PART_BYTES: Final = 30_000_000
MAX_PACKAGE_BYTES: Final = 150_000_000
_MAX_PARTS: Final = 5_000
_MAX_DEPTH: Final = 200
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_package(raw: bytes, *, what: str) -> zipfile.ZipFile:
    """Open a document that is a zip file. Raises DocumentError when it is broken, encrypted or too large unpacked."""
    if raw.startswith(_OLE):
        raise DocumentError(
            f"it is an encrypted {what} file or one of Word 2003 or older. Take the password off and save it as {what}."
        )
    try:
        package = zipfile.ZipFile(io.BytesIO(raw))
        parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, EOFError, OSError) as exc:
        raise _broken(what) from exc
    if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > MAX_PACKAGE_BYTES:
        raise DocumentError(
            f"unpacked it is over {MAX_PACKAGE_BYTES:,} bytes. Leave its pictures out and save it again."
        )
    large = next((p.filename for p in parts if p.filename.endswith(".xml") and p.file_size > MAX_PART_BYTES), None)
    if large is not None:
        raise DocumentError(f"{large} in it is over {MAX_PART_BYTES:,} bytes unpacked. Split the document.")
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentError(f"it is encrypted. Save it without a password as {what}.")
    return package


def read_part(package: zipfile.ZipFile, name: str, *, what: str) -> bytes:
    """Return the bytes of a part, b"" when there is none. Raises DocumentError when it is broken or too large."""
    try:
        with package.open(name) as part:
            raw = part.read(MAX_PART_BYTES + 1)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, EOFError, OSError) as exc:
        raise _broken(what) from exc
    if len(raw) > MAX_PART_BYTES:
        raise DocumentError(f"{name} in it is over {MAX_PART_BYTES:,} bytes unpacked. Split the document.")
    return raw


def parse_xml(raw: bytes, *, what: str) -> etree._Element:
    """Parse XML without entities, DTD or network. Raises DocumentError when it is broken, nested too deep or unsafe."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as exc:
        raise DocumentError(f"the XML of this {what} file is broken ({exc}). Save it again.") from exc
    if root is None:
        raise _broken(what)
    if any(True for _ in root.iter(etree.Entity)):
        raise DocumentError(f"the XML of this {what} file has entities of its own. Save it without a DOCTYPE.")
    check_depth(root, what=what)
    return root


def check_depth(root: etree._Element, *, what: str) -> None:
    """Raise DocumentError when elements are nested deeper than any document is."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _MAX_DEPTH:
            raise DocumentError(f"the elements of this {what} file are nested over {_MAX_DEPTH} deep. Save it again.")


def _broken(what: str) -> DocumentError:
    return DocumentError(f"it is no {what} file, or a broken one. Open it and save it again as {what}.")
