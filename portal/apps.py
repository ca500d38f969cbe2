from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        from core import parameters, public_version
        from portal.page_cache import tell_the_change

        parameters.register("p")  # a part of the sitemap
        public_version.listen(tell_the_change)
