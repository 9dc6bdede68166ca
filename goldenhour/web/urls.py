"""Where the web's own pages are found."""

from django.urls import path

from goldenhour.web import views

app_name = "web"
urlpatterns = [
    path("sign-in", views.sign_in, name="sign_in"),
    path("sign-in/demo/<slug:username>", views.demo_sign_in, name="demo_sign_in"),
    path("sign-out", views.sign_out, name="sign_out"),
    path("theme/<slug:theme>", views.choose_theme, name="theme"),
    path("healthz", views.alive, name="alive"),
    path("readyz", views.ready, name="ready"),
]
