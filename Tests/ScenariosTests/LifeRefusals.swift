extension Refusal {
  /// Asks, pauses, branches and their delays that cannot be.
  static let waits: [Refusal] = [
    Refusal("E0214", asked("of: ▲tax, answer: 3 days"), fix: "desk"),
    Refusal("E0203", workflow("\(plain), { ▲ask: b, answer: 3 days }"), fix: "of"),
    Refusal("E0203", workflow("\(plain), { ▲ask: b, of: desk }"), fix: "answer"),
    Refusal("E0507", asked("of: ▲intake, answer: 3 days"), fix: "intake"),
    Refusal("E0304", asked("of: desk, answer: ▲3"), fix: "working days"),
    Refusal("E0304", asked("of: desk, answer: ▲2 months"), fix: "days"),
    Refusal("E0301", asked("of: desk, answer: ▲lognorml 3 days cv 1"), fix: "'lognormal'"),
    Refusal("E0309", asked("of: desk, answer: ▲lognormal 3 working days cv 99"), fix: "cv"),
    Refusal("E0309", asked("of: desk, answer: ▲4000 working days"), fix: "unit"),
    Refusal(
      "E0301", asked("of: desk, answer: 3 days, answer-by: ▲exponential 5 days"), fix: "30 days"),
    Refusal("E0305", asked("of: desk, answer: 3 days, answer-by: ▲0 days"), fix: "above 0"),
    Refusal("E0208", asked("of: desk, answer: 3 days, silence: ▲never"), fix: "consent"),
    Refusal("E0528", asked("of: desk, answer: 3 days, silence: ▲consent"), fix: "answer-by"),
    Refusal("E0208", asked("of: desk, answer: 3 days, clock: ▲restart"), fix: "stop"),
    Refusal("E0201", asked("of: desk, answer: 3 days, ▲work: 5 min"), fix: "answer"),
    Refusal("E0208", asked("of: desk, answer: 3 days, if: ▲channel = onlin"), fix: "'online'"),
    Refusal(
      "E0506",
      asked("of: ▲wards, answer: 3 days")
        + "\ndemand: { job: { from: [desk], arrivals: 1 per h } }",
      fix: "serves"),
    Refusal("E0506", asked("of: desk, answer: 3 days, if: ▲place = wards.1"), fix: "from"),
    Refusal("E0515", outside("answer: ▲3 working days"), fix: "calendar"),
    Refusal("E0515", outside("answer: 3 days, answer-by: ▲5 working h"), fix: "calendar"),
    Refusal(
      "E0515",
      outside("answer: 3 days").replacing(
        "{ ask: b, of: tax, answer: 3 days }", with: "{ pause: p, wait: ▲3 working h }"
      ).replacing("deciding: desk", with: "deciding: tax, clock: { calendar: open }"),
      fix: "tax"),
    Refusal("E0203", workflow("\(plain), { ▲pause: p }"), fix: "wait"),
    Refusal("E0528", paused("wait: 5 days, no-answer: ▲3 %"), fix: "close-after"),
    Refusal("E0528", paused("wait: 5 days, close-after: ▲30 days"), fix: "no-answer"),
    Refusal("E0305", paused("wait: 5 days, no-answer: ▲103 %, close-after: 30 days")),
    Refusal("E0201", paused("wait: 5 days, ▲outcomes: [ { stop: 1 % } ]")),
    Refusal("E0304", paused("wait: ▲5 posts"), fix: "days"),

    Refusal("E0529", workflow("\(plain), { parallel: p, branches: ▲{} }"), fix: "step"),
    Refusal("E0203", workflow("\(plain), ▲{ parallel: p, join: all }"), fix: "branches"),
    Refusal("E0529", parallel("x: ▲[]"), fix: "leave the branch out"),
    Refusal("E0208", parallel("x: [ \(item("b")) ]", keys: "join: ▲both"), fix: "any"),
    Refusal("E0205", parallel("▲X: [ \(item("b")) ]"), fix: "'x'"),
    Refusal("E0102", parallel("x: [ \(item("b")) ], ▲x: [ \(item("c")) ]")),
    Refusal("E0504", parallel("x: [ \(item("▲a")) ]"), fix: "own name"),
    Refusal("E0504", parallel("x: [ \(item("b")) ], w: [ { pause: ▲b, wait: 1 day } ]")),
    Refusal("E0503", parallel("x: [ { ▲setp: b, at: desk } ]"), fix: "'step'"),
    Refusal("E0204", parallel("x: ▲{ step: b, at: desk, by: server, work: 5 min }")),
    Refusal("E0204", workflow("\(plain), { parallel: p, branches: ▲[ \(item("b")) ] }")),
    Refusal(
      "E0529", parallel("x: [ { ▲receive: b, at: desk, by: server, work: 5 min } ]"), fix: "out of"),
    Refusal(
      "E0529",
      parallel(
        "x: [ { choose: way, cases: [ { chance: 5 %, do: [ { ▲deliver: b, at: desk, by: server, work: 5 min } ] } ] } ]"
      ), fix: "out of"),
    Refusal(
      "E0217", parallel("x: [ { step: b, at: desk, by: ▲sever, work: 5 min } ]"), fix: "'server'"),
    Refusal(
      "E0218",
      parallel("x: [ \(item("b")) ]").replacing(
        "deciding", with: "steps: { ▲p: { chance: 5 % } }, deciding")),
    Refusal(
      "E0201",
      asked("of: desk, answer: 3 days").replacing(
        "deciding", with: "steps: { b: { ▲work: 5 min } }, deciding"), fix: "answer"),
    Refusal(
      "E0201",
      asked("of: desk, answer: 3 days").replacing(
        "deciding", with: "steps: { a: { ▲answer: 5 days } }, deciding"), fix: "work"),

    Refusal("E0530", delivered("{ ▲ask: c, of: desk, answer: 3 days }"), fix: "in front of"),
    Refusal("E0530", delivered("{ ▲pause: c, wait: 3 days }"), fix: "in front of"),
    Refusal("E0530", delivered("{ ▲parallel: c, branches: { x: [ \(item("d")) ] } }")),
    Refusal(
      "E0530",
      workflow(
        "{ ▲pause: p, wait: 3 days }, { receive: r, at: desk, by: server, work: 5 min }, \(plain)"),
      fix: "behind"),
    Refusal(
      "E0502",
      workflow("{ ▲pause: p, wait: 3 days }, { deliver: d, at: desk, by: server, work: 5 min }")),
    Refusal(
      "E0526",
      paused("wait: 5 days")
        + "\nbacklog: { as-of: 2022-12-31, steps: first, rows: [ { procedure: job, received: 2022-12-01, count: 1, step: ▲p } ] }",
      fix: "awaiting-payment"),
    Refusal(
      "E0526",
      parallel("x: [ \(item("b")) ]")
        + "\nbacklog: { as-of: 2022-12-31, steps: first, rows: [ { procedure: job, received: 2022-12-01, count: 1, step: ▲b } ] }",
      fix: "branch"),
  ]

  /// Ways for a dossier to end, and to be asked for papers.
  static let exits: [Refusal] = [
    Refusal("E0527", step(with: "▲refuse: 5 %"), fix: "return"),
    Refusal(
      "E0527",
      received(
        "\(plain), { receive: s, at: desk, by: server, work: 5 min, outcomes: [ { ▲refuse: 5 % } ] }"
      ), fix: "return"),
    Refusal(
      "E0527",
      received(plain).replacing(
        "by: server, work: 2 min", with: "by: server, work: 2 min, outcomes: [ { ▲return: 5 % } ]"),
      fix: "refuse"),
    Refusal(
      "E0527",
      workflow(
        "{ step: pre, at: desk, by: server, work: 5 min, outcomes: [ { ▲stop: 5 % } ] }, { receive: r, at: desk, by: server, work: 2 min }, \(plain)"
      ), fix: "first `receive:`"),
    Refusal(
      "E0527",
      delivered("{ step: c, at: desk, by: server, work: 5 min, outcomes: [ { ▲withdraw: 5 % } ] }"),
      fix: "before"),
    Refusal(
      "E0527",
      workflow(
        "\(plain), { deliver: d, at: desk, by: server, work: 5 min, outcomes: [ { ▲supplement: 5 %, wait: 5 days } ] }"
      ), fix: "before"),
    Refusal(
      "E0527",
      workflow("\(plain), { deliver: d, at: desk, by: server, work: 5 min, patience: ▲5 days }"),
      fix: "leave"),
    Refusal(
      "E0527", asked("of: desk, answer: 3 days, outcomes: [ { ▲supplement: 5 %, wait: 5 days } ]"),
      fix: "step"),
    Refusal(
      "E0527", asked("of: desk, answer: 3 days, outcomes: [ { ▲refuse: 5 % } ]"), fix: "return"),
    Refusal(
      "E0527",
      "clock: { starts: arrival }\n"
        + received(plain).replacing(
          "by: server, work: 2 min",
          with: "by: server, work: 2 min, outcomes: [ { ▲refuse: 5 % }, { return: 5 % } ]"),
      fix: "return"),
    Refusal(
      "E0203", step(with: "supplement: 5 %").replacing("{ supplement", with: "▲{ supplement"),
      fix: "wait"),
    Refusal(
      "E0528", step(with: "supplement: 5 %, wait: 5 days, no-answer: ▲8 %"), fix: "close-after"),
    Refusal("E0304", step(with: "supplement: 5 %, wait: ▲5"), fix: "days"),
    Refusal(
      "E0301",
      step(with: "supplement: 5 %, wait: 5 days, no-answer: 8 %, close-after: ▲uniform 5..6 days")),
    Refusal("E0201", step(with: "stop: 5 %, ▲redo: 50 %")),
    Refusal("E0201", step(with: "return: 5 %, ▲wait: 5 days")),
    Refusal("E0503", step(with: "supplement: 5 %, wait: 5 days, ▲stop: 5 %"), fix: "two items"),
    Refusal(
      "E0306",
      step(with: "stop: 60 % }, { supplement: 50 %, wait: 5 days").replacing(
        "outcomes: [", with: "outcomes: ▲["),
      fix: "first pass"),
    Refusal(
      "E0306",
      step(with: "stop: 6 %, again: 60 % }, { supplement: 50 %, wait: 5 days").replacing(
        "outcomes: [", with: "outcomes: ▲["), fix: "later passes"),
    Refusal(
      "E0515",
      "agencies: { desk: { calendar: open, staff: { server: 1 post } }, hall: {} }\n"
        + workflow("{ step: a, at: hall, by: desk.server, work: 5 min, patience: ▲3 working h }"),
      fix: "hall"),
    Refusal(
      "E0515",
      "agencies: { desk: { calendar: open, staff: { server: 1 post } }, hall: {} }\n"
        + workflow(
          "{ step: a, at: hall, by: desk.server, work: 5 min, outcomes: ▲[ { supplement: 5 %, wait: 3 working h } ] }"
        ), fix: "supplement"),

    // Loops.
    Refusal("E0518", step(with: "supplement: 100 %, wait: 5 days").marksOutcomes, fix: "papers"),
    Refusal("E0518", step(with: "supplement: 5 %, wait: 5 days, again: 100 %").marksOutcomes),
    Refusal(
      "E0518",
      step(with: "stop: 40 %, again: 0 % }, { back: 60 %, to: a, again: 100 %").marksOutcomes),
    Refusal(
      "E0518", asked("of: desk, answer: 3 days, outcomes: ▲[ { back: 100 %, to: a } ]"), fix: "'b'"),
    Refusal(
      "E0518",
      parallel(
        "x: [ { step: b, at: desk, by: server, work: 5 min, outcomes: ▲[ { back: 100 %, to: b } ] } ], w: [ \(item("c")) ]"
      ), fix: "loop b"),
    Refusal(
      "E0518",
      parallel(
        "x: [ { step: b, at: desk, by: server, work: 5 min, outcomes: ▲[ { back: 100 %, to: a } ] } ], w: [ \(item("c")) ]"
      ), fix: "'a'"),
    // Sent back behind the parallel, with a branch that never ends.
    Refusal(
      "E0518",
      parallel(
        "x: [ { step: b, at: desk, by: server, work: 5 min, outcomes: ▲[ { back: 5 %, to: b, again: 100 % } ] } ], w: [ \(item("c")) ]"
      )),

    // Targets across branches.
    Refusal(
      "E0517",
      parallel(
        "x: [ \(item("b")) ], w: [ { step: c, at: desk, by: server, work: 5 min, outcomes: [ { back: 5 %, to: ▲b } ] } ]"
      ), fix: "a, c"),
    Refusal(
      "E0517",
      parallel(
        "x: [ { step: c, at: desk, by: server, work: 5 min, outcomes: [ { back: 5 %, to: ▲p } ] } ]"
      ), fix: "around it"),
    Refusal(
      "E0517",
      workflow(
        "\(plain), { parallel: p, branches: { x: [ \(item("b")) ] } }, { step: c, at: desk, by: server, work: 5 min, outcomes: [ { back: 5 %, to: ▲b } ] }"
      ), fix: "a, p, c"),
    Refusal(
      "E0218",
      parallel(
        "x: [ { step: c, at: desk, by: server, work: 5 min, outcomes: [ { back: 5 %, to: ▲q } ] } ]"
      ), fix: "a"),

    // The clock.
    Refusal("E0208", "clock: { supplement: ▲pause }", fix: "restart"),
    Refusal("E0203", "clock: { extension: ▲{ chance: 60 %, letter: 70 % } }", fix: "by"),
    Refusal("E0203", "clock: { extension: ▲{ chance: 60 %, by: 5 working days } }", fix: "letter"),
    Refusal(
      "E0304", "clock: { extension: { chance: 60 %, by: ▲5 days, letter: 70 % } }",
      fix: "working days"),
    Refusal("E0305", "clock: { extension: { chance: 60 %, by: ▲0 working days, letter: 70 % } }"),
    Refusal(
      "E0306",
      "clock: { extension: ▲{ chance: 60 %, by: 5 working days, letter: 70 %, letter-late: 40 % } }",
      fix: "110 %"),
    Refusal("E0204", "clock: { extension: ▲always }", fix: "none"),
    Refusal("E0304", "clock: { acknowledge: ▲8 }", fix: "working h"),
    Refusal(
      "R0606",
      "procedures:\n  job: { deciding: desk, limit: same day, clock: { extension: ▲{ chance: 60 %, by: 5 working days, letter: 70 % } }, workflow: [ \(plain) ] }",
      fix: "none"),
  ]
}

