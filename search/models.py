from collections.abc import Iterable, Mapping
from datetime import date
from functools import reduce
from operator import or_
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.models import PublicModel
from search import analysis


class PublicDocumentQuerySet(models.QuerySet["PublicDocument"]):
    def of(self, ids: Mapping[str, Iterable[int]]) -> Self:
        """Those of these objects, given by the names of their kinds, as the table is indexed; one query."""
        of_kinds = (Q(kind=kind, object_id__in=some) for kind, some in ids.items() if some)
        return self.filter(reduce(or_, of_kinds, Q(pk__in=[])))


class PublicDocument(models.Model):
    """What may be found of an object in one language: nothing that is not public ever stands here."""

    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    language = models.CharField(max_length=2)
    title = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)

    objects = PublicDocumentQuerySet.as_manager()

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
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("groups of synonyms")
        ordering = ["terms"]

    def __str__(self) -> str:
        return self.terms

    def clean(self) -> None:
        """At least two terms that say something, or the group does nothing."""
        terms = {analysis.fold(term) for term in self.as_list if not analysis.says_nothing(term)}
        if len(terms) < 2:
            raise ValidationError(
                {
                    "terms": _(
                        "Write at least two different words or terms, with a comma between them."
                    )
                }
            )

    @property
    def as_list(self) -> list[str]:
        return [term for part in analysis.BETWEEN.split(self.terms) if (term := part.strip())]


class PinnedResult(PublicModel):
    """An object that comes first where visitors ask for certain words; see search.pins."""

    in_listings = False  # what is found and counted stays the same

    words = models.CharField(
        _("words of the visitor"),
        max_length=500,
        help_text=_(
            "As visitors type them, several questions between commas: olive oil, زيت الزيتون. A question that says"
            " just these words in another form (oils, olives) counts as the same, one with further words does not."
        ),
    )
    kind = models.CharField(max_length=20, editable=False)
    object_id = models.PositiveBigIntegerField(editable=False)
    position = models.PositiveSmallIntegerField(
        _("position"),
        default=1,
        help_text=_("Its rank among the results pinned to the same words."),
    )

    class Meta:
        verbose_name = _("pinned result")
        verbose_name_plural = _("pinned results")
        ordering = ["words", "position", "pk"]

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        """At least one question that can be asked, or the pin does nothing."""
        if all(map(analysis.says_nothing, self.questions)):
            raise ValidationError({"words": _("Write at least one word that visitors look for.")})

    @property
    def questions(self) -> list[str]:
        return analysis.BETWEEN.split(self.words)


OFTEN = 10  # times in a month; what is typed less often may be somebody's own words


def months_before(day: date, months: int) -> date:
    """The first day of the month so many before that of `day`."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, 1)


class UnmetDemandQuerySet(models.QuerySet):
    def forgettable(self) -> Self:
        """Of more than thirteen months ago, unless many asked for it."""
        return self.filter(month__lt=months_before(timezone.localdate(), 13), count__lt=OFTEN)


class UnmetDemand(models.Model):
    """How often in a month a question in words had no answer; see search.demand. Nothing tells who asked."""

    month = models.DateField(_("month"), help_text="Its first day.")
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    words = models.CharField(
        max_length=60, help_text="As compared: the same for all spellings of one question."
    )
    shown = models.CharField(_("words"), max_length=60, help_text="As they were first typed.")
    sector = models.CharField(_("sector"), max_length=20, blank=True)
    filtered = models.BooleanField(
        _("found, but excluded by the filters"),
        help_text="Whether the words alone find something that the filters leave out.",
    )
    count = models.PositiveIntegerField(_("how often"))

    objects = UnmetDemandQuerySet.as_manager()

    class Meta:
        verbose_name = _("question without an answer")
        verbose_name_plural = _("questions without an answer")
        ordering = ["-month", "-count", "words"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["month", "language", "words", "sector", "filtered"],
                name="unmet_demand_once",
            )
        ]

    def __str__(self) -> str:
        return self.shown
