"""Every address of the house, with those of the outbox and of accountability."""

from django.urls import include, path

from goldenhour.config.urls import urlpatterns as house

urlpatterns = [
    *house,
    path("outbox", include("goldenhour.outbox.urls")),
    path("", include("goldenhour.accountability.urls")),
]
