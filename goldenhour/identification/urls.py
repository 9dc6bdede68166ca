"""Where identification is found."""

from django.urls import path

from goldenhour.identification.views import merging, panel, person

app_name = "identification"
urlpatterns = [
    path("identification/known", panel.known, name="known"),
    path("identification/<uuid:contact>/confirm", panel.confirm, name="confirm"),
    path("identification/<uuid:contact>/dismiss", panel.dismiss, name="dismiss"),
    path("persons/merges", merging.merges, name="merges"),
    path("persons/merges/<uuid:uid>", merging.merge, name="merge"),
    path("persons/merges/<uuid:uid>/answer", merging.answer, name="answer_merge"),
    path("persons/<uuid:uid>", person.person, name="person"),
    path("persons/<uuid:uid>/merge", merging.ask, name="ask_merge"),
]
