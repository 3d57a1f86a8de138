import Codings

/// The query parameters that tell a destination where a link was placed, or who is paid for it.
enum CarriedParameters {
  private static let campaign: Set<String> = [
    "cid", "cmp", "cmpid", "hsa_cam", "mc_cid", "mc_eid", "mkt_tok", "ncid", "partner", "partner_id", "partnerid",
    "piwik_campaign", "pk_campaign", "pk_kwd", "pk_source", "pk_medium", "promo", "ref", "ref_", "ref_src", "ref_url",
    "referral", "referrer", "referer", "source", "src", "sc_campaign", "spm", "trk", "tracking", "tracking_id", "utm",
    "vero_id", "wickedid", "_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "_openstat", "oly_enc_id", "oly_anon_id",
    "fb_ref", "fb_source", "igshid", "igsh", "si", "s_cid", "yclid", "at_campaign", "at_medium", "itm_source",
    "itm_medium", "itm_campaign",
  ]
  private static let click: Set<String> = [
    "gclid", "gclsrc", "gbraid", "wbraid", "dclid", "fbclid", "msclkid", "ttclid", "twclid", "li_fat_id", "epik",
    "rdt_cid", "sccid", "clickid", "click_id", "srsltid", "_ga", "_gl", "ysclid", "rb_clickid",
  ]
  private static let affiliate: Set<String> = [
    "a_aid", "a_bid", "admitad_uid", "aff", "affid", "aff_id", "affcode", "affiliate", "affiliate_id", "affiliateid",
    "afftrack", "ascsubtag", "associate_tag", "awc", "awinaffid", "cjevent", "irclickid", "irgwc", "linkid",
    "ranmid", "raneaid", "ransiteid", "shareasale", "sscid", "subid", "sub_id", "tag", "tduid", "zanpid",
  ]
  private static let prefixes = ["utm_", "mtm_", "matomo_", "hsa_", "aff_", "affiliate_", "pd_rd_", "pf_rd_"]
  /// Names of the affiliate list that also mean other things, so that they alone make no link an affiliate link.
  private static let ambiguous: Set<String> = ["tag", "linkid", "subid", "sub_id"]

  /// The names that stand in a query, each once, in its order and spelling.
  static func names(in query: String?) -> [String] {
    var seen: Set<String> = []
    return parameterNames(query).filter { isKnown($0.lowercased()) && seen.insert($0.lowercased()).inserted }
  }

  /// Whether a name says that somebody is paid for the link.
  static func isAffiliate(_ names: [String]) -> Bool {
    names.contains { name in
      let name = name.lowercased()
      return (affiliate.contains(name) || name.hasPrefix("aff_") || name.hasPrefix("affiliate_"))
        && !ambiguous.contains(name)
    }
  }

  private static func isKnown(_ name: String) -> Bool {
    campaign.contains(name) || click.contains(name) || affiliate.contains(name)
      || prefixes.contains(where: name.hasPrefix)
  }

  private static func parameterNames(_ query: String?) -> [String] {
    guard let query else { return [] }
    return query.utf8.split { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ";") }.compactMap { pair in
      let name = pair.prefix { $0 != UInt8(ascii: "=") }
      return name.count <= 64 ? String(validating: PercentCoding.decode(name), as: UTF8.self) : nil
    }
  }
}
