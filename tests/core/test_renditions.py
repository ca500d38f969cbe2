import pytest
from django.template import Context, Template

from core import renditions
from core.models import Image, Rendition
from tests.factories import ImageFactory

pytestmark = pytest.mark.django_db


def test_an_upload_makes_every_size_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = ImageFactory()
    image.refresh_from_db()
    # Two widths of a card and two of the whole, as AVIF and JPEG, and the admin's thumbnail.
    assert Rendition.objects.count() == 9
    sources = renditions.sources(image, "card")
    assert "360w" in sources["avif"] and "640w" in sources["jpeg"]
    assert (sources["width"], sources["height"]) == (640, 480)


def test_showing_a_picture_costs_no_query(
    django_capture_on_commit_callbacks, django_assert_num_queries
):
    with django_capture_on_commit_callbacks(execute=True):
        ImageFactory()
    image = Image.objects.get()
    template = Template("{% load display %}{% picture image %}")
    with django_assert_num_queries(0):
        html = template.render(Context({"image": image}))
    assert 'type="image/avif"' in html and 'alt="Un pot"' in html


def test_without_sizes_nothing_is_made():
    image = ImageFactory()
    html = Template("{% load display %}{% picture image %}").render(Context({"image": image}))
    assert "<img" not in html
    assert not Rendition.objects.exists()