extension Refusal {
  private static let plain = "{ step: a, at: desk, by: server, work: 5 min }"

  private static func item(_ name: String) -> String {
    "{ step: \(name), at: desk, by: server, work: 5 min }"
  }

  /// One step with an outcome.
  private static func step(with outcome: String) -> String {
    workflow("{ step: a, at: desk, by: server, work: 5 min, outcomes: [ { \(outcome) } ] }")
  }

  private static func asked(_ keys: String) -> String { workflow("\(plain), { ask: b, \(keys) }") }

  private static func paused(_ keys: String) -> String {
    workflow("\(plain), { pause: p, \(keys) }")
  }

  private static func parallel(_ branches: String, keys: String = "join: all") -> String {
    workflow("\(plain), { parallel: p, \(keys), branches: { \(branches) } }")
  }

  /// A step, the delivery, and an item behind it.
  private static func delivered(_ item: String) -> String {
    workflow("\(plain), { deliver: b, at: desk, by: server, work: 5 min }, \(item)")
  }

  private static func received(_ items: String) -> String {
    workflow("{ receive: r, at: desk, by: server, work: 2 min }, \(items)")
  }

  /// An agency without calendar that is asked.
  private static func outside(_ keys: String) -> String {
    "agencies: { desk: { calendar: open, staff: { server: 1 post } }, tax: { level: outside } }\n"
      + workflow("\(plain), { ask: b, of: tax, \(keys) }")
  }
}

extension String {
  /// The same with the mark before the list of outcomes.
  fileprivate var marksOutcomes: String { replacing("outcomes: [", with: "outcomes: ▲[") }
}
