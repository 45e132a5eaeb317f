import Experiments
import Scenarios
import WorkingTime

/// What happened to dossiers as an event log of IEEE 1849: `events.xes`.
///
/// A dossier is a trace. Work is two events, `start` and `complete`; a moment is `complete` alone. The
/// events of a trace are in the order of time.
struct EventsXES: LogFormat {
  let title: String

  let name = "events.xes"
  let wantsEvents = true
  let separator = ""
  let streamCount = 1

  func text() -> LogText { LogText { XMLText.escaped($0) } }

  func opening(_ stream: Int) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
    <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
    <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
    <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
    <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
    <global scope="trace"><string key="concept:name" value="-"/></global>
    <global scope="event"><string key="concept:name" value="-"/>\
    <string key="lifecycle:transition" value="complete"/>\
    <date key="time:timestamp" value="1970-01-01T00:00:00+07:00"/></global>
    <classifier name="Activity" keys="concept:name"/>
    <classifier name="Activity and lifecycle" keys="concept:name lifecycle:transition"/>
    <string key="concept:name" value="\(XMLText.escaped(title))"/>

    """
  }

  func closing(_ contents: LogContents) -> String { "</log>\n" }

  func write(_ dossier: LoggedDossier, to streams: [LogText]) {
    let text = streams[0]
    text.append("<trace>\n<string key=\"concept:name\" value=\"")
    text.append(caseOf: dossier)
    text.append("\"/>")
    string("procedure", dossier.procedure, text)
    string("field", dossier.field, text)
    string("channel", dossier.channel.rawValue, text)
    string("place", dossier.place, text)
    string("agency", dossier.agency, text)
    string("state", dossier.state.rawValue, text)
    string("verdict", dossier.verdict?.logName, text)
    date("accepted", dossier.accepted, text)
    date("due_lawful", dossier.due?.lawful, text)
    date("closed", dossier.closed, text)
    text.append("\n")
    for moment in moments(of: dossier.events) { write(moment, text) }
    text.append("</trace>\n")
  }

  /// A beginning, an end, or a moment.
  private struct Moment {
    let instant: Int64
    let transition: String
    let event: LoggedEvent
  }

  /// In the order of time; of one instant in the order of the events, a beginning before its end.
  private func moments(of events: [LoggedEvent]) -> [Moment] {
    var moments: [Moment] = []
    for event in events {
      if event.isWork {
        moments.append(Moment(instant: event.start, transition: "start", event: event))
      }
      if let end = event.end {
        moments.append(Moment(instant: end, transition: "complete", event: event))
      }
    }
    return moments.enumerated()
      .sorted { ($0.element.instant, $0.offset) < ($1.element.instant, $1.offset) }
      .map(\.element)
  }

  private func write(_ moment: Moment, _ text: LogText) {
    text.append("<event><string key=\"concept:name\" value=\"")
    text.append(name: moment.event.activity)
    text.append("\"/><string key=\"lifecycle:transition\" value=\"")
    text.append(moment.transition)
    text.append("\"/>")
    date("time:timestamp", moment.instant, text)
    string("org:resource", moment.event.resource, text)
    string("org:role", moment.event.pool, text)
    string("org:group", moment.event.agency, text)
    if !moment.event.isWork { string("item", moment.event.item, text) }
    text.append("</event>\n")
  }

  private func string(_ key: String, _ value: String?, _ text: LogText) {
    guard let value else { return }
    open("string", key, text)
    text.append(name: value)
    text.append("\"/>")
  }

  private func date(_ key: String, _ instant: Int64?, _ text: LogText) {
    guard let instant else { return }
    open("date", key, text)
    text.append(zonedInstant: instant)
    text.append("\"/>")
  }

  private func open(_ kind: String, _ key: String, _ text: LogText) {
    text.append("<")
    text.append(kind)
    text.append(" key=\"")
    text.append(key)
    text.append("\" value=\"")
  }
}

/// Text inside an attribute of XML 1.0.
enum XMLText {
  /// Marks and breaks are written as references; what XML forbids becomes U+FFFD, and what could turn the
  /// direction of the text around it is a reference too, so that the file shows what it holds.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&apos;"
      case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
      default:
        if scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE {
          escaped += "\u{FFFD}"
        } else if (0x7F...0x9F).contains(scalar.value) || scalar.turnsDirection {
          escaped += "&#\(scalar.value);"
        } else {
          escaped.unicodeScalars.append(scalar)
        }
      }
    }
    return escaped
  }
}
