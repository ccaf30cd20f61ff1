"""Makes data/collections/generic/taxonomies/countries.yaml: `python -m tests.make_countries`.

Names in English, French and Spanish are those of CLDR (Unicode License v3), read once through Babel
2.18 (BSD-3), which is no dependency: install it to run this. Other names, demonyms and marks are
written here.
"""

from pathlib import Path

import yaml
from babel import Locale

from archive.text.folding import fold

LANGUAGES = ("en", "fr", "es")
NO_COUNTRIES = "AC CP CQ DG EA EU EZ IC QO TA UM UN XA XB ZZ AQ BV HM TF GS IO"
TARGET = Path(__file__).parents[1] / "data/collections/generic/taxonomies/countries.yaml"

LEAD_ONLY = ("GE", "JE", "JO", "TD")
"""Their names are those of people, states or things too: they count in the title and lead."""

OTHER_NAMES = {
    "en": """BA Bosnia | BN Brunei Darussalam | BO Plurinational State of Bolivia | CD DR Congo | CD
DRC | CD Democratic Republic of the Congo | CD Democratic Republic of Congo | CG Republic
of the Congo | CG Congo-Brazzaville | CI Ivory Coast | CI Cote d'Ivoire | CV Cabo Verde |
CZ Czech Republic | FM Micronesia | GB Britain | GB Great Britain | GB UK | GB U.K. | IR
Islamic Republic of Iran | KP DPRK | KP Democratic People's Republic of Korea | KR
Republic of Korea | KR Korea | LA Lao PDR | MD Republic of Moldova | MK Macedonia | MM
Burma | MM Myanmar | NL Holland | PS Palestine | PS Gaza | PS West Bank | RU Russian
Federation | SY Syrian Arab Republic | SZ Swaziland | TL East Timor | TL Timor-Leste | TR
Turkey | TR Türkiye | TZ United Republic of Tanzania | US United States of America | US
USA | US U.S. | AE UAE | VN Viet Nam | VN Vietnam | XK Kosovo | CF Central African
Republic | ST Sao Tome | VC Saint Vincent | TT Trinidad | HK Hong Kong | MO Macao | VA
Holy See | GM The Gambia | BS The Bahamas""",
    "fr": """CD RDC | CD République démocratique du Congo | CG République du Congo | CZ République
tchèque | GB Grande-Bretagne | KR République de Corée | MM Birmanie | NL Hollande | TL
Timor oriental | PS Palestine | PS Gaza | RU Fédération de Russie | US Etats-Unis
d'Amérique | VN Viet Nam | CV Cabo Verde | BY Bélarus | MK Macédoine | TR Türkiye | CI
Cote d'Ivoire""",
    "es": """
CD República Democrática del Congo | CG República del Congo | CZ República Checa | GB Gran
Bretaña | KR República de Corea | MM Birmania | NL Holanda | TL Timor Oriental | PS
Palestina | PS Gaza | RU Federación de Rusia | US EE. UU. | US EEUU | VN Viet Nam | CI
Costa de Marfil | BY Belarús | MK Macedonia | TR Türkiye | SA Arabia Saudita""",
}

DEMONYMS = """AF Afghan | AL Albanian | DZ Algerian | AO Angolan | AR Argentine Argentinian | AM
Armenian | AU Australian | AT Austrian | AZ Azerbaijani | BD Bangladeshi | BY Belarusian |
BE Belgian | BJ Beninese | BT Bhutanese | BO Bolivian | BA Bosnian | BW Botswanan | BR
Brazilian | BG Bulgarian | BI Burundian | KH Cambodian | CM Cameroonian | CA Canadian | TD
Chadian | CL Chilean | CN Chinese | CO Colombian | CR Costa~Rican | HR
Croatian | CU Cuban | CY Cypriot | CZ Czech | DK Danish | EC Ecuadorian | EG Egyptian | SV
Salvadoran | ER Eritrean | EE Estonian | ET Ethiopian | FJ Fijian | FI Finnish | FR French
| GA Gabonese | GM Gambian | DE German | GH Ghanaian | GR Greek | GT Guatemalan | GN
Guinean | GY Guyanese | HT Haitian | HN Honduran | HU Hungarian | IS Icelandic | IN Indian
| ID Indonesian | IR Iranian | IQ Iraqi | IE Irish | IL Israeli | IT Italian | CI Ivorian
| JM Jamaican | JP Japanese | JO Jordanian | KZ Kazakh | KE Kenyan | KW Kuwaiti | KG
Kyrgyz | LA Laotian | LV Latvian | LB Lebanese | LR Liberian | LY Libyan | LT Lithuanian |
MG Malagasy | MW Malawian | MY Malaysian | ML Malian | MT Maltese | MR Mauritanian | MU
Mauritian | MX Mexican | MD Moldovan | MN Mongolian | ME Montenegrin | MA Moroccan | MZ
Mozambican | NA Namibian | NP Nepalese Nepali | NL Dutch | NI Nicaraguan | NE Nigerien |
NG Nigerian | NO Norwegian | PK Pakistani | PS Palestinian | PA Panamanian | PY Paraguayan
| PE Peruvian | PH Filipino Philippine | PL Polish | PT Portuguese | QA Qatari | RO
Romanian | RU Russian | RW Rwandan | SA Saudi | SN Senegalese | RS Serbian | SG
Singaporean | SK Slovak | SI Slovenian | SO Somali | ZA South~African | SS South~Sudanese
| ES Spanish | LK Sri~Lankan | SD Sudanese | SE Swedish | CH Swiss | SY Syrian | TJ Tajik
| TZ Tanzanian | TH Thai | TG Togolese | TN Tunisian | TR Turkish | TM Turkmen | UG
Ugandan | UA Ukrainian | AE Emirati | GB British | US American | UY Uruguayan | UZ Uzbek |
VE Venezuelan | VN Vietnamese | YE Yemeni | ZM Zambian | ZW Zimbabwean"""
FRENCH = """AF afghan* | DZ algérien* | BE belge* | BF burkinabé* burkinabè | CM camerounais* | TD
tchadien* | CN chinois* | FR français* | DE allemand* | HT haïtien* | IQ
irakien* iraquien* | IT italien* | CI ivoirien* | LB libanais* | LY libyen* | ML malien* |
MA marocain* | MR mauritanien* | NE nigérien* | NG nigérian* | RU russe* | RW rwandais* |
SN sénégalais* | ES espagnol* | SD soudanais* | CH suisse* | SY syrien* | TG togolais* |
TN tunisien* | TR turc turque* | UA ukrainien* | US américain*"""
SPANISH = """AR argentin* | BO bolivian* | BR brasileñ* | CL chilen* | CO colombian* | CR
costarricense* | CU cuban* | EC ecuatorian* | SV salvadoreñ* | ES español* | US
estadounidense* | FR frances* francés | DE alemán alemana* | GT guatemaltec* | HT haitian*
| HN hondureñ* | IT italian* | MX mexican* | NI nicaragüense* | PA panameñ* | PY paraguay*
| PE peruan* | DO dominicano* | UY uruguay* | VE venezolan* | UA ucranian* | RU rus* | SY
siri*"""

