import Wording
import WorkingTime

/// The language of scenario files as key tables: the whole file and the office in it.
enum Language {
  static let scenario = KeyTable(
    noun: Bilingual("a scenario", vi: "kịch bản"),
    keys: [
      Key(
        "motcua", .quantity(.version), "The version of the language; the first key of every file.",
        required: true),
      Key("title", .text, "What the scenario is called."),
      Key("question", .text, "The question that the scenario answers."),
      Key("period", .quantity(.period), "The days counted, both included."),
      Key(
        "include", .list(.quantity(.yamlPath)),
        "Files whose office is taken in: never their question."),
      Key(
        "override", .mapping(overrides),
        "Changes to entries that were included; the names must exist."),
      Key("source", .citation, "The source of everything below that cites none itself."),
      Key("sources", .named(.source, .mapping(source)), "What is cited, by id."),
      Key("fields", .named(.name, .text), "Fields of administration and their labels."),
      Key("calendars", .named(.name, .mapping(calendar)), "Opening hours."),
      Key(
        "profiles", .named(.name, .mapping(profile)),
        "How arrivals follow the year, the week, the day and Tết."),
      Key("agencies", .named(.name, .mapping(agency)), "Who works, and where."),
      Key("clock", .mapping(clock), "The statutory clock of every procedure."),
      Key(
        "procedures", .named(.name, .mapping(procedure)),
        "What is applied for, and how it is handled."),
      Key(
        "hand-overs", .list(.mapping(handOver)),
        "How dossiers go from agency to agency: the first row that fits counts; none: at once."),
      Key(
        "recording", .list(.mapping(recording)),
        "How records differ from what happens, which they never touch: the first row that fits counts; none: records are not asked about."
      ),
      Key(
        "outages", .list(.mapping(outage)),
        "Days on which a share of the staff of some agencies cannot work."),
      Key(
        "costs", .mapping(costs),
        "What applicants' time and expenses are worth, for compliance costs; none: no costs are worked out."
      ),
      Key(
        "index-766", .mapping(index766), "What indicators of decision 766 need beside the run."),
      Key("demand", .named(.entryName, .mapping(demand)), "How many dossiers come."),
      Key("backlog", .mapping(backlog), "The dossiers in hand when the period starts."),
      Key(
        "so-far", .mapping(soFar),
        "What was published of the time before the period, to say where both together end."),
      Key("observed", .items(observed), "Published figures to print beside the simulated ones."),
      Key("experiment", .mapping(experiment), "How the runs are made."),
      Key("policies", .named(.policy, .mapping(policy)), "What changes on a date, or might."),
      Key(
        "apply", .either([.reference, .list(.reference)]),
        "The policies that are decided: part of the baseline."),
      Key(
        "compare", .list(.either([.reference, .list(.reference), .mapping(policySet)])),
        "Sets of policies to hold against the baseline: a policy, a list of them, or a set with a name."
      ),
    ])

  /// Sections that `include:` brings; everything else of an included file is left.
  static let office = [
    "sources", "fields", "calendars", "profiles", "agencies", "clock", "costs", "index-766",
    "procedures",
  ]

  /// Sections of the office whose keys are settings and not names.
  static let settings = ["clock", "costs", "index-766"]

  static let overrides = KeyTable(
    noun: Bilingual("an override", vi: "phần thay thế"),
    keys: [
      Key("sources", .named(.source, .mapping(source)), "Changes to sources."),
      Key("fields", .named(.name, .text), "Changes to labels of fields."),
      Key("calendars", .named(.name, .mapping(calendar)), "Changes to calendars."),
      Key("profiles", .named(.name, .mapping(profile)), "Changes to profiles."),
      Key(
        "agencies", .named(.reference, .mapping(agency)),
        "Changes to agencies; `communes.c01` names a member."),
      Key("clock", .mapping(clock), "Changes to the clock."),
      Key("costs", .mapping(costs), "Changes to the costs of applicants."),
      Key("index-766", .mapping(index766), "Changes to the inputs of the 766 indicators."),
      Key(
        "procedures", .named(.reference, .mapping(procedure)),
        "Changes to procedures and, by `steps:`, their items."),
      Key("source", .citation, "The source of everything below that cites none itself."),
    ])

