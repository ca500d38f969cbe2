"""What is held in the process until something public changes."""

import pytest
from django.db import transaction
from django.utils.translation import override

from core.held import Held
from core.public import bump

pytestmark = pytest.mark.django_db


@pytest.fixture
def reads():
    return []


@pytest.fixture
def held(reads):
    def read(keys):
        reads.append(keys)
        return {key: f"{key}!" for key in keys if key > 0}

    return Held(read, most=3)


def test_what_is_held_is_not_read_again_and_what_is_not_there_is_left_out(held, reads):
    assert held.get([1, -2]) == {1: "1!"}
    assert held.get([1, 3]) == {1: "1!", 3: "3!"}
    assert reads == [[1, -2], [3]]


def test_an_answer_is_whole_also_where_it_is_more_than_is_held(held):
    assert held.get([1, 2]) == {1: "1!", 2: "2!"}
    assert list(held.get([1, 2, 3, 4, 5])) == [1, 2, 3, 4, 5]


def test_no_more_is_held_than_was_said(held, reads):
    for key in range(1, 10):
        held.get([key])
    reads.clear()
    held.get(range(1, 10))
    [missing] = reads
    assert len(missing) >= 9 - 3


def test_each_language_and_each_version_has_its_own(held, reads):
    held.get([1])
    with override("ar"):
        held.get([1])
    with transaction.atomic():
        bump()
    held.get([1])
    assert reads == [[1], [1], [1]]


def test_what_a_transaction_read_that_was_rolled_back_is_not_held(held, reads):
    with pytest.raises(RuntimeError), transaction.atomic():
        bump()
        held.get([1])  # what it wrote itself
        raise RuntimeError
    with transaction.atomic():
        bump()
    held.get([1])
    assert reads == [[1], [1]]


def test_what_was_read_before_a_change_is_not_held_after_it():
    states = ["before", "after"]

    def read(keys):
        found = dict.fromkeys(keys, states[0])
        if states.pop(0) == "before":
            with transaction.atomic():
                bump()  # of another, while this one reads
        return found

    changing = Held(read, most=9)
    assert changing.get([1]) == {1: "before"}
    assert changing.get([1]) == {1: "after"}
