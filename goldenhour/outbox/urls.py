"""Where the outbox is found."""

from django.urls import path

from goldenhour.outbox import views

app_name = "outbox"
urlpatterns = [
    path("", views.messages, name="messages"),
    path("/<uuid:uid>", views.message, name="message"),
    path("/<uuid:uid>/settle", views.settle, name="settle"),
]
