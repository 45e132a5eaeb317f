import Wording
import WorkingTime

extension ScenarioReader {
  /// The procedures that demand or the backlog uses; what a catalogue holds beside them is not checked.
  func procedures(agencies: [Agency]) -> [Procedure] {
    let used = usedProcedures()
    var known = Dictionary(
      agencies.map { ($0.name, AgencyReference.agency($0.name)) },
      uniquingKeysWith: { first, _ in first })
    for group in office.agencyGroups { known[group.name] = .group(group.name) }
    return procedureNames.members.compactMap { member in
      checkField(member)
      return used.contains(member.name) ? procedure(member, known) : nil
    }
  }

  private func usedProcedures() -> Set<String> {
    let named = demandNames.members.flatMap { member in
      (procedureName(of: member).map { [$0.text] } ?? []) + tracedProcedures(of: member)
    }
    return Set(
      (named + backlogProcedures).flatMap { name -> [String] in
        switch procedureNames.find(name) {
        case .entry(let name): return procedureNames.members(of: name).map(\.name)
        case .member(let group, let id): return ["\(group).\(id)"]
        case .none, .several: return []
        }
      })
  }

  /// What an entry of demand is about: `of:`, or its own name without its group.
  func procedureName(of member: Definitions.Member) -> (text: String, place: SourcePlace)? {
    if let node = member.node["of"] {
      return node.text.map { ($0, node.place) }
    }
    let own = member.group.map { String(member.name.dropFirst($0.count + 1)) } ?? member.name
    return (own, member.place)
  }

  private func checkField(_ member: Definitions.Member) {
    guard let node = member.node["field"], let name = node.text else { return }
    let fields = office.entries("fields").map(\.key)
    guard SourceName.isReference(name), !fields.contains(name) else { return }
    reporter.report(
      .unknown(.unknownField, Bilingual("field", vi: "lĩnh vực"), name, fields, node.place))
  }

  private func procedure(
    _ member: Definitions.Member, _ known: [String: AgencyReference]
  ) -> Procedure? {
    let node = member.node
    let isUnlinked = node["linkage"]?.text == Linkage.none.rawValue
    let intake = agencyReference(node["intake"], known)
    guard let decidingNode = node["deciding"] else {
      guard !node.isRefused else { return nil }
      reporter.report(.unbound(member, "deciding"))
      return nil
    }
    let limit = quantity(node["limit"], .limit).flatMap { QuantityValue.limit($0) }
    let counting: Counting = word(node["counts"]) ?? .dossiers
    if node["limit"] == nil, !isUnlinked, counting == .dossiers {
      reporter.report(.noLimit(member))
    }
    let attributes = self.attributes(of: node)
    let clock = self.clock(of: member, limit: limit)
    let context = WorkflowContext(
      procedure: member, known: known, attributes: attributes,
      startsAtArrival: clock.starts == .arrival)
    let hasStages = node["workflow"]?.hasStages ?? false
    let workflow = hasStages ? [] : self.workflow(context)
    guard let deciding = agencyReference(decidingNode, known) else { return nil }
    var procedure = Procedure(
      name: member.name, label: member.label, group: member.group,
      code: quantity(node["code"], .code), field: node["field"]?.text, limit: limit,
      clock: clock, intake: intake, deciding: deciding,
      priority: quantity(node["priority"], .priority).flatMap { Int($0) }, attributes: attributes,
      workflow: workflow)
    procedure.counting = counting
    procedure.fee = amount(node["fee"], .money) ?? 0
    procedure.papers = amount(node["papers"], .papers) ?? 0
    procedure.costs = costs(of: member)
    procedure.index766 = index766(of: member)
    procedure.staging = staging(of: procedure, context)
    return linked(procedure, context)
  }

  /// The one procedure that passes all stages; that of unlinked stages is made when all is read.
  private func linked(_ procedure: Procedure, _ context: WorkflowContext) -> Procedure {
    guard let linkage = procedure.staging?.linkage else { return procedure }
    let linked = procedure.linked(as: linkage == .none ? .sequential : linkage)[0]
    checkLoops(linked.workflow, context)
    return linked
  }

  func agencyReference(
    _ node: SourceNode?, _ known: [String: AgencyReference]
  ) -> AgencyReference? {
    guard let node, let name = node.text, SourceName.isReference(name) else { return nil }
    if let found = known[name] { return found }
    reporter.report(unknownAgency(name, at: node.place))
    return nil
  }
}

extension Diagnostic {
  fileprivate static func unbound(_ member: Definitions.Member, _ key: String) -> Diagnostic {
    Diagnostic(
      .unbound,
      Bilingual(
        "'\(member.name)' is used, but no agency is bound to `\(key):`",
        vi: "'\(member.name)' được dùng, nhưng chưa cơ quan nào được gắn với `\(key):`"),
      fix: Bilingual(
        "add `\(key):` with the name of an agency or group",
        vi: "thêm `\(key):` với tên một cơ quan hoặc nhóm"), at: member.place)
  }

  fileprivate static func noLimit(_ member: Definitions.Member) -> Diagnostic {
    Diagnostic(
      .noLimit,
      Bilingual(
        "'\(member.name)' has no statutory limit: all its dossiers count as on time",
        vi: "'\(member.name)' không có thời hạn giải quyết: mọi hồ sơ đều tính là đúng hạn"),
      fix: Bilingual("add `limit:` if there is one", vi: "thêm `limit:` nếu có thời hạn"),
      at: member.place)
  }
}
