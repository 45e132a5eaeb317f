import Experiments
import Wording

/// The folder of a forecast, that is there whole or not at all.
///
/// It is written hidden beside its place and then renamed. An earlier forecast there is replaced; a
/// folder with anything else in it is left alone.
public struct ForecastFolder {
  /// The folder.
  public var path: String { place.path }
  private let place: WholeFolder

  /// What tells the folder of a forecast from others.
  static let mark = "forecast.json"

  /// Looks at the place, so that a folder that cannot be written is told before the work.
  public init(at path: String) throws(WriteProblem) {
    place = try WholeFolder(
      at: path,
      mend: Bilingual(
        "name a new folder with -o, such as -o forecast",
        vi: "nêu thư mục mới bằng -o, ví dụ -o forecast"))
    let mend = Bilingual("name another folder with -o", vi: "nêu thư mục khác bằng -o")
    guard let names = try place.names(mend: mend) else { return }
    guard names.isEmpty || names.contains(Self.mark) else {
      throw WriteProblem(
        path: self.path,
        reason: Bilingual(
          "other files are there that no forecast wrote", vi: "ở đó có tệp khác không do dự báo ghi"
        ),
        fix: mend)
    }
  }

  /// Writes everything and puts the folder in its place; nothing is left where that fails or is no
  /// longer wanted.
  ///
  /// - Returns: Whether it was written: no when `isCancelled` said so.
  public func write(
    _ findings: ForecastFindings, isCancelled: () -> Bool = { false }
  ) throws(WriteProblem) -> Bool {
    try place.write { folder throws(WriteProblem) in
      var files: [ResultFile] = []
      for (name, text) in Self.texts(of: findings) {
        if isCancelled() { return false }
        files.append(try ResultsFolder.write(text, to: name, in: folder))
      }
      let manifest = JSONValue.object([
        "schemaVersion": .integer(ForecastJSON.schemaVersion), "tool": ResultJSON.tool,
        "history": ForecastJSON(findings).history, "files": .array(files.map(\.entry)),
      ])
      _ = try ResultsFolder.write(manifest.text + "\n", to: "manifest.json", in: folder)
      return !isCancelled()
    }
  }

  private static func texts(of findings: ForecastFindings) -> [(String, String)] {
    let demand = ForecastDemand(findings)
    return [
      (mark, ForecastJSON(findings).text), ("demand.csv", demand.table),
      ("scenario-part.yaml", demand.part), ("forecast.csv", ForecastCSV.text(of: findings)),
      ("methods.csv", ForecastCSV.methods(of: findings)),
      ("chart.svg", ForecastChart(findings).text),
    ]
  }
}
