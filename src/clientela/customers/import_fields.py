"""Which columns of a file of customers mean what."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from clientela.customers.models import Stage
from clientela.imports.services import Field, Kind, Option, Reason
from clientela.staff.queries import active_people, list_regions


def _stages() -> Mapping[str, str]:
    return {**{key: key for key in Stage.values}, **{str(label): key for key, label in Stage.choices}}


def _owners() -> Mapping[str, str]:
    people = active_people().values_list("pk", "username", "name", "alt_name")
    return {word: str(key) for key, *words in people for word in words if word}


def _regions() -> Mapping[str, str]:
    return {region.name: str(region.pk) for region in list_regions()}


FIELDS = (
    Field("code", _("Code"), Kind.CODE, longest=40, synonyms=(
        "customer code", "customer id", "customer no", "customer number", "account no", "code", "id", "ref",
        "external id",
        "客户编号", "客户编码", "客户代码", "客户号", "编号", "編號", "客戶編號", "客戶代號", "codigo",
        "codigo cliente", "id cliente",
    )),
    Field("name", _("Name"), is_required=True, longest=160, synonyms=(
        "name", "customer name", "company", "company name", "customer", "client", "organisation",
        "account name",
        "客户名称", "公司名称", "名称", "客户", "公司", "企业名称", "店名", "客戶名稱", "公司名稱", "名稱",
        "客戶",
        "nombre", "razon social", "cliente", "empresa", "nombre cliente",
    )),
    Field("alt_name", _("Name in another script"), longest=160, synonyms=(
        "alt name", "english name", "local name", "other name", "英文名称", "英文名", "外文名称",
        "nombre comercial",
    )),
    Field("short_name", _("Short name"), longest=60, synonyms=(
        "short name", "abbreviation", "alias", "简称", "客户简称", "簡稱", "nombre corto", "alias",
    )),
    Field("contact", _("Contact"), longest=80, synonyms=(
        "contact", "contact name", "contact person", "联系人", "聯絡人", "联系人姓名", "contacto",
        "persona de contacto",
    )),
    Field("contact_title", _("Contact's post"), longest=80, synonyms=(
        "job title", "position", "title", "职务", "职位", "岗位", "職稱", "cargo", "puesto",
    )),
    Field("mobile", _("Mobile"), longest=40, synonyms=(
        "mobile", "mobile phone", "cell", "cell phone", "手机", "手机号", "手机号码", "手機", "联系手机",
        "movil", "celular",
    )),
    Field("phone", _("Phone"), longest=40, synonyms=(
        "phone", "telephone", "tel", "phone number", "电话", "联系电话", "固定电话", "座机", "電話", "telefono",
    )),
    Field("email", _("Email"), longest=254, synonyms=(
        "email", "e mail", "mail", "邮箱", "电子邮箱", "電子郵件", "correo", "correo electronico",
    )),
    Field("address", _("Address"), longest=200, synonyms=(
        "address", "street", "street address", "address line 1", "地址", "详细地址", "联系地址", "公司地址",
        "direccion", "calle",
    )),
    Field("district", _("District"), longest=60, synonyms=(
        "district", "county", "区", "区县", "區", "distrito",
    )),
    Field("city", _("City"), longest=60, synonyms=(
        "city", "town", "城市", "市", "所在城市", "所在地", "ciudad", "poblacion", "localidad",
    )),
    Field("tax_id", _("Tax id"), Kind.CODE, longest=40, synonyms=(
        "tax id", "vat", "vat no", "vat number", "tax number", "税号", "纳税人识别号", "统一社会信用代码",
        "統一編號", "nif", "cif",
        "rfc", "nit",
    )),
    Field("business", _("Business"), longest=200, synonyms=(
        "business", "industry", "sector", "trade", "行业", "业务", "经营范围", "主营", "行業", "sector",
        "actividad",
    )),
    Field("stage", _("Stage"), Kind.CHOICE, choices=_stages, synonyms=(
        "stage", "customer stage", "客户阶段", "阶段", "客户状态", "階段", "etapa",
    )),
    Field("owner", _("Owner"), Kind.CHOICE, choices=_owners, synonyms=(
        "owner", "sales rep", "salesperson", "representative", "account manager", "负责人", "业务员", "销售",
        "销售代表",
        "負責人", "業務員", "responsable", "vendedor", "comercial",
    )),
    Field("region", _("Region"), Kind.CHOICE, choices=_regions, synonyms=(
        "region", "area", "territory", "大区", "区域", "地区", "區域", "地區", "region", "zona",
    )),
    Field("source", _("Source"), longest=60, synonyms=(
        "source", "lead source", "来源", "客户来源", "來源", "origen",
    )),
    Field("tags", _("Tags"), longest=300, synonyms=("tags", "labels", "标签", "標籤", "etiquetas")),
    Field("terms_days", _("Payment terms in days"), Kind.WHOLE, synonyms=(
        "terms", "payment terms", "terms days", "账期", "付款期限", "信用期", "帳期", "plazo de pago",
    )),
    Field("credit_limit", _("Credit limit"), Kind.PRICE, synonyms=(
        "credit limit", "limit", "信用额度", "授信额度", "信用額度", "limite de credito",
    )),
    Field("price_level", _("Price list"), longest=20, synonyms=(
        "price list", "price level", "价格等级", "tarifa",
    )),
    Field("website", _("Website"), longest=200, synonyms=(
        "website", "web", "url", "网址", "网站", "網站", "sitio web",
    )),
    Field("since_on", _("Customer since"), Kind.DAY, synonyms=(
        "customer since", "since", "first contact", "created on", "合作日期", "建档日期", "开户日期", "alta",
        "fecha de alta",
    )),
    Field("note", _("Remark"), synonyms=(
        "note", "notes", "remark", "comment", "备注", "備註", "说明", "nota", "observaciones",
    )),
)  # fmt: skip
OPTIONS = (
    Option("existing", _("Customers you have"),
        (("update", _("Update them")), ("keep", _("Leave them as they are")))
    ),
    Option("unknown", _("Customers you do not have"),
        (("create", _("Add them")), ("leave", _("Leave them out")))
    ),
    Option("doubt", _("Same or new is not sure"), (
        ("leave", _("Leave them out")), ("same", _("Take them as the same")), ("new", _("Take them as new")),
    )),
    Option("owner", _("Owner of new customers"),
        (("me", _("Me, unless the file says")), ("nobody", _("Nobody, unless the file says")))
    ),
)  # fmt: skip
REASONS = (
    Reason("phone_short", _("Phone number incomplete"), remedies=("empty", "cell")),
    Reason("email_wrong", _("Not an email address"), remedies=("empty", "cell")),
    Reason("website_wrong", _("Not a web address"), remedies=("empty", "cell")),
    Reason("out_of_range", _("Number too small or too large"), remedies=("empty", "cell")),
    Reason("twice_in_file", _("The same customer stands in row %(text)s already")),
    Reason("not_yours", _("A customer with this code exists, and is not yours to change")),
    Reason("not_added", _("Not among your customers; new ones are left out")),
    Reason("left_out", _("Left out by you")),
    Reason("maybe_same", _("Same as %(text)s?"), "doubt"),
)
