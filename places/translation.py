from modeltranslation.translator import TranslationOptions, register

from places.models import Province, Town


@register(Province)
class ProvinceTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = {"fr": ("name",)}


@register(Town)
class TownTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = {"fr": ("name",)}
