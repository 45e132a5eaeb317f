import Testing

@Suite("Code scanner")
struct CodeScannerTests {
  @Test(
    "comments and strings are blanked, code is kept",
    arguments: [
      ("a // b", "a     "),
      ("a /* b /* c */ d */ e", "a                   e"),
      ("x = \"a // b\" + y", "x = \"      \" + y"),
      ("\"a\\(f(\"b\", c))d\"", "\" \\(f(\" \", c)) \""),
      ("#\"a\"b\"# + c", "#\"   \"# + c"),
      ("\"\\\"\" + c", "\"  \" + c"),
      ("\"\"\"\nTODAY \"x\"\n\"\"\" + c", "\"\"\"\n         \n\"\"\" + c"),
    ])
  func blanks(text: String, code: String) {
    #expect(blankingCommentsAndStrings(of: text) == code)
  }

  @Test("functions are measured with signature and braces")
  func functionsAreMeasured() {
    let code = """
      protocol P { func a() -> Int
        var b: Int { get } }
      func c(
        d: Int = { 1 }()
      ) -> Int
      where T == U {
        self.init(1)
        let e = { 2 }
      }
      var f = 1
      init() {}
      """
    let spans = functionSpans(in: code)
    #expect(
      spans == [
        FunctionSpan(firstLine: 2, lineCount: 1), FunctionSpan(firstLine: 3, lineCount: 7),
        FunctionSpan(firstLine: 11, lineCount: 1),
      ])
  }
}
