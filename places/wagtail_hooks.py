from wagtail.snippets.models import register_snippet

from places.viewsets import PlacesGroup

register_snippet(PlacesGroup)
