import Scenarios

/// What rules that change on dates come to before anything is simulated.
extension Model {
  /// The sets of changes that treat dossiers of the period, with their shares: its days count alike.
  ///
  /// - Complexity: O(days × reaches²).
  func treatedShares(of procedure: Int) -> [(treated: UInt64, share: Double)] {
    guard !rules.isEmpty, rules.rows[procedure].reachCount > 0 else { return [(0, 1)] }
    let row = rules.rows[procedure]
    let reaches = rules.reaches[Int(row.firstReach)...].prefix(Int(row.reachCount))
    var shares: [UInt64: Double] = [:]
    var day = span.periodStart
    while day < span.periodEnd {
      let own = reaches.map { $0.share(at: day, rules.shares) }
      var last = 0.0
      for bound in Set(own + [1]).sorted() where bound > last {
        // Of whom the number lies between the last bound and this one.
        var treated: UInt64 = 0
        for (index, share) in own.enumerated() where share >= bound {
          treated |= 1 << UInt64(index)
        }
        shares[treated, default: 0] += bound - last
        last = bound
      }
      day += secondsPerDay
    }
    let days = Double((span.periodEnd - span.periodStart) / secondsPerDay)
    return shares.sorted { $0.key < $1.key }.map { ($0.key, $0.value / days) }
  }

  /// The changes that treat the dossiers to whom a shift gave another channel; 0: of no shift.
  func treated(of procedure: Int, byShift shift: UInt8) -> UInt64 {
    guard shift != 0, !rules.isEmpty else { return 0 }
    let row = rules.rows[procedure]
    return (0..<row.reachCount).reduce(0) { treated, index in
      rules.reaches[Int(row.firstReach + index)].shift == shift
        ? treated | 1 << UInt64(index) : treated
    }
  }

  func isDropped(_ step: Int, under treated: UInt64) -> Bool {
    treated != 0 && rules.items[step].dropped & treated != 0
  }

  /// The mean work of a step in seconds; draws that would fall below 0 are not made up for.
  func meanWork(ofStep step: Int, under treated: UInt64) -> Double {
    guard treated != 0 else { return samplerMeans[step] }
    var mean = samplerMeans[step]
    var factor = 1.0
    var amount = 0.0
    for change in changes(rules.items[step].firstChange, rules.items[step].changeCount, treated) {
      switch change.form {
      case .value: mean = samplerMeans[Int(change.sampler)]
      case .factor: factor *= change.number
      case .amount: amount += change.number
      case .learned: factor *= 1 + meanExcess(of: change)
      // The mean stays.
      case .spread: break
      }
    }
    return max(0, mean * factor + amount)
  }

  /// An outcome with its chances as changes leave them.
  func branch(_ index: Int, under treated: UInt64) -> BranchModel {
    var branch = branches[index]
    guard treated != 0 else { return branch }
    let own = rules.branches[index]
    var factor = 1.0
    var amount = 0.0
    for change in changes(own.firstChange, own.changeCount, treated) {
      switch change.form {
      case .value:
        branch.chance = change.number
        if own.isAlsoAgain { branch.again = change.number }
      case .factor: factor *= change.number
      case .amount: amount += change.number
      case .learned: factor *= 1 + meanExcess(of: change)
      case .spread: break
      }
    }
    branch.chance = min(1, max(0, branch.chance * factor + amount))
    branch.again = min(1, max(0, branch.again * factor + amount))
    return branch
  }

  /// The procedure of the model that dossiers of one have whom some changes treat.
  func form(of procedure: Int, under treated: UInt64) -> Int {
    guard !rules.isEmpty, rules.rows[procedure].formCount > 0 else { return procedure }
    let row = rules.rows[procedure]
    let forms = rules.forms[Int(row.firstForm)...].prefix(Int(row.formCount))
    let form = forms.first { $0.treated == treated & row.formMask }
    return form.map { Int($0.procedure) } ?? procedure
  }

  /// What a task takes more on an average day of the period from the change on.
  private func meanExcess(of change: RuleChange) -> Double {
    let days = max(1, (span.periodEnd - max(change.start, span.periodStart)) / secondsPerDay)
    let excesses = rules.excesses[Int(change.firstExcess)...].prefix(Int(change.excessCount))
      .prefix(Int(days))
    return excesses.isEmpty ? 0 : excesses.reduce(0, +) / Double(excesses.count)
  }

  private func changes(_ first: UInt32, _ count: UInt32, _ treated: UInt64) -> [RuleChange] {
    rules.changes[Int(first)...].prefix(Int(count)).filter { $0.reach & treated != 0 }
  }
}

extension Reach {
  /// The share of dossiers accepted on the day that begins at an instant.
  fileprivate func share(at day: Int64, _ shares: [Double]) -> Double {
    guard shift == 0 && start <= day && day < end else { return 0 }
    let passed = (day - start) / secondsPerDay
    return passed < Int64(shareCount)
      ? effective * shares[Int(firstShare) + Int(passed)] : effective
  }
}
