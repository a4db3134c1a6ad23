"""What a column means, by its heading and its values."""

import pytest

from clientela_analytics.files import CUSTOMER_FIELDS, ORDER_FIELDS, ColumnLayout, ColumnType, guess_fields

ORDERS = {
    "English": "Customer ID,Customer Name,Order ID,Order Date,SKU,Product,Category,Qty,Unit Price,Line Total,Currency,"
    "Discount (%),Cost,Order Status,Region,Country,City,Sales Rep",
    "run together": "CustomerNo,CUSTOMERNAME,ORDERNUMBER,order_date,StockCode,product-name,PRODUCTLINE,QUANTITYORDERED,"
    "PriceEach,TotalAmount,CurrencyCode,discount_rate,UnitCost,STATUS,TERRITORY,COUNTRY,CITY,salesperson",
    "simplified": "客户编号,客户名称,订单编号,下单日期,商品编码,商品名称,类别,数量,单价（元）,销售金额,"
    "币种,折扣,成本价,订单状态,地区,国家,城市,业务员",
    "traditional": "客戶代號,客戶名稱,訂單編號,訂單日期,品號,產品名稱,類別,數量,單價,金額,"
    "幣別,折扣,成本,訂單狀態,地區,國家,城市,業務員",
    "Spanish": "Código de cliente,Razón social,Nº Pedido,Fecha,Código artículo,Descripción,Categoría,Cantidad,"
    "Precio unitario,Importe,Moneda,Descuento,Coste,Estado,Provincia,País,Ciudad,Vendedor",
}
CUSTOMERS = {
    "English": "Code,Company Name,Short Name,Contact Person,Job Title,Mobile,Phone,E-mail,Address,City,Region,"
    "Customer Level,Credit Limit,Payment Terms,VAT Number,Birthday,Stage,Lead Source,Tags,Account Manager,Remarks,"
    "Website,Lat,Lng",
    "simplified": "客户编码,客户名称,简称,联系人,职务,手机号,联系电话,电子邮箱,详细地址,城市,省份,客户等级,信用额度,"
    "付款方式,税号,生日,客户阶段,客户来源,标签,负责人,备注,网址,纬度,经度",
    "traditional": "客戶編號,公司名稱,簡稱,聯絡人,職稱,手機,電話,電子郵件,地址,縣市,地區,客戶等級,信用額度,付款條件,"
    "統一編號,生日,客戶階段,客戶來源,標籤,負責人,備註,網站,緯度,經度",
    "Spanish": "Código,Nombre,Nombre corto,Contacto,Cargo,Móvil,Teléfono,Correo electrónico,Dirección,Ciudad,"
    "Zona,Nivel,Límite de crédito,Condiciones de pago,NIF,Fecha de nacimiento,Etapa,Origen,Etiquetas,"
    "Responsable,Observaciones,Página web,Latitud,Longitud",
}


@pytest.mark.parametrize("language", ORDERS)
def test_the_headings_of_order_lines(language):
    headings = ORDERS[language].split(",")
    guesses = guess_fields(headings, ORDER_FIELDS)
    assert {field: guess.heading for field, guess in guesses.items()} == dict(
        zip(ORDER_FIELDS, headings, strict=True)
    )


@pytest.mark.parametrize("language", CUSTOMERS)
def test_the_headings_of_customers(language):
    headings = CUSTOMERS[language].split(",")
    guesses = guess_fields(headings, CUSTOMER_FIELDS)
    found = {field: guess.heading for field, guess in guesses.items()}
    assert found == dict(zip(CUSTOMER_FIELDS, headings, strict=True))


def test_exact_words_are_surer_than_words_within_a_heading():
    guesses = guess_fields(["Billing city of the buyer", "Amount"], ["city", "amount"])
    assert guesses["amount"].confidence >= 0.9 > guesses["city"].confidence


def test_each_column_is_taken_once_and_strangers_not_at_all():
    guesses = guess_fields(["Customer", "Freight", "Row ID"], ORDER_FIELDS)
    assert {field: guess.heading for field, guess in guesses.items()} == {"customer_name": "Customer"}


def test_a_joined_heading_is_known_by_its_lowest_part():
    assert guess_fields(["订单 / 数量", "订单 / 编号"], ["quantity"])["quantity"].heading == "订单 / 数量"


def test_a_lone_column_of_days_is_the_date():
    columns = [
        ColumnLayout("Wann", ColumnType.DATE, "dmy", samples=("01.02.2026",)),
        ColumnLayout("Was", ColumnType.TEXT, samples=("x",)),
    ]
    assert guess_fields(columns, ["date", "amount"])["date"].heading == "Wann"


def test_values_that_cannot_be_speak_against_a_heading():
    columns = [
        ColumnLayout("Total", ColumnType.TEXT, samples=("see note",)),
        ColumnLayout("Sum of sales", ColumnType.DECIMAL, samples=("1.5",)),
        ColumnLayout("Do not email", ColumnType.BOOLEAN, samples=("Yes", "No")),
    ]
    guesses = guess_fields(columns, ["amount", "email"])
    assert guesses["amount"].heading == "Sum of sales"
    assert "email" not in guesses


def test_addresses_and_mobile_numbers_are_known_by_their_looks():
    columns = [
        ColumnLayout("x", ColumnType.TEXT, samples=("li@yy.com", "a.b@c.cn")),
        ColumnLayout("y", ColumnType.INTEGER, samples=("13800138001", "139 0013 9002")),
    ]
    found = {field: guess.heading for field, guess in guess_fields(columns, CUSTOMER_FIELDS).items()}
    assert found == {"email": "x", "mobile": "y"}
