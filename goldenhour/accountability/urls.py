"""Where accountability is found."""

from django.urls import path

from goldenhour.accountability import views

app_name = "accountability"
urlpatterns = [
    path("audit", views.audit, name="audit"),
    path("audit/contacts", views.audit_contacts, name="audit_contacts"),
    path("figures", views.figures_page, name="figures"),
    path("public", views.public, name="public"),
    path("public.json", views.public_json, name="public_json"),
    path("public.csv", views.public_csv, name="public_csv"),
]
