"""What can go wrong with products, in words."""

from django.utils.translation import gettext as _

from clientela.kernel.errors import BusinessError, InvalidInput, NotFound


class ProductMissing(NotFound):
    """There is no product of this reference."""

    def __init__(self) -> None:
        super().__init__("catalog.no_product", _("This product is not there."))


class CategoryMissing(NotFound):
    """There is no category of this reference."""

    def __init__(self) -> None:
        super().__init__("catalog.no_category", _("This category is not there."))


class CodeTaken(InvalidInput):
    """Another product has the code."""

    def __init__(self, code: str) -> None:
        message = _("Another product has the code %(code)s. Choose a free one.") % {"code": code}
        super().__init__("catalog.code_taken", message, {"code": message}, taken=code)


class CategoryTaken(InvalidInput):
    """The parent has a category of this name."""

    def __init__(self, name: str) -> None:
        message = _("There is a category %(name)s here already.") % {"name": name}
        super().__init__("catalog.category_taken", message, {"name": message})


class CategoryInUse(BusinessError):
    """A category with products or parts cannot go."""

    def __init__(self) -> None:
        super().__init__("catalog.category_in_use", _("Move its products and parts elsewhere first."))
