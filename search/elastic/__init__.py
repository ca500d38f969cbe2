"""Elasticsearch, where settings.ELASTICSEARCH_URL names one: it answers questions in words, and the database does where
it is away. It is sent the terms that search.analysis cut (ADR 10)."""
