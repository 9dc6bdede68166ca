"""Every address of the house, stage by stage."""

from django.urls import include, path

from goldenhour.config import api

urlpatterns = [
    path("api/v1/", api.urls()),  # first: programs ask most, and each pattern before it is tried
    path("", include("goldenhour.web.urls")),
    path("", include("goldenhour.desks.urls")),
    path("", include("goldenhour.contact.urls")),
    path("", include("goldenhour.identification.urls")),
    path("outbox", include("goldenhour.outbox.urls")),
    path("", include("goldenhour.accountability.urls")),
    path("", include("goldenhour.planning.urls")),
    path("", include("goldenhour.stories.urls")),
]
handler400 = "goldenhour.web.views.unreadable"
handler403 = "goldenhour.web.views.refused"
handler404 = "goldenhour.web.views.not_found"
handler500 = "goldenhour.web.views.failed"
