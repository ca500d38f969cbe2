from typing import Any

from catalogue.models import Product


def cover_follows_deletion(**_signal: Any) -> None:
    """A picture is gone, and with it the photos that showed it: what lost its first photo shows the next."""
    Product.objects.replace_lost_covers()
