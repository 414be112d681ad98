"""The library as an application; the words of its files are read by and by."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Publications, media, statements, quotes, good practices, opportunities."""

    name = "uprtracker.records.library"
    label = "library"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name what is done each minute."""
        from uprtracker.accounts.rounds import each_minute
        from uprtracker.records.library.reading import read_files

        each_minute("files of the library", read_files)
