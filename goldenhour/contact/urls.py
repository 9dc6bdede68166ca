"""Where places are searched, chosen and seen."""

from django.urls import path

from goldenhour.contact import views

app_name = "contact"
urlpatterns = [
    path("places", views.places, name="places"),
    path("map", views.map_page, name="map"),
    path("map/there", views.there, name="there"),
    path("map/areas.json", views.areas, name="areas"),
]
