"""Where identification is found."""

from django.urls import path

from goldenhour.identification import views

app_name = "identification"
urlpatterns = [
    path("identification/known", views.known, name="known"),
    path("identification/<uuid:contact>/confirm", views.confirm, name="confirm"),
    path("identification/<uuid:contact>/dismiss", views.dismiss, name="dismiss"),
]
