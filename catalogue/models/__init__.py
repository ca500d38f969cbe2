from .enquiries import Enquiry, EnquiryItem
from .error_reports import ErrorReport
from .families import Family
from .labels import Label, MemberLabel, ProductLabel
from .product_rows import (
    ProductPhoto,
    ProductStep,
    ProductVariant,
    RelatedProduct,
    TourismDetails,
)
from .products import Product
from .selections import Selection, SelectionItem
from .sought import SoughtItem

__all__ = [
    "Enquiry",
    "EnquiryItem",
    "ErrorReport",
    "Family",
    "Label",
    "MemberLabel",
    "Product",
    "ProductLabel",
    "ProductPhoto",
    "ProductStep",
    "ProductVariant",
    "RelatedProduct",
    "Selection",
    "SelectionItem",
    "SoughtItem",
    "TourismDetails",
]
