"""Where the examples of the told stories are found."""

from django.urls import path

from goldenhour.stories import views

app_name = "stories"
urlpatterns = [path("example/<slug:name>/<slug:kind>", views.example, name="example")]
