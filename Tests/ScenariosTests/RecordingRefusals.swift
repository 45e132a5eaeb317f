extension Refusal {
  /// Rows about records that nothing could follow.
  static let records: [Refusal] = [
    Refusal("E0204", "recording: ▲{ entered: 70 % }"),
    Refusal("E0201", "recording: [ { ▲enterd: 70 % } ]", fix: "'entered'"),
    Refusal("E0304", "recording: [ { entered: ▲70 } ]", fix: "70 %"),
    Refusal("E0305", "recording: [ { missing: ▲101 % } ]"),
    Refusal("E0304", "recording: [ { lag: ▲3 } ]"),
    Refusal("E0304", "recording: [ { least: ▲70 } ]", fix: "70 dossiers"),
    Refusal("E0216", "recording: [ { of: ▲jop, entered: 70 % } ]", fix: "'job'"),
    Refusal("E0538", "recording: [ { of: ▲wards, entered: 70 % } ]", fix: "deciding"),
    Refusal("E0538", "recording: [ { of: [job, ▲wards.2], entered: 70 % } ]", fix: "deciding"),
    Refusal("E0538", "recording: [ { of: ▲[all, job], entered: 70 % } ]", fix: "of: all"),
    Refusal("E0203", "recording: [ { of: ▲[], entered: 70 % } ]", fix: "leave"),
    Refusal(
      "E0209",
      "procedures:\n  desk: { deciding: desk, workflow: [ { step: serve, at: desk, by: server, work: 5 min } ] }\n"
        + "demand: { desk: { arrivals: 1 per h } }\nrecording: [ { of: ▲desk, missing: 1 % } ]",
      fix: "rename"),
  ]
}
