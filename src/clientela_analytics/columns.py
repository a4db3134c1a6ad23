"""Which column of a file holds what, found by its name in English, Chinese or Spanish."""

import unicodedata
from collections.abc import Iterable, Mapping

from clientela_analytics.errors import InputError

FIELDS = ("customer", "order", "date", "product", "category", "quantity", "price", "amount")

SYNONYMS: dict[str, tuple[str, ...]] = {
    "customer": (
        "customer id", "customer", "customer no", "customer number", "customer code", "cust id", "client id", "client",
        "client code", "account id", "account", "account no", "buyer id", "buyer", "member id", "user id", "shop id",
        "customer name", "client name", "company", "sold to", "partner", "客户id", "客户编号", "客户编码", "客户代码",
        "客户号", "客户", "顾客id", "顾客编号", "会员编号", "会员id", "会员号", "买家id", "买家会员名", "买家昵称", "用户id",
        "购货单位", "往来单位", "客户名称", "客户姓名", "客戶id", "客戶編號", "客戶代碼", "客戶代號", "客戶", "客戶名稱",
        "顧客編號", "會員編號", "id cliente", "id de cliente", "codigo cliente", "codigo de cliente", "cod cliente",
        "num cliente", "numero de cliente", "n cliente", "cliente", "nombre del cliente", "cuenta",
    ),
    "order": (
        "order id", "order no", "order number", "order", "invoice no", "invoice number", "invoice id", "invoice",
        "document no", "document number", "receipt no", "receipt id", "transaction id", "bill no", "so number",
        "sales order", "voucher no", "订单id", "订单编号", "订单号", "单据编号", "单据号", "单号", "发票号", "发票号码",
        "销售单号", "出库单号", "交易编号", "訂單id", "訂單編號", "訂單號碼", "訂單號", "單據編號", "單號", "發票號碼",
        "pedido", "id pedido", "id de pedido", "num pedido", "numero de pedido", "n pedido", "factura", "num factura",
        "numero de factura", "n factura", "documento",
    ),
    "date": (
        "order date", "invoice date", "date", "ordered on", "ordered at", "sale date", "sales date", "transaction date",
        "purchase date", "document date", "posting date", "day", "date time", "datetime", "timestamp", "created at",
        "order time", "order timestamp", "订单日期", "下单日期", "下单时间", "订单创建时间", "日期", "单据日期", "销售日期",
        "开票日期", "发票日期", "交易日期", "交易时间", "付款时间", "订单付款时间", "时间", "訂單日期", "下單日期", "日期",
        "單據日期", "銷售日期", "發票日期", "交易日期", "時間", "fecha", "fecha de pedido", "fecha pedido",
        "fecha de factura", "fecha factura", "fecha de venta", "fecha venta", "fecha documento",
    ),
    "product": (
        "stock code", "product id", "product code", "sku", "item id", "item code", "item no", "item number", "product",
        "item", "article", "article no", "material", "upc", "ean", "barcode", "part number", "product name",
        "description", "产品id", "产品编号", "产品编码", "商品编码", "商品编号", "商品id", "商品代码", "存货编码", "物料编码",
        "货号", "条码", "产品", "商品", "产品名称", "商品名称", "品名", "產品id", "產品編號", "商品編號", "商品代碼", "料號",
        "貨號", "條碼", "產品", "產品名稱", "商品名稱", "id producto", "id de producto", "codigo producto",
        "codigo de producto", "cod producto", "referencia", "articulo", "codigo articulo", "cod articulo", "producto",
        "descripcion",
    ),
    "category": (
        "category", "product category", "product line", "product group", "item group", "department", "family",
        "sub category", "class", "产品类别", "商品类别", "类别", "类目", "品类", "分类", "产品线", "大类", "產品類別",
        "商品類別", "類別", "分類", "品類", "產品線", "categoria", "familia", "grupo", "linea de producto", "linea",
    ),
    "quantity": (
        "quantity", "qty", "quantity ordered", "units", "pieces", "pcs", "count", "number", "number of units", "volume",
        "数量", "件数", "销量", "购买数量", "订购数量", "销售数量", "數量", "件數", "銷量", "訂購數量", "銷售數量", "cantidad",
        "cant", "unidades", "uds", "piezas",
    ),
    "price": (
        "unit price", "price", "price each", "unit cost", "sales price", "单价", "售价", "价格", "含税单价", "销售单价", "單價",
        "售價", "價格", "含稅單價", "precio unitario", "precio", "precio unit", "pvp", "precio de venta",
    ),
    "amount": (
        "amount", "line amount", "line total", "sales amount", "net amount", "total amount", "sales", "revenue",
        "net sales", "total", "dollar value", "extended price", "value", "turnover", "金额", "销售额", "销售金额", "总金额",
        "实付金额", "买家实际支付金额", "价税合计", "小计", "金額", "銷售額", "銷售金額", "總金額", "實付金額", "小計", "importe",
        "importe linea", "importe neto", "total linea", "monto", "venta", "ventas", "valor", "importe total",
    ),
}  # fmt: skip
REQUIRED = ("customer", "date")


def find_columns(names: Iterable[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """The column of each field: as `chosen`, else by name; raises InputError where the needed ones are not found."""
    available = list(names)
    found = {field: _chosen_column(field, column, available) for field, column in chosen.items()}
    by_key = {_key(name): name for name in reversed(available)}
    for field in FIELDS:
        free = {key: name for key, name in by_key.items() if name not in found.values()}
        match = next((free[_key(word)] for word in SYNONYMS[field] if _key(word) in free), None)
        if match is not None and field not in found:
            found[field] = match
    if "price" in found and "amount" in found and "amount" not in chosen:
        _keep_one_money_column(found, chosen)
    _require_enough(found, available)
    return found


def parse_choice(text: str) -> dict[str, str]:
    """Read 'customer=CustomerID,order=InvoiceNo'; raises InputError for an unknown field."""
    chosen = {}
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        field, equals, column = part.partition("=")
        if not equals or field.strip() not in FIELDS or not column.strip():
            raise InputError(f"--columns: {part!r} is not one of {', '.join(f'{name}=COLUMN' for name in FIELDS)}.")
        chosen[field.strip()] = column.strip()
    return chosen


def _chosen_column(field: str, column: str, available: list[str]) -> str:
    for name in available:
        if name == column or _key(name) == _key(column):
            return name
    raise InputError(f"There is no column {column!r} for {field}; the file has {', '.join(available)}.")


def _keep_one_money_column(found: dict[str, str], chosen: Mapping[str, str]) -> None:
    if "price" in chosen and "quantity" in found:
        del found["amount"]


def _require_enough(found: Mapping[str, str], available: list[str]) -> None:
    missing = [field for field in REQUIRED if field not in found]
    if "amount" not in found and not {"price", "quantity"} <= found.keys():
        missing.append("amount (or price and quantity)")
    if missing:
        raise InputError(
            f"No column found for {', '.join(missing)}; the file has {', '.join(available)}. "
            f"Name it with --columns, for example --columns {missing[0].split()[0]}=COLUMN."
        )


def _key(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in folded if letter.isalnum())
