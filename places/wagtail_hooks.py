from wagtail import hooks
from wagtail.snippets.models import register_snippet

from places.viewsets import PlacesGroup

register_snippet(PlacesGroup)


@hooks.register("register_icons")
def icons(icons: list[str]) -> list[str]:
    return [*icons, "places/icons/place.svg"]
