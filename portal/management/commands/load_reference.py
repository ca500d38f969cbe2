from typing import Any

from django.core.management.base import BaseCommand

from accounts.roles import EDITORS, MODERATORS, grant, let_publish_pages, name_review
from catalogue import reference as catalogue
from places import reference as places


class Command(BaseCommand):
    help = "Provinces, towns, families, labels and staff's groups: what the portal needs before its first member."

    def handle(self, *args: Any, **options: Any) -> None:
        places.load()
        catalogue.load()
        for group in (EDITORS, MODERATORS):
            grant(group, "catalogue", ["product", "memberlabel"], ["view", "add", "change"])
            grant(group, "catalogue", ["family", "label"], ["view", "add", "change"])
            grant(group, "catalogue", ["enquiry"], ["view", "change"])
            grant(group, "members", ["organisation"], ["view", "add", "change"])
            grant(group, "places", ["town", "province"], ["view"])
            grant(group, "core", ["sitesettings"], ["change"])
            grant(group, "catalogue", ["product"], ["publish"])
            grant(group, "members", ["organisation"], ["publish"])
            grant(group, "wagtail_localize", ["translation"], ["submit"])
            let_publish_pages(group)
        grant(MODERATORS, "catalogue", ["enquiry"], ["delete"])
        grant(MODERATORS, "catalogue", ["product"], ["delete", "lock", "unlock"])
        grant(MODERATORS, "members", ["organisation"], ["delete", "lock", "unlock"])
        name_review("Relecture")
        self.stdout.write("Places, families, labels and groups are there.")
