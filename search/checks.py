from typing import Any

from django.core.checks import CheckMessage, Error

from search.elastic import client


def elasticsearch_url(**_options: Any) -> list[CheckMessage]:
    """The address of Elasticsearch can be read."""
    if client.is_configured():
        try:
            client.client()
        except ValueError as error:
            return [Error(f"ELASTICSEARCH_URL: {error}", id="search.E001")]
    return []
