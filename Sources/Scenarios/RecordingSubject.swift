package import WorkingTime

/// What is said of the records of some dossiers: the rule, and the changes of it.
package struct RecordingSubject: Hashable, Sendable {
  /// The first rule that fits; `nil`: none does.
  package var rule: Int?
  /// The changes that fit, ascending.
  package var changes: [Int]

  /// What is said of dossiers by their procedure and by their agency, together.
  package func joined(_ other: RecordingSubject) -> RecordingSubject {
    let rules = [rule, other.rule].compactMap { $0 }
    return RecordingSubject(rule: rules.min(), changes: Set(changes + other.changes).sorted())
  }

  /// What of it holds on a day; `nil` is the time before every date.
  package func holding(on day: CivilDate?, of all: [RecordingChange]) -> RecordingSubject {
    var subject = self
    subject.changes = changes.filter { index in day.map { all[index].holds(on: $0) } ?? false }
    return subject
  }
}

/// Procedures and agencies about which the same is said.
package struct RecordingClasses: Sendable {
  /// What is said, by class.
  package var procedures: [RecordingSubject] = []
  package var agencies: [RecordingSubject] = []
  /// The class of each.
  package var ofProcedure: [UInt32] = []
  package var ofAgency: [UInt32] = []
}

extension Scenario {
  /// The days on which a change of records begins or has ended, ascending.
  package var recordingDays: [CivilDate] {
    let ends = recordingChanges.compactMap { $0.until?.advanced(byDays: 1) }
    return Set(recordingChanges.map(\.from) + ends).sorted()
  }

  /// What is said of the records of procedures and of deciding agencies.
  package func recordingClasses(procedures: [String], agencies: [String]) -> RecordingClasses {
    var classes = RecordingClasses()
    for name in procedures {
      let subject = subject {
        $0.procedures?.contains(name) ?? false
      } change: {
        $0.procedures?.contains(name) ?? false
      }
      classes.ofProcedure.append(Self.place(of: subject, in: &classes.procedures))
    }
    for name in agencies {
      let subject = subject {
        $0.agencies?.contains(name) ?? false
      } change: {
        $0.agencies?.contains(name) ?? false
      }
      classes.ofAgency.append(Self.place(of: subject, in: &classes.agencies))
    }
    return classes
  }

  private func subject(
    rule isRule: (RecordingRule) -> Bool, change isChange: (RecordingChange) -> Bool
  ) -> RecordingSubject {
    RecordingSubject(
      rule: recording.firstIndex { $0.isAboutAll || isRule($0) },
      changes: recordingChanges.indices.filter {
        recordingChanges[$0].isAboutAll || isChange(recordingChanges[$0])
      })
  }

  private static func place(of subject: RecordingSubject, in all: inout [RecordingSubject])
    -> UInt32
  {
    if let known = all.firstIndex(of: subject) { return UInt32(known) }
    all.append(subject)
    return UInt32(all.count - 1)
  }

  /// The rule of dossiers, with the changes worked in; `nil`: nothing is said of them.
  package func recordingRule(of subject: RecordingSubject) -> RecordingRule? {
    let changes = subject.changes.map { recordingChanges[$0] }
    guard let rule = subject.rule else {
      return changes.isEmpty ? nil : .ofNoRule(changedBy: changes)
    }
    return changes.isEmpty ? recording[rule] : recording[rule].changed(by: changes)
  }
}
