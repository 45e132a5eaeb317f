public import Wording

/// Explains every code of a diagnostic, for `motcua explain`.
public enum DiagnosticCatalogue {
  /// Every code, in order.
  public static var codes: [String] { DiagnosticCode.allCases.map(\.rawValue) }

  /// What a code means and how it is mended, a paragraph; `nil` when there is no such code.
  public static func explanation(of code: String) -> Bilingual? {
    DiagnosticCode(rawValue: code.uppercased()).map {
      Bilingual($0.explanation, vi: $0.vietnameseExplanation)
    }
  }

  /// The code that was probably meant.
  public static func nearest(to code: String) -> String? {
    Spelling.nearest(to: code, in: codes)
  }
}

extension DiagnosticCode {
  fileprivate var explanation: String {
    fileWords ?? nameWords ?? quantityWords ?? meaningWords ?? lifeWords ?? changeWords
      ?? historyWords ?? ""
  }

  private var fileWords: String? {
    switch self {
    case .noSuchInput:
      "The scenario that was named does not exist. Check the path, or write a first scenario with `motcua new`."
    case .unreadableInput:
      "What was named is a folder, a device or a file without permission to read. Name a text file."
    case .tooLarge:
      "Scenarios and tables are read up to 16 MB each and 1,000 files together, so that a slip cannot fill the memory. Repeated rows belong into groups."
    case .emptyFile:
      "The file has no content, or only comments. `motcua new` writes a scenario to start from."
    case .notText:
      "Files are UTF-8 text. Control characters or other encodings mean that the file is binary or was saved differently; spreadsheets call the right choice 'CSV UTF-8'."
    case .tooDeep:
      "No scenario needs more than about 12 levels of nesting; deeper text is a slip of brackets or an attack, and is not read."
    case .tooManyNodes:
      "A file may hold up to 500,000 values. Put repeated rows into a table, or use `count:`."
    case .tooManyProblems:
      "After 200 problems reading goes on but tells no more: one early mistake usually causes the rest."
    case .syntax:
      "The text is not YAML. The place is where the parser gave up; the cause is often the line before: a missing space after a colon, a tab, an open quote or bracket."
    case .duplicateKey:
      "A key may stand once in a mapping. Other tools would silently keep one of the two values."
    case .anchor:
      "Anchors (&) and aliases (*) are refused: they hide where a value comes from and can blow a small file up to billions of values. `like: name` copies an entry."
    case .tag:
      "YAML tags (!assumed) break editors and say nothing here. Where a value comes from is said by a citation, 'value (id)', or `source: id`."
    case .mergeKey:
      "The merge key << is not part of the language. `like: name` copies an entry, and the keys given win."
    case .severalDocuments:
      "A file holds one scenario; `---` begins another document. Put it into a file of its own."
    case .changedByTools:
      "Other YAML tools read some plain texts as something else: 10:30 as 630, 1.10 as 1.1, yes as true, +2 as 2. The language avoids them, so that any tool may load and save a scenario without changing it. Write 10h30, put codes into quotes, give numbers their unit."
    case .emptyValue:
      "A key without a value is read as nothing by YAML. Write a value, or remove the key."
    case .keyShape: "Keys are one word each, in small ASCII letters, digits and hyphens."
    case .controlCharacter:
      "Text must not hold control characters: they cannot be seen, and they steer terminals."
    case .version:
      "A file begins with `motcua: 1`, the version of the language, so that later versions can read it as it was meant."
    default: nil
    }
  }

