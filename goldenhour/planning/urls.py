"""Where the analyst's pages are found, below ``/planning``."""

from django.urls import path

from goldenhour.planning.views import demand, scenarios, studies

app_name = "planning"
urlpatterns = [
    path("planning", studies.home, name="home"),
    path("planning/compare", studies.compare, name="compare"),
    path("planning/demand", demand.explore, name="demand"),
    path("planning/demand.json", demand.as_json, name="demand_json"),
    path("planning/demand.csv", demand.as_csv, name="demand_csv"),
    path("planning/scenarios", scenarios.scenarios, name="scenarios"),
    path("planning/scenarios/new", scenarios.new_scenario, name="new_scenario"),
    path("planning/scenarios/<uuid:uid>", scenarios.scenario, name="scenario"),
    path("planning/scenarios/<str:key>/text", scenarios.scenario_text, name="scenario_text"),
    path("planning/scenarios/<str:key>/map", scenarios.scenario_map, name="scenario_map"),
    path("planning/studies/<uuid:uid>", studies.study, name="study"),
    path("planning/studies/<uuid:uid>/cancel", studies.cancel, name="cancel"),
    path("planning/studies/<uuid:uid>/files/<str:name>", studies.file, name="file"),
]
