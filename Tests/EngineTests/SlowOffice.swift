/// An office simulated minute by minute on a sorted list of events: slow, and easy to check by eye.
///
/// Time is in minutes. Work and gaps are fixed numbers, so nothing is left to chance. In one minute
/// finished steps come before arrivals, the former by the number of the dossier, the latter by source;
/// whoever is free takes the next of the queue before the finished dossier moves on.
struct SlowOffice {
  struct Pool {
    var people: Int
    /// Whether each minute of a week is open, Monday first.
    var week: [Bool]
    var queue: [Int] = []
    var idle = 0
  }

  enum Rule: String, CaseIterable {
    case suspend, finish
    case doNotStart = "do-not-start"
  }

  struct Step {
    var pool: Int
    var work: Int
    var rule: Rule
  }

  struct Procedure {
    /// The first step is the intake: its end is the acceptance.
    var hasIntake: Bool
    var steps: [Step]
    var gap: Int
    var count: Int
  }

  struct Dossier {
    var procedure: Int
    var step = 0
    var acceptance: Int?
    var joined = 0
    var wait = 0
  }

  /// What the books say of a procedure at the end of the period.
  struct Books: Equatable {
    var submitted = 0
    var received = 0
    var resolved = 0
    var open = 0
    var elapsed = 0
    var wait = 0
    var backlog = 0
  }

  private enum Happening {
    case arrival(procedure: Int)
    case completion(dossier: Int)

    var rank: (Int, Int) {
      switch self {
      case .completion(let dossier): (0, dossier)
      case .arrival(let procedure): (1, procedure)
      }
    }
  }

  var pools: [Pool]
  let procedures: [Procedure]
  let end: Int
  private var dossiers: [Dossier] = []
  private var agenda: [(minute: Int, what: Happening)] = []
  private var books: [Books]

  init(pools: [Pool], procedures: [Procedure], end: Int) {
    self.pools = pools
    self.procedures = procedures
    self.end = end
    books = Array(repeating: Books(), count: procedures.count)
    for index in pools.indices { self.pools[index].idle = pools[index].people }
  }

  /// Runs to the end of the period.
  mutating func run() -> [Books] {
    for index in procedures.indices { plan(procedures[index].gap, .arrival(procedure: index)) }
    while let next = agenda.first, next.minute < end {
      agenda.removeFirst()
      switch next.what {
      case .arrival(let procedure): arrive(procedure, at: next.minute)
      case .completion(let dossier): complete(dossier, at: next.minute)
      }
    }
    for dossier in dossiers where dossier.step < procedures[dossier.procedure].steps.count {
      guard let acceptance = dossier.acceptance else { continue }
      books[dossier.procedure].open += 1
      books[dossier.procedure].backlog += end - acceptance
    }
    return books
  }

  private mutating func plan(_ minute: Int, _ what: Happening) {
    agenda.append((minute, what))
    agenda.sort {
      $0.minute == $1.minute ? $0.what.rank < $1.what.rank : $0.minute < $1.minute
    }
  }

  private mutating func arrive(_ index: Int, at minute: Int) {
    let procedure = procedures[index]
    books[index].submitted += 1
    if books[index].submitted < procedure.count {
      plan(minute + procedure.gap, .arrival(procedure: index))
    }
    dossiers.append(Dossier(procedure: index))
    if !procedure.hasIntake { accept(dossiers.count - 1, at: minute) }
    join(dossiers.count - 1, at: minute)
  }

  private mutating func accept(_ dossier: Int, at minute: Int) {
    dossiers[dossier].acceptance = minute
    books[dossiers[dossier].procedure].received += 1
  }

  private mutating func join(_ dossier: Int, at minute: Int) {
    let pool = step(of: dossier).pool
    dossiers[dossier].joined = minute
    guard pools[pool].idle > 0 else {
      pools[pool].queue.append(dossier)
      return
    }
    pools[pool].idle -= 1
    begin(dossier, at: minute)
  }

  private mutating func complete(_ dossier: Int, at minute: Int) {
    let procedure = dossiers[dossier].procedure
    let pool = step(of: dossier).pool
    if pools[pool].queue.isEmpty {
      pools[pool].idle += 1
    } else {
      begin(pools[pool].queue.removeFirst(), at: minute)
    }
    if procedures[procedure].hasIntake && dossiers[dossier].step == 0 {
      accept(dossier, at: minute)
    }
    dossiers[dossier].step += 1
    guard dossiers[dossier].step == procedures[procedure].steps.count else {
      join(dossier, at: minute)
      return
    }
    let elapsed = minute - (dossiers[dossier].acceptance ?? minute)
    books[procedure].resolved += 1
    books[procedure].elapsed += elapsed
    books[procedure].backlog += elapsed
    books[procedure].wait += dossiers[dossier].wait
  }

  private func step(of dossier: Int) -> Step {
    procedures[dossiers[dossier].procedure].steps[dossiers[dossier].step]
  }

  /// Somebody takes a dossier in hand; the work may begin later.
  private mutating func begin(_ dossier: Int, at minute: Int) {
    let step = step(of: dossier)
    let pool = pools[step.pool]
    var start = pool.opening(from: minute)
    let end: Int
    switch step.rule {
    case .suspend: end = pool.worked(step.work, from: start)
    case .finish: end = start + step.work
    case .doNotStart:
      if pool.longestInterval >= step.work {
        while !pool.isOpenThroughout(start, start + step.work) {
          start = pool.opening(from: pool.closing(from: start))
        }
      }
      end = pool.worked(step.work, from: start)
    }
    if dossiers[dossier].acceptance != nil {
      dossiers[dossier].wait += pool.openMinutes(dossiers[dossier].joined, start)
    }
    plan(end, .completion(dossier: dossier))
  }
}

extension SlowOffice.Pool {
  func isOpen(_ minute: Int) -> Bool { week[minute % week.count] }

  func opening(from minute: Int) -> Int {
    var minute = minute
    while !isOpen(minute) { minute += 1 }
    return minute
  }

  func closing(from minute: Int) -> Int {
    var minute = minute
    while isOpen(minute) { minute += 1 }
    return minute
  }

  func openMinutes(_ from: Int, _ to: Int) -> Int {
    (from..<max(from, to)).reduce(0) { $0 + (isOpen($1) ? 1 : 0) }
  }

  func isOpenThroughout(_ from: Int, _ to: Int) -> Bool {
    openMinutes(from, to) == to - from
  }

  /// When so many open minutes have been worked.
  func worked(_ work: Int, from minute: Int) -> Int {
    var minute = minute
    var left = work
    while left > 0 {
      if isOpen(minute) { left -= 1 }
      minute += 1
    }
    return minute
  }

  /// The longest time between an opening and a closing, over two weeks.
  var longestInterval: Int {
    var longest = 0
    var length = 0
    for minute in 0..<2 * week.count {
      length = isOpen(minute) ? length + 1 : 0
      longest = max(longest, length)
    }
    return longest
  }
}
