import Foundation
import Reporting
import Testing

@Suite("JSON text")
struct JSONValueTests {
  @Test(
    "hostile text comes back as it was, and no control character stands in the text",
    arguments: [
      "\"},\"x\":1,{\"", "\\", "a\u{0}b\u{1B}[31m\u{7F}\u{9B}", "line\nbreak\r\ttab",
      "\u{2028}\u{2029}", "</script>", "Tỉnh Hải Dương", "e\u{301}", "🏛", "\"\u{301}",
    ])
  func hostileTextComesBack(text: String) throws {
    let written = JSONValue.object([JSONMember(text, .string(text))]).text
    let parsed = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: String]
    #expect(parsed?.keys.first?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    #expect(parsed?.values.first?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    #expect(!written.unicodeScalars.contains { $0.properties.generalCategory == .control })
  }

  @Test(
    "numbers are the shortest that read back the same; what is no number is null",
    arguments: [
      (0.1 + 0.2, "0.30000000000000004"), (844_567, "844567.0"), (1e300, "1e+300"), (-0.0, "0.0"),
      (.leastNonzeroMagnitude, "5e-324"), (.nan, "null"), (.infinity, "null"), (-.infinity, "null"),
    ])
  func numbersReadBack(number: Double, text: String) {
    #expect(JSONValue.number(number).text == text)
  }

  @Test("keys stay in their order, and members without a value are left out")
  func keysStayInOrder() {
    let value = JSONValue.object(["z": .integer(1), "a": nil, "m": .array([]), "b": .null])
    #expect(value.text == #"{"z": 1, "m": [], "b": null}"#)
  }

  @Test("nested values are indented, plain ones stay on one line")
  func nestedValuesAreIndented() {
    let inner = JSONValue.object(["x": .number(1.5), "pair": .array([.integer(1), .integer(2)])])
    let value = JSONValue.object(["a": inner, "list": .array([inner])])
    #expect(
      value.text == """
        {
          "a": {"x": 1.5, "pair": [1, 2]},
          "list": [
            {"x": 1.5, "pair": [1, 2]}
          ]
        }
        """)
  }
}
