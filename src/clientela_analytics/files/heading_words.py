"""The headings companies give to the columns of orders and customers, by what they mean."""

from __future__ import annotations

# English | simplified | traditional | Spanish, the clearest first; written as `normal_heading` leaves them.
HEADING_WORDS: dict[str, str] = {
    "customer_id": (
        "customer id|customer number|customer code|customer no|cust id|cust no|client id|client code"
        "|client number|account number|account id|account code|buyer id|member id|user id|sold to"
        "|partner id|shop id|store number|company id|客户id|客户编号|客户编码|客户代码|客户号|顾客编号"
        "|顾客id|会员编号|会员id|会员号|会员卡号|买家id|买家会员名|用户id|往来单位编码|客戶id|客戶編號"
        "|客戶代碼|客戶代號|客戶編碼|顧客編號|會員編號|會員代號|買家id|用戶id|id cliente|codigo cliente"
        "|cod cliente|numero cliente|n cliente|no cliente|clave cliente"
    ),
    "customer_name": (
        "customer name|customer|client name|client|buyer name|buyer|account name|account|company name"
        "|bill to name|ship name|store name|partner|客户名称|客户姓名|客户|顾客名称|顾客|购货单位|往来单位"
        "|买家昵称|买家|会员姓名|收货单位|店铺名称|客戶名稱|客戶姓名|客戶|顧客|買家|購貨單位|會員姓名"
        "|nombre cliente|cliente|razon social|comprador|cuenta"
    ),
    "order_number": (
        "order number|order id|order no|order|invoice number|invoice no|invoice id|invoice|sales order"
        "|so number|document number|document no|receipt number|receipt no|receipt id|transaction id"
        "|bill number|bill no|voucher no|po number|订单编号|订单号|订单号码|订单id|单据编号|单据号|单号"
        "|销售单号|发票号|发票号码|出库单号|交易编号|交易号|流水号|訂單編號|訂單號碼|訂單號|訂單id|單據編號"
        "|單號|銷貨單號|發票號碼|交易編號|numero pedido|id pedido|n pedido|pedido|no pedido|orden"
        "|numero orden|numero factura|n factura|factura|documento|folio"
    ),
    "date": (
        "order date|invoice date|date|sale date|sales date|transaction date|purchase date|document date"
        "|posting date|order time|order datetime|created at|ordered at|ordered on|order created at"
        "|timestamp|datetime|day|订单日期|下单日期|下单时间|订单创建时间|订单时间|日期|单据日期|销售日期"
        "|开票日期|发票日期|交易日期|交易时间|购买日期|成交时间|时间|訂單日期|下單日期|下單時間|訂單時間"
        "|單據日期|銷售日期|銷貨日期|發票日期|購買日期|時間|fecha pedido|fecha|fecha orden|fecha factura"
        "|fecha venta|fecha documento|fecha compra|fecha hora"
    ),
    "product_code": (
        "product code|product id|product number|stock code|sku|item number|item code|item id|item no"
        "|article number|article no|material number|part number|upc|ean|barcode|产品编号|产品编码|产品代码"
        "|产品id|商品编码|商品编号|商品代码|商品id|货号|存货编码|物料编码|物料号|条码|条形码|款号|產品編號"
        "|產品代碼|產品id|商品編號|商品代碼|料號|貨號|品號|條碼|codigo producto|id producto|cod producto"
        "|referencia|codigo articulo|cod articulo|clave producto|codigo barras"
    ),
    "product_name": (
        "product name|product|product description|item description|item name|item|description|article|goods"
        "|material|产品名称|产品|商品名称|商品|品名|货品名称|货品|存货名称|物料名称|宝贝名称|產品名稱|產品"
        "|商品名稱|貨品名稱|品項|nombre producto|producto|descripcion|articulo|descripcion producto"
        "|descripcion articulo"
    ),
    "category": (
        "category|product category|category name|product line|product group|item group|product type"
        "|department|product family|sub category|subcategory|产品类别|商品类别|类别|类目|品类|产品分类"
        "|商品分类|分类|产品线|大类|產品類別|商品類別|類別|品類|產品分類|商品分類|分類|產品線|大類"
        "|categoria|categoria producto|familia|linea producto|grupo|linea"
    ),
    "quantity": (
        "quantity|qty|quantity ordered|order quantity|units|units sold|pieces|pcs|number of units"
        "|bottles sold|volume|count|数量|件数|销售数量|订购数量|购买数量|订单数量|出库数量|销量|數量|件數"
        "|銷售數量|訂購數量|購買數量|訂單數量|銷量|cantidad|cant|unidades|uds|piezas"
    ),
    "unit_price": (
        "unit price|price|price each|sales price|selling price|item price|public price|list price|单价|售价"
        "|价格|销售单价|含税单价|成交价|單價|售價|價格|銷售單價|含稅單價|成交價|precio unitario|precio"
        "|precio venta|pvp|precio unidad"
    ),
    "amount": (
        "amount|line amount|line total|sales amount|net amount|total amount|total price|sales|sale dollars"
        "|revenue|net sales|extended price|invoice amount|total|turnover|dollar value|close value|value"
        "|金额|销售额|销售金额|订单金额|总金额|总价|价税合计|实付金额|买家实际支付金额|应付金额|小计|合计"
        "|金額|銷售額|銷售金額|訂單金額|總金額|總價|實付金額|小計|合計|importe|importe total|importe linea"
        "|importe neto|monto|total linea|ventas|venta|valor"
    ),
    "currency": (
        "currency|currency code|iso currency|币种|货币|币别|货币代码|幣種|幣別|貨幣|moneda|divisa"
        "|codigo moneda"
    ),
    "discount": (
        "discount|discount rate|discount percent|discount amount|rebate|折扣|折扣率|折扣额|优惠|优惠金额"
        "|折扣額|優惠|優惠金額|descuento|dto|porcentaje descuento|bonificacion"
    ),
    "cost": (
        "cost|unit cost|cost price|purchase price|cogs|standard cost|成本|成本价|单位成本|进价|采购价"
        "|成本價|單位成本|進價|採購價|costo|coste|costo unitario|coste unitario|precio costo|precio coste"
    ),
    "status": (
        "order status|status|state of order|订单状态|状态|交易状态|单据状态|訂單狀態|狀態|交易狀態|單據狀態"
        "|estado pedido|estado|estatus|situacion"
    ),
    "region": (
        "region|territory|province|state|area|sales region|sales territory|district|ship region|地区|区域"
        "|大区|省份|省|省自治区|销售区域|销售大区|地區|區域|大區|省自治區|銷售區域|region ventas|provincia"
        "|zona|territorio|comunidad"
    ),
    "country": "country|country name|nation|country code|ship country|国家|国别|國家|國別|pais|nacion",
    "city": (
        "city|town|ship city|municipality|城市|市|所在城市|收货城市|縣市|城市名稱|ciudad|poblacion"
        "|localidad|municipio"
    ),
    "salesperson": (
        "salesperson|sales person|sales rep|sales representative|sales agent|salesman|account manager"
        "|seller|agent|employee|rep|业务员|销售员|销售人员|销售代表|业务代表|跟单员|经办人|業務員|業務"
        "|業務代表|銷售員|銷售人員|銷售代表|vendedor|comercial|agente|representante|ejecutivo ventas"
        "|agente comercial"
    ),
    "code": (
        "customer code|customer number|customer id|customer no|code|account number|account code|client id"
        "|client code|company id|cust id|partner id|id|ref|reference|客户编号|客户编码|客户代码|客户id"
        "|客户号|编号|编码|代码|会员编号|会员号|客戶編號|客戶代碼|客戶代號|客戶id|編號|代碼|代號|會員編號"
        "|codigo cliente|id cliente|numero cliente|codigo|clave|cod cliente|referencia"
    ),
    "name": (
        "customer name|company name|name|customer|company|account name|account|client name|client"
        "|business name|organization|organisation|legal name|full name|shop name|store name|客户名称"
        "|客户姓名|公司名称|单位名称|企业名称|名称|客户|公司|店名|店铺名称|企业|客戶名稱|公司名稱|單位名稱"
        "|企業名稱|名稱|客戶|店鋪名稱|nombre cliente|razon social|nombre|empresa|cliente|nombre empresa"
        "|nombre comercial|denominacion"
    ),
    "other_names": (
        "short name|other names|other name|alias|aliases|trade name|dba|english name|former name"
        "|abbreviation|简称|客户简称|别名|英文名|英文名称|曾用名|简写|簡稱|客戶簡稱|別名|英文名稱|曾用名稱"
        "|nombre corto|alias comercial|otros nombres|nombre ingles|abreviatura"
    ),
    "contact": (
        "contact name|contact|contact person|primary contact|attention|attn|contact full name|联系人"
        "|联系人姓名|联络人|主要联系人|负责人姓名|联系人名称|聯絡人|聯繫人|聯絡人姓名|主要聯絡人|contacto"
        "|nombre contacto|persona contacto|contacto principal"
    ),
    "post": (
        "contact title|job title|position|post|title|role|contact position|职位|职务|岗位|联系人职务|职称"
        "|職位|職務|職稱|聯絡人職稱|cargo|puesto|cargo contacto|funcion"
    ),
    "mobile": (
        "mobile|mobile phone|mobile number|cell phone|cell|cellphone|手机|手机号|手机号码|联系手机|移动电话"
        "|手機|手機號碼|手機號|行動電話|movil|celular|telefono movil|telefono celular"
    ),
    "phone": (
        "phone|telephone|phone number|tel|telephone number|office phone|landline|contact phone|电话"
        "|联系电话|电话号码|固定电话|座机|办公电话|公司电话|電話|聯絡電話|聯繫電話|電話號碼|市話|公司電話"
        "|telefono|tel fijo|telefono fijo|numero telefono|telefono contacto"
    ),
    "email": (
        "email|e mail|email address|mail|contact email|邮箱|电子邮箱|电子邮件|邮件|邮箱地址|郵箱|電子郵件"
        "|電子郵箱|電子信箱|信箱|correo|correo electronico|email contacto|direccion correo"
    ),
    "address": (
        "address|street address|street|address line 1|address1|addressline1|billing address"
        "|shipping address|delivery address|地址|详细地址|公司地址|收货地址|联系地址|送货地址|街道|通讯地址"
        "|詳細地址|收貨地址|聯絡地址|送貨地址|通訊地址|direccion|domicilio|calle|direccion envio"
        "|direccion fiscal"
    ),
    "tier": (
        "tier|customer tier|customer level|level|grade|customer grade|class|rank|segment|客户等级|等级"
        "|客户级别|级别|会员等级|客户类别|客戶等級|等級|客戶級別|級別|會員等級|nivel|nivel cliente"
        "|clasificacion|segmento|categoria cliente"
    ),
    "credit_limit": (
        "credit limit|credit line|credit|信用额度|授信额度|信用限额|额度|信用額度|授信額度|額度"
        "|limite credito|linea credito|credito"
    ),
    "payment_terms": (
        "payment terms|terms|payment condition|payment method|credit days|付款条件|付款方式|结算方式|账期"
        "|付款期限|付款條件|結算方式|帳期|賬期|condiciones pago|forma pago|terminos pago|plazo pago"
        "|dias credito"
    ),
    "tax_id": (
        "tax id|tax number|vat number|vat|vat id|tax code|tax registration number|税号|纳税人识别号"
        "|统一社会信用代码|社会信用代码|税务登记号|稅號|統一編號|統編|納稅人識別號|nif|cif|rfc|ruc|nit|rut"
        "|cuit|id fiscal|numero fiscal|identificacion fiscal"
    ),
    "birthday": (
        "birthday|birth date|date of birth|dob|生日|出生日期|联系人生日|出生年月|聯絡人生日|cumpleanos"
        "|fecha nacimiento"
    ),
    "stage": (
        "stage|customer stage|lifecycle stage|deal stage|lead status|customer status|status|阶段|客户阶段"
        "|客户状态|跟进阶段|跟进状态|状态|階段|客戶階段|客戶狀態|跟進階段|狀態|etapa|fase|etapa cliente"
        "|estado cliente|estado"
    ),
    "source": (
        "source|lead source|customer source|origin|lead origin|channel|来源|客户来源|线索来源|渠道|來源"
        "|客戶來源|線索來源|通路|origen|fuente|origen cliente|canal"
    ),
    "tags": "tags|tag|labels|label|keywords|标签|客户标签|标记|類型標籤|標籤|客戶標籤|etiquetas|etiqueta",
    "owner": (
        "owner|account owner|account manager|sales rep|salesperson|sales representative|assigned to"
        "|responsible|负责人|业务员|客户经理|所属业务员|归属人|跟进人|销售代表|負責人|業務員|客戶經理"
        "|跟進人|業務代表|responsable|vendedor|comercial|propietario|ejecutivo|asignado"
    ),
    "note": (
        "note|notes|remark|remarks|comment|comments|memo|description|备注|说明|附注|描述|備註|說明|附註"
        "|notas|nota|observaciones|comentarios|comentario|observacion"
    ),
    "website": (
        "website|web site|web|homepage|url|www|网站|网址|官网|主页|網站|網址|官網|首頁|sitio web|pagina web"
        "|web empresa"
    ),
    "latitude": "latitude|lat|gps latitude|纬度|緯度|latitud",
    "longitude": "longitude|lng|lon|long|gps longitude|经度|經度|longitud",
}