  private var nameWords: String? {
    switch self {
    case .unknownKey:
      "The mapping has no such key. Often it is misspelt, or stands one level too deep or too shallow."
    case .notSupported:
      "The language knows this, but this version cannot simulate it. It is refused, never ignored, because a result without it would answer another question. Leave it out, or wait for the version that has it."
    case .missingKey: "Something that cannot be left out is missing."
    case .wrongShape:
      "Some values are text, some are lists, `[a, b]` or lines with `- `, some are mappings, `{ key: value }` or lines with `key: value`. Here stands the wrong one."
    case .badName:
      "Names of things have small ASCII letters, digits and hyphens, a letter first: 'so-tu-phap'. What people read goes into `name:`. A reference is a name, or group.member."
    case .reservedName:
      "intake, deciding, all, rest and baseline mean something in the language and cannot be names."
    case .declaredTwice:
      "A name may be declared once, over all files. To alter something that was included, write it under `override:`."
    case .unknownWord: "Only certain words are possible here; the message lists them."
    case .ambiguousName:
      "The member's name occurs in several groups. Write it in full, group.member."
    case .likeCycle:
      "`like:` copies an entry that copies, in the end, the first one. Write one of them out."
    case .unknownSource: "A citation or `source:` names an id that `sources:` does not declare."
    case .unknownCalendar:
      "No calendar has this name. Calendars are declared under `calendars:`, here or in an included file."
    case .unknownField:
      "No field of administration has this name. Fields are declared under `fields:`."
    case .unknownAgency:
      "No agency has this name. Agencies are declared under `agencies:`; a member of a group is written group.member."
    case .unknownProfile: "No profile has this name. Profiles are declared under `profiles:`."
    case .unknownProcedure:
      "No procedure has this name, or it is a group where one procedure is wanted. An entry of demand is about the procedure of its own name unless it has `of:`."
    case .unknownRole:
      "The agency that does a step has no staff of that role. At a group this is checked for every member that serves a place with demand; the message names the first."
    case .unknownStep:
      "`steps:` changes items of the workflow by their names, and there is no such item."
    case .unknownMetric:
      "Metrics are named as in the results: received, resolved, on_time_rate_resolved, …"
    case .unknownDatum: "`split: data.population` needs that number, under `data:`, at every place."
    case .unknownAttribute:
      "A condition asks for `channel`, `place`, `parent` or an attribute that the procedure declares under `attributes:`; a trace may have columns of that name."
    case .unknownEquipment:
      "A step takes equipment that the agency does not have. `with: scanner` means the step's own agency, `with: centre.scanner` the one named; units are declared under `equipment:` there. At a group this is checked for every member that serves a place."
    case .unknownPolicy:
      "`apply:` names policies that `policies:` of the same file, or of a file that it includes, declares."
    default: nil
    }
  }

  private var quantityWords: String? {
    switch self {
    case .badQuantity:
      "The text is not the quantity that is wanted. Quantities are a number and a unit, without grouping and with a point: '30 min', '12 %', '22 per working day', 'triangular 4..8..25 min'."
    case .negative: "Times, counts, shares and rates are never negative."
    case .notFinite: "The number is infinite, not a number, or larger than anything an office has."
    case .wrongUnit:
      "The number has no unit, or one that is not possible here. Work is given in min or h; posts, dossiers and days are written out."
    case .outOfRange:
      "The number has the right form but lies outside what can be: a share above 100 %, a limit of 0 days, an hour after 24h00."
    case .shares: "A set of shares adds to 100 %. `rest` stands for what is left, once."
    case .impossibleDate: "There is no such day: check the month's length and leap years."
    case .reversed: "The end lies before the beginning."
    case .lawParameters:
      "The numbers of this law of chance do not fit together: triangular and uniform need ascending numbers, a mean is above 0, cv is the standard deviation over the mean."
    case .changeOutsidePolicy:
      "A sign means a change, and changes belong to policies. Here stands a value: write it without sign."
    case .missingFile:
      "A file that the scenario names is not there. Paths are written from the scenario's folder."
    case .outsideFolder:
      "Files are read only from the scenario's folder and below it, also through links, so that a scenario can be given away whole and cannot reach into the machine."
    case .unreadableFile: "What the scenario names is a folder or cannot be read."
    case .includeCycle: "A file includes itself, directly or through others."
    case .overrideOfNothing:
      "`override:` changes things that were included, so their names must exist: a misspelt name would otherwise create something unused."
    case .tableText:
      "The table breaks the rules of CSV: a quote is not closed, or text follows one. Cells with separators, quotes or line breaks stand in quotes; quotes inside are doubled."
    case .tableHeader:
      "Each column has a header that is a key, nested keys with dots (staff.officer); a group's table needs the column 'id'."
    case .tableRow: "The row has more or fewer cells than the header, or nothing that can be used."
    case .mangledCode:
      "A spreadsheet took a procedure's code for a number and dropped its last zeros: 1.012790 became 1.01279. Format the column as text and write the code in full."
    default: nil
    }
  }

