from wagtail.admin.forms.models import WagtailAdminModelForm


class ProductForm(WagtailAdminModelForm):
    """The variants are given to the product before it is checked: Product.clean compares those that were typed."""

    def _post_clean(self) -> None:
        variants = self.formsets.get("variants")
        if variants is not None and variants.is_valid():
            variants.save(commit=False)
        super()._post_clean()
