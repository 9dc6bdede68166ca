"""Every address of the house, stage by stage."""

from django.urls import include, path

urlpatterns = [
    path("", include("goldenhour.web.urls")),
]
