from pathlib import Path

import allauth
import pytest
from babel.messages.pofile import read_po
from django.utils.translation import override

from accounts.allauth_words import SENTENCES


def test_allauth_still_says_every_one_of_them():
    catalogue = Path(allauth.__file__).parent / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    with catalogue.open("rb") as file:
        theirs = {message.id for message in read_po(file)}
    with override(None):
        gone = [str(sentence) for sentence in SENTENCES if str(sentence) not in theirs]
    assert not gone


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Si vous n’arrivez pas à réinitialiser votre mot de passe, contactez-nous."),
        ("ar", "اكتبوا عنوان بريدكم الإلكتروني، وسنرسل إليكم رسالة لتغييرها."),
        ("es", "Si no consigue restablecer su contraseña, póngase en contacto con nosotras."),
        ("en", "Enter your e-mail address below"),
    ],
)
def test_its_pages_say_them_in_our_terms(client, language, words):
    assert words in client.get(f"/{language}/compte/password/reset/").text
