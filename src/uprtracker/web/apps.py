"""The pages as an application; it lets the search follow what people decide at the data desk."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "uprtracker.web"
    label = "web"

    def ready(self) -> None:
        """Connect decisions with the search, and let that of the library follow by itself."""
        from uprtracker.accounts.rounds import each_minute
        from uprtracker.records.deciding import decided
        from uprtracker.search.library import refresh
        from uprtracker.search.refreshing import refresh_soon

        decided.connect(refresh_soon, dispatch_uid="search-follows")
        each_minute("search of the library", refresh)
