import Experiments
import Scenarios
import WorkingTime

/// What happened to dossiers as an object-centric event log, OCEL 2.0 in JSON: `events.ocel.json`.
///
/// Objects are dossiers, agencies and pools. Work is one event at its end, with its beginning as an
/// attribute; work that has no end is left out.
struct EventsOCEL: LogFormat {
  let name = "events.ocel.json"
  let wantsEvents = true
  let separator = ",\n"
  let streamCount = 2

  func text() -> LogText { LogText { String(JSONValue.string($0).text.dropFirst().dropLast()) } }

  func opening(_ stream: Int) -> String {
    stream == 0 ? "{\n\"events\": [\n" : "\n],\n\"objects\": [\n"
  }

  func write(_ dossier: LoggedDossier, to streams: [LogText]) {
    writeObject(dossier, streams[1])
    for (index, event) in dossier.events.enumerated() where event.end != nil {
      write(event, at: index, of: dossier, streams[0])
    }
  }

  private func write(
    _ event: LoggedEvent, at index: Int, of dossier: LoggedDossier, _ text: LogText
  ) {
    text.append(separator)
    text.append("{\"id\": \"")
    text.append(caseOf: dossier)
    text.append("_")
    text.append(Int64(index + 1))
    text.append("\", \"type\": \"")
    text.append(name: event.activity)
    text.append("\", \"time\": \"")
    text.append(zonedInstant: event.end ?? event.start)
    text.append("\", \"attributes\": [")
    if event.isWork {
      text.append("{\"name\": \"start\", \"value\": \"")
      text.append(zonedInstant: event.start)
      text.append("\"}, {\"name\": \"resource\", \"value\": \"")
      text.append(name: event.resource ?? "")
      text.append("\"}")
    } else if let item = event.item {
      text.append("{\"name\": \"item\", \"value\": \"")
      text.append(name: item)
      text.append("\"}")
    }
    text.append("], \"relationships\": [")
    relate(to: "dossier:", "dossier", text) { text.append(caseOf: dossier) }
    if let pool = event.pool {
      text.append(", ")
      relate(to: "pool:", "done by", text) { text.append(name: pool) }
    }
    if let agency = event.agency {
      text.append(", ")
      relate(to: "agency:", "done at", text) { text.append(name: agency) }
    }
    text.append("]}")
  }

  private func relate(
    to kind: String, _ qualifier: String, _ text: LogText, _ object: () -> Void
  ) {
    text.append("{\"objectId\": \"")
    text.append(kind)
    object()
    text.append("\", \"qualifier\": \"")
    text.append(qualifier)
    text.append("\"}")
  }

  private func writeObject(_ dossier: LoggedDossier, _ text: LogText) {
    text.append(separator)
    text.append("{\"id\": \"dossier:")
    text.append(caseOf: dossier)
    text.append("\", \"type\": \"dossier\", \"attributes\": [")
    let since = dossier.submitted ?? dossier.accepted ?? 0
    var isFirst = true
    func attribute(_ name: String, _ value: (() -> Void)?, at time: Int64? = nil) {
      guard let value else { return }
      if !isFirst { text.append(", ") }
      isFirst = false
      text.append("{\"name\": \"")
      text.append(name)
      text.append("\", \"time\": \"")
      text.append(zonedInstant: time ?? since)
      text.append("\", \"value\": \"")
      value()
      text.append("\"}")
    }
    func name(_ name: String?) -> (() -> Void)? { name.map { name in { text.append(name: name) } } }
    func instant(_ instant: Int64?) -> (() -> Void)? {
      instant.map { instant in { text.append(zonedInstant: instant) } }
    }
    attribute("procedure", name(dossier.procedure))
    attribute("field", name(dossier.field))
    attribute("channel", name(dossier.channel.rawValue))
    attribute("place", name(dossier.place))
    attribute("due_lawful", instant(dossier.due?.lawful), at: dossier.accepted)
    attribute("state", name(dossier.state.rawValue), at: dossier.closed)
    attribute("verdict", name(dossier.verdict?.logName), at: dossier.closed)
    text.append("], \"relationships\": [")
    relate(to: "agency:", "decided by", text) { text.append(name: dossier.agency) }
    text.append("]}")
  }

  func closing(_ contents: LogContents) -> String {
    var objects = contents.agencies.sorted().map { object("agency", $0, agency: nil) }
    objects += contents.pools.sorted().map { pool in
      object("pool", pool, agency: pool.lastIndex(of: ".").map { String(pool[..<$0]) })
    }
    let types: [JSONValue] = [
      type(
        "dossier",
        ["procedure", "field", "channel", "place", "state", "verdict"].map { ($0, "string") }
          + [("due_lawful", "time")]),
      type("agency", [("name", "string")]), type("pool", [("name", "string")]),
    ]
    let events = contents.activities.sorted { $0.key < $1.key }.map { name, isWork in
      type(
        name,
        isWork
          ? [("start", "time"), ("resource", "string"), ("item", "string")] : [("item", "string")])
    }
    return objects.map { separator + $0.text }.joined() + "\n],\n\"objectTypes\": "
      + JSONValue.array(types).text + ",\n\"eventTypes\": " + JSONValue.array(events).text + "\n}\n"
  }

  private func object(_ kind: String, _ name: String, agency: String?) -> JSONValue {
    let relationships = agency.map {
      JSONValue.object([
        "objectId": .string("agency:\($0)"), "qualifier": .string("staff of"),
      ])
    }
    return .object([
      "id": .string("\(kind):\(name)"), "type": .string(kind),
      "attributes": .array([
        .object([
          "name": .string("name"), "time": .string("1970-01-01T00:00:00+07:00"),
          "value": .string(name),
        ])
      ]),
      "relationships": .array(relationships.map { [$0] } ?? []),
    ])
  }

  private func type(_ name: String, _ attributes: [(String, String)]) -> JSONValue {
    .object([
      "name": .string(name),
      "attributes": .array(
        attributes.map { .object(["name": .string($0.0), "type": .string($0.1)]) }),
    ])
  }
}
