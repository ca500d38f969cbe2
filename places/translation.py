from modeltranslation.translator import TranslationOptions, register

from core.languages import SOURCE
from places.models import Province, Town


@register(Province)
class ProvinceTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = {SOURCE: ("name",)}


@register(Town)
class TownTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = {SOURCE: ("name",)}
