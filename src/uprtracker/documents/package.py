"""The ZIP package of an Office file, opened with distrust.

Sizes are checked before anything is unpacked, and unpacking stops at the size
that was declared; nothing is ever written to disk, so that names of parts
cannot lead anywhere. XML with a document type is refused (OOXML forbids it),
entities and links to elsewhere are never followed, and libxml2 keeps its own
bounds on depth (256) and on single texts (10 MB).
"""

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from uprtracker.core.errors import DamagedDocument, EncryptedDocument, TooLarge
from uprtracker.documents.limits import LIMITS, Limits

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_REMEDY = "Fetch it again from its source, or open and save it anew."


class Package:
    """The parts of a DOCX or XLSX by name."""

    def __init__(self, data: bytes, limits: Limits = LIMITS) -> None:
        """Open `data`. Raises DamagedDocument, EncryptedDocument or TooLarge."""
        self.data = data
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise DamagedDocument("The file is damaged or cut off.", remedy=_REMEDY) from error
        parts = self._zip.infolist()
        if len(parts) > limits.parts:
            raise TooLarge(f"The file has {len(parts)} parts; {limits.parts} is the limit.")
        if any(part.flag_bits & 1 for part in parts):
            raise EncryptedDocument("The file is locked with a password.", remedy="Save a copy without it.")
        if sum(part.file_size for part in parts) > limits.unpacked_bytes:
            raise TooLarge(f"The file unpacks to more than {limits.unpacked_bytes // 2**20} MB.")
        self._parts = {part.filename: part for part in parts}
        self._limits = limits

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of a part, None when there is no such part."""
        part = self._parts.get(name)
        if part is None:
            return None
        return _root(self._bytes(part).replace(_STRICT, _TRANSITIONAL), name)

    def with_part(self, name: str, root: etree._Element) -> bytes:
        """Return the package with `root` in the place of one part of XML, all other parts as they are.

        Raises DamagedDocument when a name stands twice: readers would not agree which one counts.
        """
        names = self._zip.namelist()
        if len(set(names)) < len(names):
            raise DamagedDocument("The file holds two parts of the same name.", remedy=_REMEDY)
        text = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
        if _STRICT in self._bytes(self._parts[name]):
            text = text.replace(_TRANSITIONAL, _STRICT)
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            for part in self._zip.infolist():
                entry = zipfile.ZipInfo(part.filename, part.date_time)
                entry.compress_type = zipfile.ZIP_STORED if part.compress_type == 0 else zipfile.ZIP_DEFLATED
                package.writestr(entry, text if part.filename == name else self._bytes(part))
        return made.getvalue()

    def main_part(self) -> str:
        """Return the name of the part with the text of the document."""
        return next(iter(self.related("").get("officeDocument", [])), "word/document.xml")

    def _bytes(self, part: zipfile.ZipInfo) -> bytes:
        name = part.filename
        if part.file_size > self._limits.part_bytes:
            raise TooLarge(f"A part unpacks to more than {self._limits.part_bytes // 2**20} MB.", place=name)
        try:
            return self._zip.read(part)
        except _BROKEN as error:
            raise DamagedDocument("A part of the file is damaged.", place=name, remedy=_REMEDY) from error

    def related(self, part: str) -> dict[str, list[str]]:
        """Return the names of the parts that `part` points to, by last word of their type ("footnotes")."""
        folder, name = posixpath.split(part)
        found: dict[str, list[str]] = {}
        relations = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in relations.iter(_RELATIONSHIP) if relations is not None else ():
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                kind = relation.get("Type", "").rpartition("/")[2]
                found.setdefault(kind, []).append(target.lstrip("/"))
        return found


def _root(data: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = str(error)
        if "depth" in reason or "huge" in reason.lower() or "limit" in reason.lower():
            raise TooLarge("A part is nested too deeply or has too long a text.", place=name) from error
        raise DamagedDocument("A part of the file is no proper XML.", place=name, remedy=_REMEDY) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DamagedDocument("A part declares a document type, which Word never writes.", place=name)
    return root
