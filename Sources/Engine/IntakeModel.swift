import Scenarios
import Statistics
import Wording
import WorkingTime

/// Where the dossiers of a source are received, as a run sees it: a choice among the members of the
/// group that takes them in.
struct IntakeModel: Sendable {
  let choice: IntakeChoice
  /// By agency index: the members among which the applicants of that one choose, itself included;
  /// empty where no place of the source leads there.
  let members: [[UInt32]]
  /// The first item that is done where the dossier is received: its queue tells how busy a desk is.
  let desk: UInt32

  /// The expected shares of the members that take in dossiers whose home is one of them.
  ///
  /// Who is least busy is known only while a run goes on; the share of those who look for that is
  /// spread evenly. Where desks are loaded alike that is what comes out; where they are not, it is
  /// the emptier ones that get more, so a load that is told here is at most too high.
  func expectedShares(home: Int) -> [(agency: Int, share: Double)] {
    let all = members[home]
    guard all.count > 1 else { return [(home, 1)] }
    let others = choice.nearest / Double(all.count - 1)
    let any = choice.leastBusy / Double(all.count)
    return all.map { member in
      (Int(member), (Int(member) == home ? choice.home : others) + any)
    }
  }
}

/// What an agency received, whoever decides it.
public struct IntakeOutcome: Sendable, Equatable, BitwiseCopyable {
  /// Accepted in the period, and of these the dossiers whose place another member serves.
  public var received: Int64 = 0
  public var receivedForOthers: Int64 = 0
  /// Closed with a result in the period.
  public var resolved: Int64 = 0

  public init() {}
}

extension ModelCompiler {
  /// The choice of a demand entry; `nil` where all its dossiers go home.
  mutating func intakeModel(of entry: DemandEntry, procedure: Int) -> IntakeModel? {
    guard let choice = entry.intake, choice.isOpen else { return nil }
    guard case .group(let group)? = scenario.procedures[procedure].intake else {
      problems.append(.noIntakeGroup(entry))
      return nil
    }
    let model = procedures[procedure]
    let own = Int(model.firstStep)..<Int(model.firstStep + model.stepCount)
    guard let desk = own.first(where: { items[$0].isAtIntake && steps[$0].form == .work }) else {
      problems.append(.nothingAtIntake(entry))
      return nil
    }
    var members = [[UInt32]](repeating: [], count: scenario.agencies.count)
    for place in entry.arrivalPlaces {
      guard let place = place.flatMap({ agencyIndex[$0] }),
        let home = target(of: model.intake ?? model.deciding, place: place), members[home].isEmpty
      else { continue }
      let names = scenario.intakeMembers(around: scenario.agencies[home].name, in: group)
      members[home] = names.compactMap { agencyIndex[$0].map(UInt32.init) }
      for member in members[home] { checkIntake(entry, procedure, at: Int(member)) }
    }
    return IntakeModel(choice: choice, members: members, desk: UInt32(desk))
  }

  /// Whatever is done at intake must be possible at every member that can be chosen.
  private mutating func checkIntake(_ entry: DemandEntry, _ procedure: Int, at member: Int) {
    noteIntake(member)
    let stages = scenario.laterStages(of: scenario.procedures[procedure]).map(\.name)
    let intake = procedures[procedure].intake
    for index in scenario.procedures.indices
    where index == procedure || stages.contains(scenario.procedures[index].name) {
      let model = procedures[index]
      guard model.intake == intake else { continue }
      for step in Int(model.firstStep)..<Int(model.firstStep + model.stepCount)
      where items[step].isAtIntake && steps[step].form == .work {
        if !canBeWorked(steps[step], place: member) {
          problems.append(.cannotTakeIn(entry, scenario.agencies[member].name))
          return
        }
      }
    }
  }
}

extension Scenario {
  /// Whether dossiers of a procedure may be received elsewhere than at home.
  func choosesIntake(of procedure: Procedure) -> Bool {
    demand.contains { $0.procedure == procedure.name && $0.intake?.isOpen == true }
  }
}

extension Diagnostic {
  fileprivate static func noIntakeGroup(_ entry: DemandEntry) -> Diagnostic {
    Diagnostic(
      code: "E0571", severity: .error,
      message: Bilingual(
        "demand '\(entry.name)' has a choice of intake, and its procedure no group for it",
        vi:
          "nguồn hồ sơ '\(entry.name)' có lựa chọn nơi tiếp nhận, mà thủ tục của nó không có nhóm cho việc đó"
      ),
      fix: Bilingual(
        "bind `intake:` of the procedure to a group of agencies",
        vi: "gắn `intake:` của thủ tục với một nhóm cơ quan"))
  }

  fileprivate static func nothingAtIntake(_ entry: DemandEntry) -> Diagnostic {
    Diagnostic(
      code: "E0571", severity: .error,
      message: Bilingual(
        "demand '\(entry.name)' has a choice of intake, and nothing is done `at: intake`",
        vi:
          "nguồn hồ sơ '\(entry.name)' có lựa chọn nơi tiếp nhận, mà không có gì được làm `at: intake`"
      ),
      fix: Bilingual(
        "write `at: intake` at the items that are done where the dossier is received",
        vi: "viết `at: intake` ở các mục được làm tại nơi tiếp nhận hồ sơ"))
  }

  fileprivate static func cannotTakeIn(_ entry: DemandEntry, _ member: String) -> Diagnostic {
    Diagnostic(
      code: "E0903", severity: .error,
      message: Bilingual(
        "dossiers of '\(entry.name)' may be received by '\(member)', where nobody can",
        vi: "hồ sơ của '\(entry.name)' có thể do '\(member)' tiếp nhận, nơi không ai tiếp nhận được"
      ),
      fix: Bilingual(
        "give it the staff that works `at: intake`, and no agency above it a second intake",
        vi:
          "cho nơi đó nhân sự làm việc `at: intake`, và không để cơ quan cấp trên nào của nó có nơi tiếp nhận thứ hai"
      ))
  }
}