  private var meaningWords: String? {
    switch self {
    case .emptyWorkflow:
      "A procedure that is asked for needs a workflow with at least one step, its own or one that it copies by `like:`."
    case .noExit:
      "A dossier is resolved when everything before the first `deliver:` is done; something must be done there."
    case .kindKey:
      "Each item of a list of different things begins with exactly one key that says what it is: `step:`, `receive:`, `deliver:`; `metric:`, `figure:`."
    case .repeatedItem:
      "Items of a workflow have names of their own, by which `steps:` changes them and results are reported."
    case .groupShape: "A group has one of `count:`, `each:` and `table:`, and at least one member."
    case .place:
      "`at: group` means the member of the group that serves the dossier's place: the place itself, an agency above it by `parent:`, or one that names it in `serves:`. For every place there must be exactly one; dossiers have places when their demand has `from:`."
    case .unbound:
      "A procedure of a catalogue says `at: intake` and `at: deciding`; whoever uses it binds these words to agencies by `intake:` and `deciding:`."
    case .noPosts:
      "Nobody would ever do this step, or it needs equipment of which there is none, and dossiers would wait for ever."
    case .hourOrder:
      "Each weight holds until the next hour named, so the hours are written in order."
    case .hourOverlap: "The opening intervals of a day are written in order and do not overlap."
    case .neverOpen:
      "The calendar has no hour open in the period, so nobody could work or file there."
    case .longPeriod: "A period has at most 100 years. More data come from more replications."
    case .channelMismatch: "A profile by channel must name every channel that has dossiers."
    case .parentCycle: "`parent:` leads from agency to agency upwards and must end."
    case .noCalendar:
      "Staff work in the opening hours of their agency, so an agency with staff needs a calendar. The statutory clock counts by its own calendar, or else by the deciding agency's."
    case .pairing:
      "`serves: group` on a whole group pairs members by position, so both must be of equal size."
    default: breadthWords
    }
  }

  private var breadthWords: String? {
    switch self {
    case .sendBack:
      "`back` sends to an item before the sender, or to the sender itself, in its own list or in a list around it; not into a case of another choice or another branch, from a branch only to what stands in it or before its parallel, and not once the result can have been delivered."
    case .endlessLoop:
      "A dossier that came into this loop would be sent back, or asked for papers, for ever. Some way out must have a chance above 0 on later passes too: `at-most:`, an `again:` below 100 %, a condition that can fail for that dossier, or an outcome that ends it. Of a parallel with `join: all` every branch must be able to end."
    case .choiceCases:
      "A choice passes at most one of its cases. Either each has a `chance:` (one draw; at most 100 % together, `rest` once) or each has an `if:` (the first that holds)."
    case .preemptsNothing:
      "`preempt: resume` lets a dossier that goes before one in work interrupt it. In the order first-come no later dossier goes before an earlier one, so it would do nothing."
    case .visits:
      "`visits:` says on which weekdays a role works on the dossiers of each agency: those whose place it is or lies below it. Each place with demand needs a day, and the calendar must be open on one of them."
    case .traceKeys:
      "A trace says itself when dossiers come and by which channel, so `arrivals:`, `channels:`, `profile:` and `in-groups:` do not stand beside it; `shift:` and `scale:` need one."
    case .emptyTrace:
      "The trace has no rows that this entry could use: none at all, none of its procedure, or none in the period once `shift:` is added."
    case .backlogDate:
      "A backlog is counted at the end of the day before the run's first day, `as-of:`. Its dossiers were accepted by then and at most ten years before, and none is due before it was accepted. It does not go together with `warm-up:`, which makes a backlog of its own."
    case .backlogCount:
      "`count:` is the published number of dossiers in hand; the rows must add to it exactly."
    case .backlogStep:
      "A dossier in hand stands at a step of its procedure after acceptance and before the first `deliver:`, and not in a branch: it would be in the others as well. One that awaits a supplement stands at a step that can ask for one, one that awaits a payment at a `pause:`, and one that was submitted before everything, where a `receive:` is to accept it. `since:` belongs to those that are held: for the applicant, or at an `ask:`."
    case .sameDate:
      "Of two new values the one that begins later holds. Two that begin on the same day leave open which is meant. A change with a sign, '+2 posts' or '-30 %', can be combined with others."
    case .negativePosts:
      "The changes take away more posts than there are. Values are worked out for each day: the new value that began last, times all percentages, plus all amounts with a sign."
    case .tooManyChanges:
      "The actions of the applied policies, counted once for each staff or procedure that they change, are more than a scenario can be meant to have. Name groups in fewer rows. A procedure can have changes of at most 64 kinds of reach: first and last day, ramp and share."
    case .backlogPart:
      "The dossiers in hand are those of the evening before the first day that is run. With `--from` another day comes first, and nothing is known of the dossiers in hand then: begin on the day after `as-of`, or take the backlog out and let a warm-up fill the office."
    case .notApplied:
      "The policy is read and checked, but the baseline is run without it. Policies that are decided are named in `apply:`, those that are thought of in `compare:`."
    case .assumed:
      "Nothing was cited for these quantities, so they count as assumed and are listed in the results. Cite a source, 'value (id)', or `source: id` on a mapping above."
    case .noLimit:
      "A procedure without a statutory limit has no due date: its dossiers count as on time and, while open, as within time."
    case .noSpread:
      "Without `spread:` arrivals vary only as Poisson does, which is less than any office does; intervals will be too narrow."
    default: nil
    }
  }