IGNORE = """
New Mexico | New Jersey | Jersey City | Northern Ireland | Gulf of Guinea | guinea pig* |
Niger River | River Niger | Niger Delta | Niger Basin | fleuve Niger | río Níger | Congo
River | Congo Basin | Jordan River | River Jordan | Michael Jordan | Atlanta, Georgia |
Georgia State | State of Georgia | University of Georgia | Lake Chad | lac Tchad | Latin
America | Central America | South America | North America | Indian Ocean | American Samoa
| Native American* | African American* | French Guiana | Dutch Caribbean | Turkey Day |
China Sea | Gulf of Mexico | golfo de México | Caribbean Netherlands | South Georgia |
Nueva Guinea | British Columbia | New South Wales"""


def main() -> None:
    names = {language: Locale(language).territories for language in LANGUAGES}
    codes = sorted(
        code for code in names["en"] if len(code) == 2 and code not in NO_COUNTRIES.split()
    )
    lines = [_HEAD, "facet: country", f"ignore: {_flow(_listed(IGNORE))}", "terms:"]
    for code in codes:
        lines.append(f"  - id: {_scalar(code)}")
        lines.append(f"    names: {_map({one: names[one][code] for one in LANGUAGES})}")
        phrases = {
            language: _phrases(code, language, names[language][code]) for language in LANGUAGES
        }
        lines.append("    phrases:")
        lines += [f"      {language}: {_flow(texts)}" for language, texts in phrases.items()]
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _phrases(code: str, language: str, name: str) -> list[str]:
    plain = name.replace(" & ", {"en": " and ", "fr": " et ", "es": " y "}[language])
    # Both halves of one island have one name in French.
    plain = "Sint Maarten" if code == "SX" else plain.split(" (")[0]
    forms = [plain, *_of(OTHER_NAMES[language], code, " | ")]
    mark = "^" if code in LEAD_ONLY else ""
    demonyms = {"en": DEMONYMS, "fr": FRENCH, "es": SPANISH}[language]
    words = [word.replace("~", " ") for entry in _of(demonyms, code, "|") for word in entry.split()]
    different: dict[str, str] = {}
    for form in forms:
        different.setdefault(fold(form), form)
    texts = [f"{mark}{form}" for form in different.values()]
    return texts + [f"^{word}" for word in dict.fromkeys(words)]


def _of(table: str, code: str, separator: str) -> list[str]:
    entries = (entry.strip() for entry in table.replace("\n", " ").split(separator.strip()))
    return [entry[3:] for entry in entries if entry.startswith(f"{code} ")]


def _listed(table: str) -> list[str]:
    return [entry.strip() for entry in table.replace("\n", " ").split("|")]


def _scalar(text: str) -> str:
    return yaml.safe_dump(text, allow_unicode=True, width=1000, default_style='"').strip()


def _flow(texts: list[str]) -> str:
    return f"[{', '.join(map(_scalar, texts))}]"


def _map(names: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in names.items()) + "}"


_HEAD = """\
# Countries and territories as texts name them: what a release is about, not who issued it.
# Ids are ISO 3166-1 codes. Names: CLDR, Copyright Unicode, Inc., Unicode License v3
# (https://www.unicode.org/license.txt); other names and demonyms: written for this project.
# Made by `python -m tests.make_countries`; change that file, not this one. A name tags alone in the
# title or opening; '^', a demonym or a name of other things too, in title and lead."""

if __name__ == "__main__":
    main()
