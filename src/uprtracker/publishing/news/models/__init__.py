"""The rows. One concept, one module."""

from uprtracker.publishing.news.models.article import Article
from uprtracker.publishing.news.models.home_block import HomeBlock
from uprtracker.publishing.news.models.office_page import OfficePage
from uprtracker.publishing.news.models.opening import Opportunity, Vacancy
from uprtracker.publishing.news.models.static_page import StaticPage

__all__ = ["Article", "HomeBlock", "OfficePage", "Opportunity", "StaticPage", "Vacancy"]