  /// Waits, exits, branches and what lies between agencies.
  private var lifeWords: String? {
    switch self {
    case .exit:
      "Dossiers end in different ways at different times. `refuse` turns one away at the first `receive:` and it never counts as received (not where `starts: arrival` accepts all); `return` and `stop` end one that was accepted; a `supplement` is asked for by staff, at a step or a `receive:`. Once the first `deliver:` may have been passed the dossier is resolved, and nothing but work can come."
    case .noAnswer:
      "`no-answer:` is the share of requests that are never answered; those dossiers are closed after `close-after:`. Each needs the other (a table may have `no-answer: 0 %` in some rows). `silence: consent` goes on when the limit `answer-by:` is over, so it needs one."
    case .parallel:
      "`parallel:` has `branches:`, a mapping from names to lists of items, each with at least one item. Branches may hold steps, asks, pauses, choices and parallels; a dossier is received and delivered as a whole, so `receive:` and `deliver:` stand outside."
    case .turn:
      "`ask:`, `pause:` and `parallel:` belong to the time in which the office is deciding: after the first `receive:` (if there is one and the clock does not start at arrival) and before the first `deliver:`."
    case .batch:
      "`batch: { tue..thu: [08h00, 14h00] }` has moments, in order, at which what waits for the step is released together; `batch-size:` and `setup:` say how many go at once and what work comes on top, and mean nothing without it."
    case .neverBegun:
      "Work on a step begins on a day that its batch, its window, the visiting days and the calendar of its staff all leave open; there must be one for each place with demand. A moment of a batch that falls on a closed day moves to the same hour of the next open one."
    case .stages:
      "`stage:` items stand in the procedure's own list, one after the other: not in a branch, a case or another stage. Other items may stand before the first, where nothing is delivered yet, and behind the last, where nothing is received any more. Each stage has a `do:` in which a step or an ask comes before any `deliver:`."
    case .linkage:
      "`linkage:`, `after:` and `resubmit:` are about the stages of a workflow. `after:` names one that others follow; `linkage: none` makes each stage a dossier of its own and needs `resubmit:`, which says when applicants file the next one."
    case .intakeChoice:
      "`intake: { home: 85 %, nearest: 10 %, least-busy: 5 % }` of a demand says where applicants bring their dossiers: to the agency that serves their place, to another member of its group under the same `parent:`, or to the member where fewest wait. So the `intake:` of the procedure must be a group, some items must be done `at: intake`, and there must be more than one member to choose from. Who decides does not change."
    case .handOver:
      "A hand-over goes electronically with the share `electronic:` and else as paper; what is `lost:` is sent again one working day later, drawn at each try, so it must get through at last."
    case .recording:
      "`recording:` says how records differ from what happens: the share `entered:`, the `lag:` until an end is recorded, ends that are `missing:`, states that are `wrong:`, late ones closed in `bulk:`. A row is `of:` procedures or of the agencies that decide, or of all; the first row that fits a dossier counts. Nothing of it touches what happens."
    case .outage:
      "`outages: [ { of: communes, closed: 2025-07-01..2025-07-03, share: 50 % } ]` takes that share of every pool of those agencies away on those days. Only agencies with staff can have one. Equipment is out of order by itself: `equipment: { scanner: { units: 2 units, down: 5 % } }`."
    case .secondment:
      "`seconded: [ { from: police.officer, posts: 1 post, days: [tue, thu] } ]` lends whole posts of other staff on some days: they work here then and are missing there. Nobody is at two desks, so on no day may more be lent than there are whole posts, and nobody is lent to the pool that he comes from. Only an agency of level `outside` may have no such staff; then nobody is missing."
    case .openDays:
      "Nobody works at an agency before its `opens:` date, nor from its `closes:` date on, which is its first closed day. Each place needs exactly one open member of a group, or the open agency that is named, on every day of the run on which dossiers come."
    case .extensionOfSameDay:
      "An extension is asked for on a day before the due date, so a procedure that is due the same day never gets one. That is lawful and changes nothing; it is said so that nobody waits for it."
    default: nil
    }
  }

