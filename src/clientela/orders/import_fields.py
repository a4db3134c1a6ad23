"""Which columns of a file of order lines mean what."""

from django.utils.translation import gettext_lazy as _

from clientela.imports.services import Field, Kind, Option, Reason
from clientela_analytics.columns import SYNONYMS

CUSTOMER_CODES = (
    "customer id", "customer no", "customer number", "customer code", "cust id", "client id", "client code",
    "account id",
    "account no", "buyer id", "member id", "user id", "shop id", "客户id", "客户编号", "客户编码", "客户代码",
    "客户号", "顾客id",
    "顾客编号", "会员编号", "会员id", "会员号", "买家id", "用户id", "客戶id", "客戶編號", "客戶代碼",
    "客戶代號", "顧客編號", "會員編號",
    "id cliente", "id de cliente", "codigo cliente", "codigo de cliente", "cod cliente", "num cliente",
)  # fmt: skip
PRODUCT_NAMES = (
    "description", "product name", "item name", "product description", "product", "item", "产品名称",
    "商品名称", "品名", "产品",
    "商品", "產品名稱", "商品名稱", "descripcion", "nombre del producto", "producto", "articulo",
)  # fmt: skip
CUSTOMER_NAMES = tuple(word for word in SYNONYMS["customer"] if word not in CUSTOMER_CODES)
PRODUCT_CODES = tuple(word for word in SYNONYMS["product"] if word not in PRODUCT_NAMES)

FIELDS = (
    Field("number", _("Order number"), Kind.CODE, is_required=True, longest=40, synonyms=SYNONYMS["order"]),
    Field("ordered_at", _("Date"), Kind.MOMENT, is_required=True, synonyms=SYNONYMS["date"]),
    Field("customer", _("Customer code"), Kind.CODE, longest=40, synonyms=CUSTOMER_CODES),
    Field("customer_name", _("Customer name"), longest=160, synonyms=CUSTOMER_NAMES),
    Field("product", _("Product code"), Kind.CODE, longest=60, synonyms=PRODUCT_CODES),
    Field("product_name", _("Product"), longest=200, synonyms=PRODUCT_NAMES),
    Field("category", _("Category"), longest=120, synonyms=SYNONYMS["category"]),
    Field("quantity", _("Quantity"), Kind.QUANTITY, synonyms=SYNONYMS["quantity"]),
    Field("unit_price", _("Price"), Kind.PRICE, synonyms=SYNONYMS["price"]),
    Field("amount", _("Amount of the line"), Kind.PRICE, synonyms=SYNONYMS["amount"]),
    Field("status", _("Status"), longest=60, synonyms=(
        "status", "order status", "state", "订单状态", "状态", "訂單狀態", "狀態", "estado",
        "estado del pedido",
    )),
    Field("customer_number", _("Customer's order no."), Kind.CODE, longest=60, synonyms=(
        "po number", "customer po", "purchase order", "客户单号", "客户订单号", "客戶訂單號",
        "pedido del cliente",
    )),
    Field("currency", _("Currency"), Kind.CODE, longest=3, synonyms=(
        "currency", "币种", "货币", "幣別", "moneda", "divisa",
    )),
    Field("city", _("City of new customers"), longest=60, synonyms=(
        "city", "customer city", "城市", "客户城市", "ciudad", "country", "国家", "國家", "pais",
    )),
)  # fmt: skip
NEEDS = (("customer", "customer_name"), ("product", "product_name"), ("unit_price", "amount"))
OPTIONS = (
    Option("existing", _("Orders you have"),
        (("update", _("Update them")), ("keep", _("Leave them as they are")))
    ),
    Option("customers", _("Customers you do not have"),
        (("create", _("Add them")), ("leave", _("Leave their orders out")))
    ),
    Option("nameless", _("Orders without a customer"),
        (("leave", _("Leave them out")), ("walk_in", _("Book them to walk-in customers")))
    ),
    Option("products", _("Products you do not have"),
        (("create", _("Add them")), ("text", _("Keep only what the line says")))
    ),
    Option("owner", _("Owner of new customers"), (("me", _("Me")), ("nobody", _("Nobody")))),
)  # fmt: skip
REASONS = (
    Reason("no_customer", _("No customer named")),
    Reason("two_customers", _("One order number, two customers")),
    Reason("unknown_customer", _("Not among your customers")),
    Reason("not_yours", _("Belongs to a customer who is not yours")),
    Reason("no_product", _("No product named")),
    Reason("no_price", _("Neither price nor amount"), remedies=("cell",)),
    Reason("order_incomplete", _("Another row of this order is left out")),
    Reason("order_differs", _("You have this order with other content"), "change"),
)
