from django.urls import path

from core import kept_forms

urlpatterns = [path("compte/reprendre/", kept_forms.resume, name="resume_form")]
