"""What is cached in the process until something public changes."""

import pytest
from django.db import transaction
from django.utils.translation import override

from core.public_version import bump
from core.versioned_cache import VersionedCache

pytestmark = pytest.mark.django_db


@pytest.fixture
def reads():
    return []


@pytest.fixture
def cache(reads):
    def read(keys):
        reads.append(keys)
        return {key: f"{key}!" for key in keys if key > 0}

    return VersionedCache(read, most=3)


def test_what_is_cached_is_not_read_again_and_what_is_not_there_is_left_out(cache, reads):
    assert cache.get([1, -2]) == {1: "1!"}
    assert cache.get([1, 3]) == {1: "1!", 3: "3!"}
    assert reads == [[1, -2], [3]]


def test_an_answer_is_whole_also_where_it_is_more_than_is_cached(cache):
    assert cache.get([1, 2]) == {1: "1!", 2: "2!"}
    assert list(cache.get([1, 2, 3, 4, 5])) == [1, 2, 3, 4, 5]


def test_no_more_is_cached_than_was_said(cache, reads):
    for key in range(1, 10):
        cache.get([key])
    reads.clear()
    cache.get(range(1, 10))
    [missing] = reads
    assert len(missing) >= 9 - 3


def test_each_language_and_each_version_has_its_own(cache, reads):
    cache.get([1])
    with override("ar"):
        cache.get([1])
    with transaction.atomic():
        bump()
    cache.get([1])
    assert reads == [[1], [1], [1]]


def test_what_a_transaction_read_that_was_rolled_back_is_not_cached(cache, reads):
    with pytest.raises(RuntimeError), transaction.atomic():
        bump()
        cache.get([1])  # what it wrote itself
        raise RuntimeError
    with transaction.atomic():
        bump()
    cache.get([1])
    assert reads == [[1], [1]]


def test_what_was_read_before_a_change_is_not_cached_after_it():
    states = ["before", "after"]

    def read(keys):
        found = dict.fromkeys(keys, states[0])
        if states.pop(0) == "before":
            with transaction.atomic():
                bump()  # of another, while this one reads
        return found

    changing = VersionedCache(read, most=9)
    assert changing.get([1]) == {1: "before"}
    assert changing.get([1]) == {1: "after"}
