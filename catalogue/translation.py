from modeltranslation.translator import TranslationOptions, register

from catalogue.models import Family, Label, Product, ProductStep, ProductVariant, TourismDetails


@register(Family)
class FamilyTranslation(TranslationOptions):
    fields = ("name", "description")


@register(Label)
class LabelTranslation(TranslationOptions):
    fields = ("name", "description", "issuer")


@register(Product)
class ProductTranslation(TranslationOptions):
    fields = ("name", "summary", "description", "composition", "origin")


@register(ProductVariant)
class ProductVariantTranslation(TranslationOptions):
    fields = ("name",)


@register(ProductStep)
class ProductStepTranslation(TranslationOptions):
    fields = ("title", "text")


@register(TourismDetails)
class TourismDetailsTranslation(TranslationOptions):
    fields = ("meeting_point", "access")
