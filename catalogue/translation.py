from modeltranslation.translator import TranslationOptions, register

from catalogue.models import Family, Label, Product, ProductStep, ProductVariant, TourismDetails
from core.languages import SOURCE


@register(Family)
class FamilyTranslation(TranslationOptions):
    fields = ("name", "description")
    required_languages = {SOURCE: ("name",)}


@register(Label)
class LabelTranslation(TranslationOptions):
    fields = ("name", "description", "issuer")
    required_languages = {SOURCE: ("name",)}


@register(Product)
class ProductTranslation(TranslationOptions):
    fields = ("name", "summary", "description", "composition", "origin")
    required_languages = {SOURCE: ("name",)}


@register(ProductVariant)
class ProductVariantTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = {SOURCE: ("name",)}


@register(ProductStep)
class ProductStepTranslation(TranslationOptions):
    fields = ("title", "text")
    required_languages = {SOURCE: ("title",)}


@register(TourismDetails)
class TourismDetailsTranslation(TranslationOptions):
    fields = ("meeting_point", "access")
