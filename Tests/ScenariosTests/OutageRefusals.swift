extension Refusal {
  /// Outages that nothing could follow.
  static let outages: [Refusal] = [
    Refusal("E0204", "outages: ▲{ of: desk, closed: 2023-01-05 }"),
    Refusal("E0203", "outages: [ ▲{ closed: 2023-01-05 } ]", fix: "of"),
    Refusal("E0203", "outages: [ ▲{ of: desk } ]", fix: "closed"),
    Refusal("E0214", "outages: [ { of: ▲dsk, closed: 2023-01-05 } ]", fix: "'desk'"),
    Refusal("E0203", "outages: [ { of: ▲[], closed: 2023-01-05 } ]", fix: "all"),
    Refusal("E0308", "outages: [ { of: desk, closed: ▲2023-01-05..2023-01-04 } ]"),
    Refusal("E0307", "outages: [ { of: desk, closed: ▲2023-02-30 } ]"),
    Refusal("E0304", "outages: [ { of: desk, closed: 2023-01-05, share: ▲50 } ]", fix: "50 %"),
    Refusal("E0305", "outages: [ { of: desk, closed: 2023-01-05, share: ▲150 % } ]"),
    Refusal(
      "E0539",
      "agencies:\n  desk: { calendar: open, staff: { server: 2 posts } }\n  tax: { level: outside }\n"
        + "outages: [ { of: ▲tax, closed: 2023-01-05 } ]", fix: "answer"),
    Refusal("E0203", equipped("scanner: ▲{ down: 5 % }", with: "scanner"), fix: "units"),
    Refusal("E0508", equipped("scanner: { units: 2 units, down: 100 % }", with: "▲scanner")),
    Refusal(
      "E0304", equipped("scanner: { units: ▲2, down: 5 % }", with: "scanner"), fix: "2 units"),
    Refusal(
      "E0304", equipped("scanner: { units: 2 units, down: ▲5 }", with: "scanner"), fix: "5 %"),
  ]
}
