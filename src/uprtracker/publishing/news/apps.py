from django.apps import AppConfig


class NewsConfig(AppConfig):
    """Articles, pages and blocks of the home page."""

    name = "uprtracker.publishing.news"
    label = "news"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let articles be found in the library."""
        from django.utils.translation import gettext_lazy as _

        from uprtracker.publishing.news.models import Article
        from uprtracker.search.library.edited_rows import EditedRows
        from uprtracker.search.library.kinds import register

        rows = EditedRows(Article, _("Articles"), text=("summary", "body"), address="/news/{slug}/")
        register("article", rows)
