from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        from core import public
        from portal.page_cache import tell_the_change

        public.listen(tell_the_change)
