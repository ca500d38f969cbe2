"""Whatever is sent to the public side: an answer, never a 500. hypothesis looks for what nobody thought of."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.enquiry_forms import EnquiryForm
from catalogue.error_report_forms import ErrorReportForm
from catalogue.listing import MemberListing, ProductListing
from catalogue.services.selections import keep
from catalogue.sought_forms import SoughtForm
from core.languages import LANGUAGES
from tests.factories import MemberLabelFactory, ProductFactory, ProductLabelFactory

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

ANSWERS = {200, 301, 302, 400, 404, 409, 429}
PARAMETERS = sorted(ProductListing.parameter_names() | MemberListing.parameter_names())
# Also what a text field of a browser cannot hold, but a program can send.
TEXT = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "",
            "0",
            "-1",
            "9" * 30,
            "1e999",
            "nan",
            "١٢",
            "\x00",
            "\u202e",
            "%00",
            "' OR 1=1 --",
            "٫5",
        ]
    ),
    st.integers().map(str),
    st.floats().map(str),
)
QUERY = st.lists(st.tuples(st.sampled_from(PARAMETERS), TEXT), max_size=6)
MANY = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def form_of(names: list[str]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({}, optional=dict.fromkeys(names, TEXT))


@pytest.fixture
def product():
    product = ProductLabelFactory(product=ProductFactory(season=[1, 2])).product
    MemberLabelFactory(organisation=product.organisation)
    return product


@pytest.mark.parametrize(
    "path",
    ["catalogue", "membres", "saisons", "recherche", "recherche/suggestions", "je-cherche"],
)
@MANY
@given(query=QUERY, language=st.sampled_from(LANGUAGES))
def test_any_question(client, product, path, query, language):
    response = client.get(f"/{language}/{path}/", query_params=query)
    assert response.status_code in ANSWERS


HEADERS = [
    "Accept",
    "Accept-Language",
    "Accept-Encoding",
    "Cache-Control",
    "Content-Type",
    "Cookie",
    "Forwarded",
]
HEADERS += [
    "Host",
    "If-Modified-Since",
    "If-None-Match",
    "If-Range",
    "Origin",
    "Range",
    "Referer",
    "User-Agent",
]
HEADERS += ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-HTTP-Method-Override"]
# What a server lets through: any byte but those that end a line.
BYTES = st.text(st.characters(max_codepoint=255, exclude_characters="\0\r\n"), max_size=60)
WORDS = [
    "gzip;q=",
    "br;q=0.000",
    "*",
    'W/""',
    "bytes=0-",
    "bytes=-1",
    "ar-MA;q=1.5,fr",
    "https, http",
    "::1",
]


@MANY
@given(
    headers=st.dictionaries(
        st.sampled_from(HEADERS), st.one_of(BYTES, st.sampled_from(WORDS)), max_size=4
    )
)
def test_any_header(client, product, headers):
    for path in ("", "catalogue/", f"catalogue/{product.slug}/", "ma-liste/", "membres/"):
        response = client.get(f"/fr/{path}", headers=headers)
        assert response.status_code in ANSWERS | {304}


@MANY
@given(slug=st.text(max_size=80))
def test_any_address(client, product, slug):
    for path in ("catalogue", "membres", "ma-liste", "liste", "demande", "ma-liste/garder"):
        assert client.get(f"/fr/{path}/{slug}/").status_code in ANSWERS


@MANY
@given(data=form_of([*EnquiryForm.base_fields, "csrfmiddlewaretoken"]))
def test_any_enquiry(client, product, data):
    response = client.post(f"/fr/catalogue/{product.slug}/demande/", data)
    assert response.status_code in ANSWERS


@MANY
@given(data=form_of([*SoughtForm.base_fields, "csrfmiddlewaretoken"]))
def test_anything_sought(client, product, data):
    response = client.post("/ar/je-cherche/", data)
    assert response.status_code in ANSWERS


@MANY
@given(data=form_of([*ErrorReportForm.base_fields, "csrfmiddlewaretoken"]))
def test_any_error_report(client, product, data):
    response = client.post(f"/ar/catalogue/{product.slug}/signaler/", data)
    assert response.status_code in ANSWERS


@MANY
@given(data=st.data())
def test_any_change_of_a_list(client, product, data):
    selection = keep(product=product, selection=None)
    names = ["name", "up", "down", "remove", *(f"note-{i.pk}" for i in selection.items.all())]
    sent = data.draw(form_of(names))
    response = client.post(f"/ar/ma-liste/{selection.edit_key}/", sent)
    assert response.status_code in ANSWERS


@MANY
@given(data=form_of(["login", "password", "remember", "next"]))
def test_any_sign_in(client, data):
    assert client.post("/es/compte/login/", data).status_code in ANSWERS
