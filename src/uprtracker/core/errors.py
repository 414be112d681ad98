"""Every exception of ours, one tree. The doors turn it into exit codes and HTTP answers."""


class UprTrackerError(Exception):
    """Root of our errors: a sentence for the person, and what to do about it.

    `place` is the file with the page or row where it went wrong, `remedy` the
    next step. Both may be empty.
    """

    def __init__(self, message: str, *, place: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        head = f"{self.place}: {self.message}" if self.place else self.message
        return f"{head} {self.remedy}".rstrip()

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle with all three fields: errors travel back from reader processes."""
        return (_rebuild, (type(self), self.message, self.place, self.remedy))


def _rebuild(kind: type[UprTrackerError], message: str, place: str, remedy: str) -> UprTrackerError:
    return kind(message, place=place, remedy=remedy)


class DocumentError(UprTrackerError):
    """A document that cannot be read. Subclasses say why."""


class EncryptedDocument(DocumentError):
    """Password needed."""


class DamagedDocument(DocumentError):
    """The bytes are no whole document of their kind."""


class EmptyDocument(DocumentError):
    """No bytes, or no page."""


class ImageOnlyDocument(DocumentError):
    """Pages are pictures: there is no text to read."""


class WrongKind(DocumentError):
    """The name says one kind, the bytes another, or the kind is not one we read."""


class TooLarge(DocumentError):
    """Beyond the limits on bytes, pages, unpacked size, memory or time."""


class ReaderKilled(DocumentError):
    """The child process that read the document died or was stopped."""


class MissingTool(DocumentError):
    """A program is needed that is not installed (LibreOffice for DOC)."""


class ExportError(UprTrackerError):
    """A database export (UPR Info, UHRI) that does not hold what it should."""


class TableError(UprTrackerError):
    """A table of texts to be coded that cannot be read."""


class FetchError(UprTrackerError):
    """A document that could not be fetched from where the United Nations publish it."""


class Setback(FetchError):
    """What may pass: trying again can help. `asked` is how long the server asks to wait, in seconds."""

    asked: float | None = None


class NoNetwork(Setback):
    """The server cannot be reached at all: no network, no such name, nobody listens."""


class QueryError(UprTrackerError):
    """A search that cannot be understood."""


class CorrectionRefused(UprTrackerError):
    """A decision on a reading that cannot stand: a taken number, a mistake in a file of decisions."""


class Outdated(CorrectionRefused):
    """Somebody else decided, or the document was read again, since the person looked."""


class IndexMissing(UprTrackerError):
    """The search snapshot is not there or damaged; `upr index` makes a new one."""


class BackupError(UprTrackerError):
    """A backup that cannot be written, or must not be put back: not whole, of another kind, too new."""


class DatabaseFailed(UprTrackerError):
    """The database does not answer, or refuses."""
