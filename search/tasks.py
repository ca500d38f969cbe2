from django_tasks import task

from search import documents


@task()
def write_documents(kind: str, ids: list[int]) -> None:
    """Write what can be found of these objects anew: something changed that they show of others."""
    documents.write_kind(kind, ids)
