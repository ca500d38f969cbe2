from modeltranslation.translator import TranslationOptions, register

from catalogue.models import Family, Label, Product, ProductStep, ProductVariant, TourismDetails


@register(Family)
class FamilyTranslation(TranslationOptions):
    fields = ("name", "description")
    required_languages = {"fr": ("name",)}


@register(Label)
class LabelTranslation(TranslationOptions):
    fields = ("name", "description", "issuer")
    required_languages = {"fr": ("name",)}


@register(Product)
class ProductTranslation(TranslationOptions):
    fields = ("name", "summary", "description", "composition", "origin")
    required_languages = {"fr": ("name",)}


@register(ProductVariant)
class ProductVariantTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = {"fr": ("name",)}


@register(ProductStep)
class ProductStepTranslation(TranslationOptions):
    fields = ("title", "text")
    required_languages = {"fr": ("title",)}


@register(TourismDetails)
class TourismDetailsTranslation(TranslationOptions):
    fields = ("meeting_point", "access")
