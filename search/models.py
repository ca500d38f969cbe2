from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import PublicModel
from search import analysis


class PublicDocument(models.Model):
    """What may be found of an object in one language: nothing that is not public ever stands here."""

    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    language = models.CharField(max_length=2)
    title = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "language"], name="public_document_once"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Unsent(models.Model):
    """A change of an object that Elasticsearch was not told of yet. Its number orders the states of an object: what
    was read before a later change never replaces what was read after it."""

    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class SynonymGroup(PublicModel):
    """Words that visitors mean the same by, in whatever language."""

    terms = models.CharField(
        _("words that mean the same"),
        max_length=500,
        help_text=_("Between commas, in any language: amlou, أملو, almond spread."),
    )

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["terms"]

    def __str__(self) -> str:
        return self.terms

    @property
    def as_list(self) -> list[str]:
        return [term for part in analysis.BETWEEN.split(self.terms) if (term := part.strip())]
