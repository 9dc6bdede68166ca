"""Where identification is found."""

from django.urls import path

from goldenhour.identification.views import (
    apart,
    look_up,
    markers,
    merging,
    panel,
    person,
    relations,
)

app_name = "identification"
urlpatterns = [
    path("identification/known", panel.known, name="known"),
    path("identification/<uuid:contact>/confirm", panel.confirm, name="confirm"),
    path("identification/<uuid:contact>/dismiss", panel.dismiss, name="dismiss"),
    path("persons/merges", merging.merges, name="merges"),
    path("persons/merges/<uuid:uid>", merging.merge, name="merge"),
    path("persons/merges/<uuid:uid>/answer", merging.answer, name="answer_merge"),
    path("persons", look_up.look_up, name="look_up"),
    path("persons/markers", markers.markers, name="markers"),
    path("persons/markers/<uuid:uid>", markers.marker, name="marker"),
    path("persons/markers/<uuid:uid>/change", markers.change, name="change_marker"),
    path("persons/<uuid:uid>/markers", markers.add, name="add_marker"),
    path("persons/<uuid:uid>", person.person, name="person"),
    path("persons/<uuid:uid>/relations", relations.relations, name="relations"),
    path("persons/<uuid:uid>/take-back", apart.take_back, name="take_back"),
    path("persons/<uuid:uid>/merge", merging.ask, name="ask_merge"),
]
