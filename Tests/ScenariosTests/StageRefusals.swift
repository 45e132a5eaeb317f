extension Refusal {
  /// Stages at several agencies, and how they are linked.
  static let stages: [Refusal] = [
    Refusal("E0203", workflow("▲{ stage: a }"), fix: "do"),
    Refusal("E0551", staged("▲[]"), fix: "step"),
    Refusal("E0204", staged("▲{ step: b, at: desk }")),
    Refusal("E0502", staged("[ { ▲pause: b, wait: 3 days } ]"), fix: "step"),
    Refusal("E0214", staged("[ \(served("b")) ]", keys: "deciding: ▲dsk"), fix: "'desk'"),
    Refusal("E0214", staged("[ \(served("b")) ]", keys: "intake: ▲nowhere"), fix: "desk"),
    Refusal("E0304", staged("[ \(served("b")) ]", keys: "limit: ▲5"), fix: "working days"),
    Refusal("E0201", staged("[ \(served("b")) ]", keys: "▲norm: 5 days"), fix: "limit"),
    Refusal("E0217", staged("[ { step: b, at: deciding, by: ▲sever, work: 5 min } ]")),
    Refusal(
      "E0507", staged("[ { step: b, at: ▲intake, by: server, work: 5 min } ]"), fix: "intake"),
    Refusal("E0504", staged("[ \(served("▲w")) ]"), fix: "own name"),
    Refusal("E0504", workflow("\(stage("x", "w")), { stage: ▲x, do: [ \(served("z")) ] }")),

    // Where they stand.
    Refusal(
      "E0551",
      workflow("\(stage("x", "w")), \(served("m")), ▲\(stage("z", "q"))"), fix: "follow"),
    Refusal(
      "E0551",
      workflow(
        "{ choose: c, cases: [ { chance: 20 %, do: [ { ▲stage: b, do: [ \(served("d")) ] } ] } ] }"),
      fix: "procedure's own list"),
    Refusal(
      "E0551", staged("[ \(served("b")), { ▲stage: c, do: [ \(served("d")) ] } ]"),
      fix: "procedure's own list"),
    Refusal(
      "E0551",
      workflow("▲{ deliver: d, at: desk, by: server, work: 1 min }, \(stage("x", "w"))"),
      fix: "behind the last"),
    Refusal(
      "E0551",
      workflow("\(stage("x", "w")), ▲{ receive: r, at: desk, by: server, work: 1 min }"),
      fix: "in front of the first"),
    Refusal(
      "E0530",
      workflow(
        "{ stage: x, do: [ \(served("b")), { deliver: d, at: desk, by: server, work: 1 min } ] }, { ▲pause: p, wait: 3 days }"
      ), fix: "in front of"),

    // What they can send back to: nothing that may have been another dossier.
    Refusal(
      "E0517",
      staged(
        "[ { step: b, at: desk, by: server, work: 5 min, outcomes: [ { back: 5 %, to: ▲w } ] } ]"),
      fix: "b"),
    Refusal(
      "E0517",
      workflow(
        "\(stage("x", "w")), { step: m, at: desk, by: server, work: 5 min, outcomes: [ { back: 5 %, to: ▲w } ] }"
      ), fix: "m"),
    Refusal(
      "E0527",
      staged(
        "[ { step: b, at: desk, by: server, work: 5 min, outcomes: [ { ▲refuse: 5 % } ] } ]"),
      fix: "return"),
  ]

  /// How stages are linked.
  static let linkages: [Refusal] = [
    Refusal("E0552", procedure("▲linkage: none", served("a")), fix: "stage"),
    Refusal("E0552", procedure("▲after: a", served("a")), fix: "leave"),
    Refusal("E0552", procedure("▲resubmit: { wait: 3 days }", served("a")), fix: "leave"),
    Refusal("E0208", procedure("linkage: ▲serial", stage("x", "w")), fix: "sequential"),
    Refusal("E0552", procedure("linkage: ▲none", stage("x", "w")), fix: "resubmit"),
    Refusal(
      "E0552", procedure("after: ▲xx", twoStages), fix: "'x'"),
    Refusal("E0552", procedure("after: ▲z", twoStages), fix: "last"),
    Refusal("E0203", procedure("resubmit: ▲{ drop-out: 3 % }", stage("x", "w")), fix: "wait"),
    Refusal("E0304", procedure("resubmit: { wait: ▲3 }", stage("x", "w")), fix: "days"),
    Refusal(
      "E0305", procedure("resubmit: { wait: 3 days, drop-out: ▲130 % }", stage("x", "w"))),
    Refusal(
      "E0506",
      "demand: { job: { from: [desk], arrivals: 1 per h } }\n"
        + procedure(
          "linkage: none, resubmit: { wait: 3 days }",
          "\(stage("x", "w")), { stage: z, deciding: ▲wards, do: [ { step: q, at: desk, by: server, work: 5 min } ] }"
        ), fix: "serves"),
    Refusal(
      "W0602",
      procedure(
        "linkage: none, resubmit: { wait: 3 days }",
        "{ ▲stage: x, do: [ \(served("w")) ] }, { stage: z, limit: 3 days, do: [ \(served("q")) ] }"
      ),
      fix: "limit"),
  ]

  private static let twoStages = stage("x", "w") + ", " + stage("z", "q")

  private static func served(_ name: String) -> String {
    "{ step: \(name), at: desk, by: server, work: 5 min }"
  }

  private static func stage(_ name: String, _ item: String) -> String {
    "{ stage: \(name), do: [ \(served(item)) ] }"
  }

  /// A stage with one step and a second one with these items.
  private static func staged(_ items: String, keys: String = "limit: 3 days") -> String {
    workflow("\(stage("x", "w")), { stage: z, \(keys), do: \(items) }")
  }

  private static func procedure(_ keys: String, _ items: String) -> String {
    "procedures:\n  job: { deciding: desk, limit: 3 days, \(keys), workflow: [ \(items) ] }"
  }
}
