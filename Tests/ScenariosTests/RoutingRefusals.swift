extension Refusal {
  /// Choices, send-backs and conditions that cannot work.
  static let routing: [Refusal] = [
    Refusal("E0208", step("if: ▲channel = onlin"), fix: "'online'"),
    Refusal("E0221", step("if: ▲chanel = online"), fix: "'channel'"),
    Refusal("E0221", attributed("if: ▲split-plt = divided"), fix: "'split-plot'"),
    Refusal("E0208", attributed("if: ▲split-plot != divide"), fix: "'divided'"),
    Refusal("E0214", step("if: ▲place = wards.9"), fix: "wards"),
    Refusal("E0214", step("if: ▲parent = wards"), fix: "member"),
    Refusal("E0506", step("if: ▲place = wards.1"), fix: "from"),
    Refusal("E0301", step("if: ▲channel == online"), fix: "channel = online"),
    Refusal("E0306", attributes("▲{ divided: 15 %, whole: 80 % }"), fix: "rest"),
    Refusal("E0306", attributes("{ divided: rest, whole: ▲rest }")),
    Refusal("E0206", "procedures:\n  job: { attributes: { ▲place: { a: rest } }, \(rest)"),
    Refusal("E0205", attributes("{ ▲Divided: 15 %, whole: rest }"), fix: "'divided'"),
    Refusal(
      "E0305", "procedures:\n  job: { priority: ▲0, \(rest)", fix: "1"),
    Refusal("E0305", "procedures:\n  job: { priority: ▲1001, \(rest)"),
    Refusal("E0301", "procedures:\n  job: { priority: ▲first, \(rest)"),
    Refusal("E0305", step("norm: ▲0 days")),
    Refusal("E0304", step("norm: ▲2 posts"), fix: "working days"),

    Refusal("E0218", back("10 %", to: "▲frist"), fix: "'first'"),
    Refusal("E0517", back("10 %", to: "▲last"), fix: "first"),
    Refusal("E0517", back("10 %", to: "▲inner"), fix: "case"),
    Refusal("E0203", step("outcomes: [ ▲{ back: 5 % } ]"), fix: "to"),
    Refusal("E0201", step("outcomes: [ { back: 5 %, to: a, ▲wait: 5 min } ]")),
    Refusal("E0305", step("outcomes: [ { back: 5 %, to: a, redo: ▲2000 % } ]")),
    Refusal("E0305", step("outcomes: [ { back: 5 %, to: a, at-most: ▲0 } ]")),
    Refusal("E0304", step("outcomes: [ { back: ▲5, to: a } ]"), fix: "%"),
    Refusal("E0503", step("outcomes: [ { ▲bakc: 5 %, to: a } ]"), fix: "'back'"),
    Refusal(
      "E0306",
      step("outcomes: ▲[ { back: 60 %, to: a, again: 5 % }, { back: 50 %, to: a, again: 0 % } ]"),
      fix: "first pass"),
    Refusal(
      "E0306",
      step(
        "outcomes: ▲[ { back: 6 %, to: a, again: 60 % }, { back: 50 %, to: a, if: channel = online } ]"
      ),
      fix: "later passes"),
    Refusal(
      "E0517",
      workflow(
        "{ step: a, at: desk, by: server, work: 5 min }, { deliver: b, at: desk, by: server, work: 5 min, outcomes: [ { back: 5 %, to: ▲a } ] }"
      ), fix: "before"),
    Refusal(
      "E0517",
      workflow(
        "{ step: a, at: desk, by: server, work: 5 min }, { deliver: b, at: desk, by: server, work: 5 min }, { step: c, at: desk, by: server, work: 5 min, outcomes: [ { back: 5 %, to: ▲b } ] }"
      )),

    Refusal(
      "E0517",
      workflow(
        "{ step: a, at: desk, by: server, work: 5 min }, { choose: way, cases: [ { chance: 5 %, do: [ { deliver: b, at: desk, by: server, work: 5 min } ] } ] }, { step: c, at: desk, by: server, work: 5 min, outcomes: [ { back: 5 %, to: ▲a } ] }"
      )),
    Refusal("E0518", step("outcomes: ▲[ { back: 100 %, to: a } ]"), fix: "at-most"),
    Refusal("E0518", step("outcomes: ▲[ { back: 5 %, to: a, again: 100 % } ]")),
    Refusal(
      "E0518", step("outcomes: ▲[ { back: 100 %, to: a, if: channel = online } ]"), fix: "loop"),
    Refusal(
      "E0518",
      step("outcomes: ▲[ { back: 60 %, to: a }, { back: 40 %, to: a, if: channel != online } ]")),

    Refusal("E0519", choice("▲[]")),
    Refusal("E0203", choice("[ ▲{ chance: 20 % } ]"), fix: "do"),
    Refusal("E0519", choice("[ ▲{ do: [] } ]"), fix: "chance"),
    Refusal(
      "E0519", choice("[ ▲{ chance: 20 %, if: channel = online, do: [] } ]"), fix: "not both"),
    Refusal(
      "E0519", choice("[ { chance: 20 %, do: [] }, ▲{ if: channel = online, do: [] } ]"),
      fix: "all"),
    Refusal(
      "E0306", choice("▲[ { chance: 60 %, do: [] }, { chance: 50 %, do: [] } ]"), fix: "110 %"),
    Refusal("E0306", choice("[ { chance: rest, do: [] }, { chance: ▲rest, do: [] } ]")),
    Refusal("E0203", workflow("\(plain), ▲{ choose: way }"), fix: "cases"),
    Refusal(
      "E0504",
      choice("[ { chance: 20 %, do: [ { step: ▲a, at: desk, by: server, work: 1 min } ] } ]")),
    Refusal(
      "E0503", choice("[ { chance: 20 %, do: [ { ▲setp: b, at: desk } ] } ]"), fix: "'step'"),
    Refusal(
      "E0502",
      workflow(
        "{ ▲choose: way, cases: [ { chance: 20 %, do: [ { deliver: b, at: desk, by: server, work: 1 min } ] } ] }, { step: a, at: desk, by: server, work: 1 min }"
      ).replacing("{ ▲choose", with: "{ ▲choose")),
    Refusal(
      "E0218",
      "procedures:\n  job: { deciding: desk, limit: 3 days, steps: { ▲way: { work: 1 min } }, workflow: [ \(plain), { choose: way, cases: [ { chance: 5 %, do: [] } ] } ] }"
    ),
  ]

  /// The rest of the base procedure.
  private static let rest =
    "deciding: desk, limit: 3 days, workflow: [ { step: a, at: desk, by: server, work: 5 min } ] }"
  private static let plain = "{ step: a, at: desk, by: server, work: 5 min }"

  /// The base procedure with one step that has further keys.
  static func step(_ keys: String) -> String {
    workflow("{ step: a, at: desk, by: server, work: 5 min, \(keys) }")
  }

  private static func attributes(_ shares: String) -> String {
    "procedures:\n  job: { attributes: { split-plot: \(shares) }, \(rest)"
  }

  private static func attributed(_ keys: String) -> String {
    "procedures:\n  job: { attributes: { split-plot: { divided: 15 %, whole: rest } }, deciding: desk, limit: 3 days, workflow: [ { step: a, at: desk, by: server, work: 5 min, \(keys) } ] }"
  }

  private static func choice(_ cases: String) -> String {
    workflow("\(plain), { choose: way, cases: \(cases) }")
  }

  /// Three steps and a choice; the middle one sends back.
  private static func back(_ chance: String, to target: String) -> String {
    workflow(
      "{ step: first, at: desk, by: server, work: 5 min }, { choose: way, cases: [ { chance: 20 %, do: [ { step: inner, at: desk, by: server, work: 5 min } ] } ] }, { step: check, at: desk, by: server, work: 5 min, outcomes: [ { back: \(chance), to: \(target) } ] }, { step: last, at: desk, by: server, work: 5 min }"
    )
  }
}
