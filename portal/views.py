from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from catalogue.facets import sector_tiles


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's `handler404`: the whole site around it, or without the database a page that needs none."""
    sectors = sector_tiles(reverse("product_list"))
    try:
        context = {"seo": {"noindex": True}, "sectors": sectors}
        return render(request, "404.html", context, status=404)
    except DatabaseError:
        return HttpResponse(render_to_string("404_bare.html"), status=404)
