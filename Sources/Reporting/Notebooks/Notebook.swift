import Wording

/// A notebook of Jupyter in Python, as words and code: without outputs, the same for every run.
///
/// The code reads the tables when it is run. Nothing of a scenario is in a notebook, so that no name can
/// become code.
struct Notebook: Sendable {
  /// The file's name without its ending.
  let name: String
  let cells: [Cell]

  /// A cell with an identifier that stays, so that versions of a notebook can be compared.
  struct Cell: Sendable {
    let id: String
    fileprivate let content: Content
  }

  fileprivate enum Content: Sendable {
    case words(Bilingual)
    case code(@Sendable (_ say: (Bilingual) -> String) -> String)
  }

  /// All notebooks of an export, in the order in which they are read.
  static let all: [Notebook] = [
    .comparePolicies, .sensitivity, .questionsInSQL, .processMining,
  ]

  /// The file's text, by nbformat 4.5.
  func text(in language: DisplayLanguage) -> String {
    JSONValue.object([
      "cells": .array(cells.map { $0.json(in: language) }),
      "metadata": .object([
        "kernelspec": .object([
          "display_name": .string("Python 3"), "language": .string("python"),
          "name": .string("python3"),
        ]),
        "language_info": .object(["name": .string("python")]),
      ]),
      "nbformat": .integer(4), "nbformat_minor": .integer(5),
    ]).text + "\n"
  }
}

extension Notebook.Cell {
  /// Text for the reader, in Markdown.
  static func words(_ id: String, _ text: Bilingual) -> Notebook.Cell {
    Notebook.Cell(id: id, content: .words(text))
  }

  /// Code in Python; `say` makes a string literal of a text for the reader.
  static func code(
    _ id: String, _ text: @escaping @Sendable (_ say: (Bilingual) -> String) -> String
  ) -> Notebook.Cell {
    Notebook.Cell(id: id, content: .code(text))
  }

  fileprivate func json(in language: DisplayLanguage) -> JSONValue {
    switch content {
    case .words(let text):
      .object([
        "cell_type": .string("markdown"), "id": .string(id), "metadata": .object([:]),
        "source": Self.lines(text[language]),
      ])
    case .code(let text):
      .object([
        "cell_type": .string("code"), "execution_count": .null, "id": .string(id),
        "metadata": .object([:]), "outputs": .array([]),
        "source": Self.lines(text { JSONValue.string($0[language]).text }),
      ])
    }
  }

  /// The lines of a cell, each but the last with its break.
  private static func lines(_ text: String) -> JSONValue {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return .array(
      lines.enumerated().map { index, line in
        .string(index + 1 < lines.count ? line + "\n" : String(line))
      })
  }
}

extension Notebook.Cell {
  /// The cell in which every notebook opens the tables.
  static let opening = Notebook.Cell.code("open") { _ in
    #"""
    import json
    from pathlib import Path

    import altair
    import duckdb

    package = json.loads(Path("datapackage.json").read_text(encoding="utf-8"))
    types = {"number": "DOUBLE", "integer": "BIGINT", "boolean": "BOOLEAN", "datetime": "TIMESTAMP"}
    results = duckdb.connect()
    for table in package["resources"]:
        columns = {field["name"]: types.get(field["type"], "VARCHAR") for field in table["schema"]["fields"]}
        results.read_csv(table["path"], header=True, dtype=columns).create_view(table["name"])
    tables = {table["name"] for table in package["resources"]}

    # JupyterLab and editors draw this form of a chart themselves, without a network.
    schema = "https://vega.github.io/schema/vega-lite/v5.json"
    altair.renderers.register("plain", lambda chart, **_: {"application/vnd.vegalite.v5+json": {**chart, "$schema": schema}})
    altair.renderers.enable("plain")
    print(package["title"])
    """#
  }
}