  /// Rules of procedures that change on dates.
  private var changeWords: String? {
    switch self {
    case .limitChange:
      "A limit is changed by a percentage, by an amount in its own unit ('-3 working days' of a limit in working days), or replaced: '5 working days'. What is left is rounded up to the next whole unit, once, and lies between 1 and ten years. A result on the same day can be replaced; a percentage that cuts it leaves it, since a part of a day is rounded up to the day."
    case .chanceChange:
      "The chance is worked out for each day: the new value that began last, times all percentages, plus all percentage points. It must lie between 0 % and 100 %, and the chances of all outcomes of an item must not add to more than 100 %, for every set of changes that can reach a dossier together."
    case .workChange:
      "Work is changed by a percentage, for all items or one, or for one item by minutes with a sign or a new law: `work: { appraise: -20 %, sign: 5 min, check: -5 min }`. A draw never falls below 0, but its mean must not either; laws in tables ('sample') stand in the workflow only."
    case .family:
      "`vary:` makes a policy a family: `{ vary: { cut: [-10 %, -20 %] }, do: [ { simplify: permit, limit: $cut } ] }` stands for two policies, `cut-limit[cut=-10 %]` and `cut-limit[cut=-20 %]`. A value stands for a whole value of the policy; each name of `vary:` must be used, and each `$name` must be one of them. In `compare:` a family stands for all its members, and a set of several families for all combinations."
    case .costChange:
      "Fee and papers are worked out for each day: the new value that began last, times all percentages, plus all amounts. What is left must not be below 0, for every set of changes that can reach a dossier together."
    case .droppedItem:
      "`drop:` takes items out of the workflow of the dossiers that are reached. A `receive:` is the acceptance itself and stays; an item that another one sends back to (`back: … to:`) goes only together with that one; and something must be left to do before the result."
    case .nothingToChange:
      "Every procedure or group that an action names must have what it changes in at least one place: a limit to cut, the item, a request for papers, a refusal. An action without any change does nothing and is refused."
    case .movedPosts:
      "`move:` takes posts from staff and gives them to one role at one agency, `to: departments.so-tnmt.officer`, so that nobody is lost or made on the way. At every one of the named staff as many leave; on no day more than there are. To make posts, or to let them go, use `staff:`."
    case .openedHours:
      "`open:` lets staff work by another calendar on the days of the action: each by one calendar a day, so that actions about the same staff must not have a day in common. Only hours change: what happens to work at closing (`at-closing:`) must be the same in both calendars."
    case .channelShift:
      "`online:` moves points of a source's dossiers from the counter to online and assisted, or back: `share: +25 pp` adds to what is there, `share: 70 %` is the new share of the whole. Only what is at the counter can move away from it, and only what is online or assisted can come back: on no day more than there is, all policies together."
    case .review:
      "`review: centre, at: { mon: 08h00 }, near-due: 3 working days` lists what waits at those agencies and is due soon, and serves it first. An agency with staff is reviewed by one rule a day, so that reviews of the same agency must not have a day in common."
    case .spreading:
      "`ramp:` and `effective:` say which dossiers a change of rules reaches. Posts change for everybody and at once, so the two keys stand on the actions that they are meant for, not on a policy with `staff` in it."
    default: nil
    }
  }

  private var historyWords: String? {
    switch self {
    case .costs:
      "`costs:` says what applicants' time and expenses are worth: hours cost `wage:` VND each, or `income:` of a year / (12 x 22 x 8), one of the two; `copies:` of each paper need a `copy-price:`. What is not given is 0 and never guessed."
    case .historyColumns:
      "A history of arrivals is a table in long form: a column of days or months (date, day, month, period), a column of counts (count, arrivals, received, dossiers) and any columns that tell series apart, such as procedure and place. Columns of other names are named with `--date-column`, `--count-column` and `--from-column`."
    case .historyTime:
      "Days are written 2023-05-31 and months 2023-05, one of both in a history; days can be forecast by month, months cannot by day."
    case .historyCount:
      "A count is a whole number of dossiers, 0 or more. Rates, shares and negative corrections are not counts; add corrections to the day or month they belong to."
    case .historyTwice:
      "Each series has one count a day or month. Two rows for the same values of all columns could be a slip or two parts of a sum; the forecast does not guess."
    case .historyGap:
      "Every series goes from the first to the last day or month of the history. A row that is missing may mean that nobody came or that nobody counted; say `--gaps zero` for the former. Saturdays, Sundays and days off may be missing: they count 0."
    case .stateTable:
      "`--states FILE.csv` says where forms count the dossiers of each state. The table has the columns state, form-06a and progress-766 (one of the two may be missing, and then counts as usual) and a row for each state. A cell is closed, open or paused, where a dossier is counted by its own standing, or one column such as closed-on-time, where all of that state are. The states.csv of any run is a table to start from."
    default: nil
    }
  }
}
