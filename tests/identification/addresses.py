"""Every address of the house, and identification's own."""

from django.urls import include, path

urlpatterns = [
    path("", include("goldenhour.identification.urls")),
    path("", include("goldenhour.config.urls")),
]
