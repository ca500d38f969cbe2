from typing import Any

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand

import catalogue.perms
import catalogue.reference
import core.perms
import members.perms
import places.perms
import places.reference
import search.perms
from accounts import roles
from catalogue.models import Product
from core.moderation import reviews
from core.perms import Rights, reviewers
from members.models import Organisation

RIGHTS: Rights = {
    **core.perms.RIGHTS,
    **search.perms.RIGHTS,
    **places.perms.RIGHTS,
    **members.perms.RIGHTS,
    **catalogue.perms.RIGHTS,
}


class Command(BaseCommand):
    help = "Provinces, towns, families, labels and staff's groups: what the portal needs before its first member."

    def handle(self, *args: Any, **options: Any) -> None:
        places.reference.load()
        catalogue.reference.load()
        roles.load(RIGHTS)
        roles.name_review("Relecture des pages")
        readers = Group.objects.filter(name__in=reviewers())
        reviews.set_up("Relecture des fiches", readers, Organisation, Product)
        if options["verbosity"]:
            self.stdout.write("Places, families, labels and groups are there.")
