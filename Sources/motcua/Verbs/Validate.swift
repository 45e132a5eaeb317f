import ArgumentParser
import Engine
import Reporting
import Scenarios
import Wording

struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: words(
      "Checks a scenario without running it, and lists what it assumes.",
      vi: "Kiểm tra kịch bản mà không chạy, và liệt kê những gì kịch bản giả định."))

  @Argument(
    help: ArgumentHelp("The scenario, a YAML file.", vi: "Kịch bản, một tệp YAML."),
    completion: .scenario)
  var scenario: String

  @Option(help: ArgumentHelp("table or json.", vi: "`table` hoặc `json`."))
  var format = ValidationFormat.table

  @OptionGroup var part: PartOfPeriod

  @Option(
    help: ArgumentHelp(
      "Colours: auto, always or never.",
      vi: "Màu: `auto` (tự động), `always` (luôn có) hoặc `never` (không bao giờ)."))
  var color = Colour.auto

  @OptionGroup var locale: LocaleOption

  @Flag(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Only errors and warnings, and no list of assumed values.",
      vi: "Chỉ hiện lỗi và cảnh báo, không liệt kê các giá trị giả định."))
  var quiet = false

  enum ValidationFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  func run() throws {
    let input = try ScenarioInput(
      path: scenario, part: part, comparesSets: true, colour: color, in: locale.language)
    try Interruption.check()
    guard format == .table else { return try Terminal.print(json(input).text + "\n") }
    let shown = quiet ? input.remarks.filter { $0.severity == .warning } : input.remarks
    Terminal.log(input.renderer.text(of: shown))
    try Terminal.print(summary(input))
  }

  private func summary(_ input: ScenarioInput) -> String {
    let scenario = input.model.scenario
    let counts = (
      agencies: scenario.agencies.count, pools: input.model.pools.count,
      procedures: scenario.procedures.count, sources: scenario.demand.count
    )
    let head = Bilingual(
      "\(self.scenario) is valid: \(counts.agencies) agencies, \(counts.pools) pools, \(counts.procedures) procedures, \(counts.sources) sources of dossiers\n",
      vi:
        "\(self.scenario) hợp lệ: \(counts.agencies) cơ quan, \(counts.pools) nhóm nhân sự, \(counts.procedures) thủ tục, \(counts.sources) nguồn hồ sơ\n"
    )
    var text = head[locale.language]
    let assumed = scenario.parameters.filter { $0.status == .assumed }
    guard !quiet && !assumed.isEmpty else { return text }
    let all = scenario.parameters.count
    let words = Bilingual(
      "assumed, not measured: \(assumed.count) of \(all) quantities\n",
      vi: "giả định, chưa đo: \(assumed.count) trên \(all) đại lượng\n")
    text += words[locale.language]
    for parameter in assumed { text += "  \(parameter.path): \(parameter.value)\n" }
    return text
  }

  private func json(_ input: ScenarioInput) -> JSONValue {
    .object([
      "schemaVersion": .integer(ResultJSON.schemaVersion), "valid": .bool(true),
      "diagnostics": .array(input.remarks.map(\.json)),
      "assumed": .array(
        input.model.scenario.parameters.filter { $0.status == .assumed }.map { parameter in
          .object(["parameter": .string(parameter.path), "value": .string(parameter.value)])
        }),
    ])
  }
}

extension Diagnostic {
  fileprivate var json: JSONValue {
    .object([
      "code": .string(code), "severity": .string(severity.rawValue),
      "message": .string(message.english),
      "fix": fix.map { .string($0.english) }, "file": place.map { .string($0.file) },
      "line": place.map { .integer(Int64($0.line)) },
      "column": place.map { .integer(Int64($0.column)) },
    ])
  }
}