  static let source = KeyTable(
    noun: Bilingual("a source", vi: "nguồn"), definition: "source",
    keys: [
      Key(
        "status", .word(ParameterStatus.allCases.map(\.rawValue)),
        "What stands behind the quantities that cite it.", required: true),
      Key("cite", .text, "Its words: title, date, page.", required: true),
      Key("note", .text, "A remark."),
    ])

  static let calendar = KeyTable(
    noun: Bilingual("a calendar", vi: "lịch"), definition: "calendar",
    keys: [
      like,
      Key(
        "hours", .either([.word(["always"]), .named(.dayRange, intervals)]),
        "`always`, or intervals by day; a later day key overrides an earlier range."),
      Key(
        "holidays", .word(HolidayRule.allCases.map(\.rawValue)),
        "Which public holidays close it; swap days included (default none)."),
      Key(
        "closed", .either([.quantity(.dayOrDays), .list(.quantity(.dayOrDays))]),
        "Further days closed."),
      Key(
        "at-closing", .word(AtClosing.allCases.map(\.rawValue)),
        "What happens to work in hand at closing (default suspend)."),
      sourceKey,
    ])

  static let intervals = Shape.either([.quantity(.interval), .list(.quantity(.interval))])

  static let profile = KeyTable(
    noun: Bilingual("a profile", vi: "mẫu nhịp đến"), definition: "profile",
    keys: [
      like,
      Key(
        "when", .word(["always", "open hours of intake"]),
        "When dossiers can arrive (default always)."),
      Key(
        "month", .mapping(weights(Bilingual("the months", vi: "các tháng"), months)),
        "Weights of months; a missing month is 1."
      ),
      Key(
        "weekday",
        .mapping(weights(Bilingual("the weekdays", vi: "các ngày trong tuần"), weekdays)),
        "Weights of weekdays; a missing weekday is 1."),
      Key(
        "hour", .named(.time, .quantity(.weight)),
        "Weights that hold from a time of day until the next, ascending."),
      Key("tet", .mapping(tet), "Fewer dossiers before Tết and more after it."),
      Key("trend", .quantity(.trend), "Growth per year around the middle of the period."),
      Key(
        "spread", .mapping(spread), "How much years and days vary beyond Poisson (default none)."),
      sourceKey,
    ])

  static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  static let weekdays = Weekday.allCases.map(\.abbreviation)

  private static func weights(_ noun: Bilingual, _ names: [String]) -> KeyTable {
    KeyTable(noun: noun, keys: names.map { Key($0, .quantity(.weight), "A weight.") } + [sourceKey])
  }

  private static let tet = KeyTable(
    noun: Bilingual("the effect of Tết", vi: "ảnh hưởng của Tết"),
    keys: [
      Key("before", .quantity(.days), "Days over which arrivals fall to `low`.", required: true),
      Key(
        "low", .quantity(.spread), "The weight on the last day before the break.", required: true),
      Key(
        "after", .quantity(.days), "Days over which arrivals return from `high`.", required: true),
      Key(
        "high", .quantity(.spread), "The weight on the first day after the break.", required: true),
      sourceKey,
    ])

  private static let spread = KeyTable(
    noun: Bilingual("a spread", vi: "độ phân tán"),
    keys: [
      Key("year", .quantity(.spread), "Standard deviation over mean of the factor of each year."),
      Key("day", .quantity(.spread), "Standard deviation over mean of the factor of each day."),
      sourceKey,
    ])

  static let like = Key("like", .reference, "An entry to copy; the keys given here win.")
  static let sourceKey = Key(
    "source", .citation, "The source of everything below that cites none itself.",
    vi: "Nguồn của mọi thứ bên dưới không tự nêu nguồn.")
}
