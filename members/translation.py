from modeltranslation.translator import TranslationOptions, register

from core.languages import SOURCE
from members.models import Organisation


@register(Organisation)
class OrganisationTranslation(TranslationOptions):
    fields = ("name", "summary", "story", "quote", "quote_by", "address")
    required_languages = {SOURCE: ("name",)}
