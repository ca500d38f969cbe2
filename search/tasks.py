from django_tasks import task

from search import documents
from search.elastic import sending
from search.elastic.client import AwayError


@task()
def write_documents(kind: str, ids: list[int]) -> None:
    """Write what can be found of these objects anew: something changed that they show of others."""
    documents.write_kind(kind, ids)


@task()
def send_changes() -> None:
    """Tell Elasticsearch what changed."""
    try:
        sending.send()
    except AwayError:
        return  # it waits; the scheduler tries it again
