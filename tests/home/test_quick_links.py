"""The admin's first page offers what staff add most often."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.test import TestCase

from core.perms import EDITORS
from demo.pages import load as load_pages
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]


def offered(client, person) -> dict[str, str]:
    client.force_login(person)
    page = BeautifulSoup(client.get("/admin/").text, "html.parser")
    return {
        link.get_text(strip=True): link["href"]
        for link in page.select('[aria-labelledby="quick-links-heading"] a')
    }


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "fr",
            ["Ajouter un produit", "Ajouter un membre", "Écrire une page", "Ajouter des images"],
        ),
        ("ar", ["إضافة منتوج", "إضافة عضو", "كتابة صفحة", "إضافة صور"]),
        (
            "es",
            ["Añadir un producto", "Añadir un miembro", "Escribir una página", "Añadir imágenes"],
        ),
        ("en", ["Add a product", "Add a member", "Write a page", "Add pictures"]),
    ],
)
def test_an_editor_begins_with_one_click(client, language, words):
    with TestCase.captureOnCommitCallbacks(execute=True):
        load_pages({})
    editor = UserFactory(language=language)
    editor.groups.add(Group.objects.get(name=EDITORS))
    links = offered(client, editor)
    assert list(links) == words
    assert {client.get(address).status_code for address in links.values()} == {200}


def test_nobody_is_offered_what_she_may_not(client):
    person = UserFactory()
    person.user_permissions.add(
        *Permission.objects.filter(codename__in=("access_admin", "add_product"))
    )
    assert list(offered(client, person).values()) == ["/admin/snippets/catalogue/product/add/"]
    person.user_permissions.remove(Permission.objects.get(codename="add_product"))
    assert offered(client, type(person).objects.get(pk=person.pk)) == {}
    assert "quick-links" not in client.get("/admin/").text
