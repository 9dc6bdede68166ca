"""Where the analyst's pages are found, below ``/planning``."""

from django.urls import path

from goldenhour.planning.views import studies

app_name = "planning"
urlpatterns = [
    path("planning", studies.home, name="home"),
    path("planning/compare", studies.compare, name="compare"),
    path("planning/studies/<uuid:uid>", studies.study, name="study"),
    path("planning/studies/<uuid:uid>/cancel", studies.cancel, name="cancel"),
    path("planning/studies/<uuid:uid>/files/<str:name>", studies.file, name="file"),
]
