"""Two people, one form: no text is replaced unseen."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Event
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.urls import reverse
from wagtail.images.utils import parse_color_string
from wagtail.models import Locale, Page, Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from accounts.models import User
from catalogue.models import Enquiry
from core.middleware import admin
from core.models import MenuItem, SiteSettings
from home.models import ContentPage
from tests.factories import (
    FamilyFactory,
    ImageFactory,
    OrganisationFactory,
    ProductFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

WORDS = "Bonjour, auriez-vous encore vingt pots de ce miel pour le mois de mai ?"
STAFF = User()  # a request's; the middleware asks only whether somebody signed in


@pytest.fixture
def enquiry() -> Enquiry:
    return Enquiry.objects.create(
        organisation=OrganisationFactory(), name="Sara", language="fr", key=uuid4()
    )


@pytest.fixture
def staff(client):
    client.force_login(UserFactory(admin=True))
    return client


def opened(client, address: str) -> str:
    """What the form carries of the state it was opened in."""
    return re.search(r'name="seen" value="(\w+)"', client.get(address).text)[1]


def test_the_second_note_does_not_replace_the_first_unseen(staff, enquiry):
    address = f"/admin/snippets/catalogue/enquiry/edit/{enquiry.pk}/"
    samira = naima = opened(staff, address)
    sent = {"state": "ordered", "note": "Samira a rappelé", "seen": samira}
    assert staff.post(address, sent).status_code == 302
    answer = staff.post(address, sent | {"note": "Naïma a écrit", "seen": naima})
    enquiry.refresh_from_db()
    assert enquiry.note == "Samira a rappelé"
    assert "Samira a rappelé" in answer.text and "Naïma a écrit" in answer.text
    again = re.search(r'name="seen" value="(\w+)"', answer.text)[1]
    assert staff.post(address, sent | {"note": "Les deux", "seen": again}).status_code == 302
    enquiry.refresh_from_db()
    assert enquiry.note == "Les deux"


def test_one_person_saves_as_often_as_she_likes(staff, enquiry):
    address = f"/admin/snippets/catalogue/enquiry/edit/{enquiry.pk}/"
    for note in ("un", "deux"):
        sent = {"state": "ordered", "note": note, "seen": opened(staff, address)}
        assert staff.post(address, sent).status_code == 302
    enquiry.refresh_from_db()
    assert enquiry.note == "deux"


@pytest.mark.parametrize("kind", ["catalogue/family", "places/town"])
def test_other_vocabularies_carry_it_as_well(staff, kind):
    family, town = FamilyFactory(), OrganisationFactory().town
    pk = family.pk if kind == "catalogue/family" else town.pk
    assert opened(staff, f"/admin/snippets/{kind}/edit/{pk}/")
    assert staff.get(f"/admin/snippets/{kind}/add/").status_code == 200


def picture_form(title: str) -> dict[str, str]:
    return {"title": title, "audience": "public", "alt_fr": "Un pot"}


def test_a_picture_of_two(staff):
    image = ImageFactory(title="Pot")
    address = f"/admin/images/{image.pk}/"
    samira = naima = opened(staff, address)
    assert staff.post(address, picture_form("Pot de Samira") | {"seen": samira}).status_code == 302
    answer = staff.post(address, picture_form("Pot de Naïma") | {"seen": naima})
    image.refresh_from_db()
    assert image.title == "Pot de Samira"
    assert "Pot de Samira" in answer.text and "Pot de Naïma" in answer.text
    again = re.search(r'name="seen" value="(\w+)"', answer.text)[1]
    assert staff.post(address, picture_form("Pot de Naïma") | {"seen": again}).status_code == 302
    image.refresh_from_db()
    assert image.title == "Pot de Naïma"


def test_the_settings_of_two_menus_included(staff):
    site = Site.objects.get(is_default_site=True)
    settings = SiteSettings.for_site(site)
    settings.name_fr = "Cluster"
    settings.save()
    address = f"/admin/settings/core/sitesettings/{site.pk}/"
    seen = opened(staff, address)
    settings.menu_items.set([MenuItem(path="catalogue/", label_fr="Catalogue")])
    settings.save()
    sent = nested_form_data(
        {"name_fr": "Mon cluster", "price_is_old_after": 90, "menu_items": inline_formset([])}
    )
    answer = staff.post(address, sent | {"seen": seen})
    settings.refresh_from_db()
    assert (settings.name_fr, settings.menu_items.count()) == ("Cluster", 1)
    assert "Mon cluster" in answer.text


def test_a_page_of_two(staff):
    home = Page.objects.get(depth=2)
    page = home.add_child(
        instance=ContentPage(title="Statuts", slug="statuts", locale=Locale.get_default())
    )
    page.save_revision().publish()
    address = f"/admin/pages/{page.pk}/edit/"
    seen = opened(staff, address)
    page.title = "Statuts de Samira"
    page.save_revision(user=UserFactory(name="Samira"))
    sent = nested_form_data(
        {"title": "Statuts de Naïma", "slug": "statuts", "body": streamfield([])}
    )
    answer = staff.post(address, sent | {"seen": seen})
    assert answer.status_code == 200
    assert "Samira" in answer.text and "Statuts de Naïma" in answer.text
    assert page.get_latest_revision_as_object().title == "Statuts de Samira"
    again = re.search(r'name="seen" value="(\w+)"', answer.text)[1]
    assert staff.post(address, sent | {"seen": again}).status_code == 302
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().title == "Statuts de Naïma"


@pytest.mark.parametrize("one_at_a_time", [True, False])
def test_of_two_in_the_same_instant_the_second_finds_what_the_first_saved(rf, one_at_a_time):
    """And without the middleware it would not: both look before either saves."""
    stored = ["opened"]
    both_have_looked = Barrier(2)

    def view(request):
        found = stored[-1]
        with suppress(BrokenBarrierError):
            both_have_looked.wait(timeout=0.5)
        if found != request.POST["seen"]:
            return HttpResponse("told")
        stored.append(request.POST["text"])
        return HttpResponse("saved")

    def send(text):
        request = post(rf, text=text)
        try:
            answer = save(view, request) if one_at_a_time else view(request)
            return answer.content.decode()
        finally:
            connection.close()

    with ThreadPoolExecutor() as people:
        answers = sorted(people.map(send, ["Samira", "Naïma"]))
    assert answers == (["saved", "told"] if one_at_a_time else ["saved", "saved"])


@pytest.mark.parametrize(
    ("path", "person", "waits"),
    [
        ("/admin/a/1/", STAFF, True),
        ("/admin/a/2/", STAFF, False),
        ("/fr/a/", STAFF, False),
        ("/admin/a/1/", AnonymousUser(), False),
    ],
    ids=["same form", "another form", "a visitor's form", "a stranger"],
)
def test_who_waits_too_long_for_another_save_is_told(rf, monkeypatch, path, person, waits):
    """The page that says so keeps what was typed (core.failure_views); nobody else waits."""
    monkeypatch.setattr(admin, "LONGEST_WAIT", 0.2)
    within, may_end = Event(), Event()

    def slow(request):
        within.set()
        may_end.wait(timeout=20)
        connection.close()
        return HttpResponse("saved")

    with ThreadPoolExecutor() as people:
        first = people.submit(save, slow, post(rf))
        assert within.wait(timeout=20)
        try:
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET lock_timeout = 200")  # milliseconds
            request = post(rf, path)
            request.user = person
            if waits:
                with pytest.raises(OperationalError, match="lock"):
                    save(lambda request: HttpResponse("saved"), request)
            else:
                save(lambda request: HttpResponse("saved"), request)
        finally:
            may_end.set()
        assert first.result().content == b"saved"


def test_something_new_waits_for_nobody(rf, monkeypatch):
    """Two colleagues add a photo in the same moment: neither form has seen anything."""

    def alone(_address):
        raise AssertionError("waited")

    monkeypatch.setattr(admin, "alone", alone)
    request = post(rf, seen="")
    assert save(lambda request: HttpResponse("saved"), request).content == b"saved"
    with pytest.raises(AssertionError, match="waited"):
        save(lambda request: HttpResponse("saved"), post(rf))


def test_nonsense_in_such_a_form_is_a_bad_request(rf):
    def handed_to_wagtail(request):
        parse_color_string("nonsense")

    assert save(handed_to_wagtail, post(rf)).status_code == 400


def post(rf, path="/admin/a/1/", **fields):
    request = rf.post(path, {"seen": "opened", **fields})
    request.user = STAFF
    return request


def save(view, request):
    """As Django does it: the middleware answers, or leaves it to the view."""
    answer = admin.OneSaveAtATime(view).process_view(request, view, (), {})
    return view(request) if answer is None else answer


def test_what_somebody_else_saved_is_not_replaced_unseen(client):
    call_command("load_reference", verbosity=0)
    mine, theirs = UserFactory(admin=True), UserFactory(admin=True, name="Samira")
    product = ProductFactory()
    product.save_revision(user=mine)
    client.force_login(mine)
    edit = reverse("wagtailsnippets_catalogue_product:edit", args=[product.pk])
    form = client.get(edit).context["form"]
    data = {
        f"{form.prefix or ''}{name}": value
        for name, value in form.initial.items()
        if isinstance(value, (str, int, float)) and not isinstance(value, bool)
    }
    for formset in form.formsets.values():
        data |= {f"{formset.prefix}-{n}_FORMS": 0 for n in ("TOTAL", "INITIAL", "MIN_NUM")}
        data[f"{formset.prefix}-MAX_NUM_FORMS"] = 1000
    loaded = product.latest_revision
    data |= {
        "loaded_revision_id": loaded.pk,
        "loaded_revision_created_at": loaded.created_at.isoformat(),
        "description_fr": WORDS,
    }
    draft = product.get_latest_revision_as_object()
    draft.save_revision(user=theirs)
    answer = client.post(edit, data)
    assert answer.status_code == 200
    assert "Samira" in answer.text and WORDS in answer.text
    product.refresh_from_db()
    data |= {
        "loaded_revision_id": product.latest_revision.pk,
        "loaded_revision_created_at": product.latest_revision.created_at.isoformat(),
    }
    assert client.post(edit, data).status_code == 302
