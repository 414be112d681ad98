"""Addresses of the desk for what editors publish."""

from django.urls import URLPattern, path

from uprtracker.web.edited import acting, history, listing, wording, writing

urlpatterns: list[URLPattern] = [
    path("desk/edited/", listing.index, name="edited"),
    path("desk/edited/<slug:kind>/", listing.listing, name="edited-kind"),
    path("desk/edited/<slug:kind>/new/", writing.new, name="edited-new"),
    path("desk/edited/<slug:kind>/<int:pk>/", writing.edit, name="edited-thing"),
    path("desk/edited/<slug:kind>/<int:pk>/act/", acting.act, name="edited-act"),
    path("desk/edited/<slug:kind>/<int:pk>/history/", history.history, name="edited-history"),
    path("desk/edited/<slug:kind>/<int:pk>/in/<slug:language>/", wording.wording, name="edited-wording"),
]
