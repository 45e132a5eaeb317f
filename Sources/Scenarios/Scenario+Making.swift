/// Parts of a workflow made in code, without a file.
extension Choice {
  package init(named name: String, _ cases: [ChoiceCase]) {
    self.init(name: name, cases: cases)
  }
}

extension ChoiceCase {
  /// A case that goes by chance.
  package init(chance: Double, do items: [WorkflowItem]) {
    self.init(chance: chance, condition: nil, items: items)
  }

  /// A case that goes by a condition.
  package init(if condition: Condition, do items: [WorkflowItem]) {
    self.init(chance: nil, condition: condition, items: items)
  }
}

extension Condition {
  package static func holds(_ subject: ConditionSubject, _ value: String) -> Condition {
    Condition(subject: subject, value: value, isEqual: true)
  }

  package static func differs(_ subject: ConditionSubject, _ value: String) -> Condition {
    Condition(subject: subject, value: value, isEqual: false)
  }
}

extension AgencyGroup {
  package init(named name: String, _ members: [String]) {
    self.init(name: name, members: members)
  }
}

extension StaffReference {
  /// Staff of a role, at an agency or at the step's own.
  package init(_ role: String, at agency: AgencyReference? = nil) {
    self.init(agency: agency, role: role)
  }
}

extension Attribute {
  /// An attribute with the share of each value.
  package init(named name: String, _ shares: KeyValuePairs<String, Double>) {
    self.init(name: name, values: shares.map { AttributeValue(name: $0, share: $1) })
  }
}
