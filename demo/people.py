"""Sign-ins of the demonstration. Never made in production (load_demo refuses there)."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from accounts.models import User
from core.perms import EDITORS, MODERATORS


@dataclass(frozen=True)
class Person:
    email: str
    name: str
    role: str
    password: str = "tadamone-2026"
    group: str = ""


PEOPLE = [
    Person("admin@example.org", "Samira Administratrice", "administrator"),
    Person("moderation@example.org", "Naïma Modératrice", "moderator", group=MODERATORS),
    Person("edition@example.org", "Houda Éditrice", "editor", group=EDITORS),
]


def load() -> None:
    for person in PEOPLE:
        user = User.objects.filter(email=person.email).first()
        if user is None:
            user = User.objects.create_user(
                person.email,
                person.password,
                name=person.name,
                is_superuser=not person.group,
            )
        if person.group:
            user.groups.add(Group.objects.get(name=person.group))
        EmailAddress.objects.get_or_create(
            user=user, email=person.email, defaults={"verified": True, "primary": True}
        )
