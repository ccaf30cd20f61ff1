"""Languages by their English names, as the Unicode CLDR has them."""

from functools import cache

from babel import Locale


@cache
def language_name(code: str) -> str:
    """The name of a language: 'fr' is 'French', 'zh-Hant' 'Traditional Chinese'. What has no name
    of its own is told by the name of its primary subtag and the rest; else the code stays."""
    names = Locale("en").languages
    primary, _, subtags = code.replace("_", "-").partition("-")
    whole = names.get(code.replace("-", "_"))
    if whole or primary.lower() not in names:
        return whole or code
    name = names[primary.lower()]
    return f"{name} ({subtags})" if subtags else str(name)
