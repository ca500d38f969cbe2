"""When something public is saved or deleted, its documents are written anew at once, or taken away where it is public
no more. What others tell of it (a product its member's name) is written by a task; what must not be seen any more goes
at once."""

from functools import partial

from django.db import models, transaction

from search import documents
from search.database import batches
from search.tasks import write_documents


def changed(instance: models.Model, before: models.Model | None = None) -> None:
    """An object of a public model was saved or deleted, in this transaction; `before` is what it was where it belonged
    to others."""
    for source in documents.sources():
        if isinstance(instance, source.model):
            documents.write(source, [instance.pk])
        for model, ids in source.tells.items():
            if isinstance(instance, model):
                _written_later(source, {id for one in (instance, before) if one for id in ids(one)})


def _written_later(source: documents.Source, ids: set[int]) -> None:
    still_public = source.public_ids(ids) if ids else set()
    documents.hide(source, ids - still_public)
    for some in batches(sorted(still_public), documents.AT_ONCE):
        transaction.on_commit(partial(write_documents.enqueue, source.kind.name, list(some)))


def look_again(source: documents.Source) -> None:
    """Whatever of it the public may see may have changed, in this transaction."""
    _written_later(source, documents.known(source) | source.public_ids(None))
