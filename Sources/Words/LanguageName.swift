import Policies

/// What languages are called by those who speak them, so that they find theirs on a page they cannot read.
package enum LanguageName {
  private static let names: KeyValuePairs<String, String> = [
    "ar": "العربية", "bg": "Български", "bn": "বাংলা", "bs": "Bosanski", "ca": "Català", "cs": "Čeština",
    "cy": "Cymraeg", "da": "Dansk", "de": "Deutsch", "el": "Ελληνικά", "en": "English", "es": "Español", "et": "Eesti",
    "eu": "Euskara", "fa": "فارسی", "fi": "Suomi", "fr": "Français", "ga": "Gaeilge", "gl": "Galego", "he": "עברית",
    "hi": "हिन्दी", "hr": "Hrvatski", "hu": "Magyar", "id": "Bahasa Indonesia", "is": "Íslenska", "it": "Italiano",
    "ja": "日本語", "ko": "한국어", "lb": "Lëtzebuergesch", "lt": "Lietuvių", "lv": "Latviešu", "mk": "Македонски",
    "ms": "Bahasa Melayu", "mt": "Malti", "nb": "Norsk bokmål", "nl": "Nederlands", "nn": "Norsk nynorsk",
    "no": "Norsk",
    "pl": "Polski", "pt": "Português", "pt-BR": "Português (Brasil)", "ro": "Română", "ru": "Русский",
    "sk": "Slovenčina", "sl": "Slovenščina", "sq": "Shqip", "sr": "Српски", "sr-Latn": "Srpski", "sv": "Svenska",
    "ta": "தமிழ்", "th": "ไทย", "tr": "Türkçe", "uk": "Українська", "ur": "اردو", "vi": "Tiếng Việt", "zh": "中文",
    "zh-Hans": "简体中文", "zh-Hant": "繁體中文",
  ]

  /// `de-AT` → `Deutsch`; nil if it is not known.
  package static func own(of tag: String) -> String? {
    names.first { $0.key.lowercased() == tag.lowercased() }?.value
      ?? names.first { $0.key == LanguageTag.primary(of: tag) }?.value
  }

  /// `deutsch` → `de`: what somebody meant who wrote a name where a tag belongs.
  package static func tag(of name: String) -> String? {
    names.first { $0.value.lowercased() == name.lowercased() }?.key
  }
}
