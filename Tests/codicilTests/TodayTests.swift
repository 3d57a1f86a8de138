import Diagnostics
import Policies
import Testing

@testable import codicil

@Suite struct TodayTests {
  @Test(arguments: [
    "soon", "", " 1714521600", "1714521600.5", "1714521600000", "-99999999999999", "9999999999999999999",
  ])
  func aSourceDateEpochThatIsNoDayIsRefused(_ epoch: String) throws {
    let environment = ["SOURCE_DATE_EPOCH": epoch]
    #expect {
      try Today(environment: environment)
    } throws: { error in
      let diagnostic = error as? Diagnostic
      return diagnostic?.rule == "epoch-invalid" && diagnostic?.advice != nil
    }
    #expect(try Today(asOf: "2024-05-01", environment: environment).date.description == "2024-05-01")
  }

  @Test(arguments: [
    ("1714521600", "2024-05-01"), ("0", "1970-01-01"), ("-1", "1969-12-31"), ("253402300799", "9999-12-31"),
  ])
  func aSourceDateEpochIsTheDay(_ epoch: String, _ day: String) throws {
    #expect(try Today(environment: ["SOURCE_DATE_EPOCH": epoch]).date.description == day)
  }
}
