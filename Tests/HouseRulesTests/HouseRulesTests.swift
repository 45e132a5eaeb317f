import Testing

@Suite("House rules")
struct HouseRulesTests {
  @Test("the house keeps", arguments: Rule.all)
  func theHouseKeeps(rule: Rule) {
    #expect(rule.violations(.house) == [])
  }

  @Test("a rule can fail", arguments: Rule.all)
  func aRuleCanFail(rule: Rule) {
    #expect(!rule.broken.isEmpty, "the rule needs a sample that breaks it")
    for tree in rule.broken {
      #expect(!rule.violations(tree).isEmpty, "not found in \(tree.files.map(\.text))")
    }
  }

  @Test("a rule can be kept", arguments: Rule.all)
  func aRuleCanBeKept(rule: Rule) {
    for tree in rule.kept {
      #expect(rule.violations(tree) == [])
    }
  }

  @Test("the tree is read from its root")
  func theTreeIsReadFromItsRoot() {
    #expect(Tree.house.file("Package.swift") != nil)
    #expect(Tree.house.modules.contains("WorkingTime"))
    #expect(!Tree.house.files.contains { $0.path.hasPrefix(".build/") })
  }
}
