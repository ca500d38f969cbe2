import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale

from home.models import ContentPage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ["catalogue", "membres", "saisons"])
def test_a_page_takes_no_address_of_a_view(slug):
    page = ContentPage(title="x", slug=slug, locale=Locale.objects.get(language_code="fr"))
    with pytest.raises(ValidationError, match="adresse"):
        page.clean()
    page.slug = f"{slug}-2"
    page.clean()
