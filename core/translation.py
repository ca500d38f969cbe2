from modeltranslation.translator import TranslationOptions, register

from core.languages import SOURCE
from core.models import Image, MenuItem, SiteSettings


@register(Image)
class ImageTranslation(TranslationOptions):
    fields = ("alt",)


@register(SiteSettings)
class SiteSettingsTranslation(TranslationOptions):
    fields = ("name", "tagline", "address")
    required_languages = {SOURCE: ("name",)}


@register(MenuItem)
class MenuItemTranslation(TranslationOptions):
    fields = ("label",)
    required_languages = {SOURCE: ("label",)}
